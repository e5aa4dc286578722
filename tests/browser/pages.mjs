// Every page of the shop, one table for the accessibility stories and the screenshots: the states that need steps are
// written down, and what else a link leads to is found by following the links.
import assert from "node:assert/strict";
import {
  addToCart, anyProduct, buyButton, fillCheckout, newProduct, orderHeading, placeOrder, register, seededProduct,
  signInToAdmin,
} from "./support.mjs";

/** Pages that anybody can open at once. */
const OPEN = [
  ["home", "/"],
  ["category", "/c/clothing"],
  ["category-filtered", "/c/clothing?in_stock=true&sort=price_asc"],
  ["search", "/search?q=shirt"],
  ["search-empty", "/search?q=nothing-matches-this"],
  ["cart-empty", "/cart"],
  ["sign-in", "/sign-in"],
  ["register", "/register"],
  ["track", "/orders/track"],
  ["forgot-password", "/account/forgot-password"],
  ["not-found", "/there-is-no-such-page", 404],
];

/** One page stands for all that differ in nothing but what they show. */
export const patternOf = (url) =>
  new URL(url).pathname
    .replace(/^\/de(?=\/|$)/, "")
    .replace(/^\/(p|c)\/[^/]+/, "/$1/*")
    .replace(/[a-z]{2,4}_[0-9a-z]{20,}/g, "*")
    .replace(/^(\/admin\/settings\/payments)\/(?!new$)[^/]+/, "$1/*")
    .replace(/(.)\/$/, "$1") || "/";

/** Not pages of the shop's own, or not to be walked into. */
const SKIPPED = /^\/(api|assets|pkg|media|dev)\/|\.(xml|txt|json|svg|png|webp|csv)$|sign-out/;

/** The links of the page that stay in the shop, in this language. */
const linksOn = (page, prefix) =>
  page.evaluate(
    ({ prefix, skipped }) =>
      [...document.querySelectorAll("a[href]")]
        .map((link) => new URL(link.href))
        .filter(({ origin, pathname }) => origin === location.origin && !new RegExp(skipped).test(pathname))
        .filter(({ pathname }) => /^\/(de|admin)(\/|$)/.test(pathname) === (prefix !== ""))
        .filter(({ pathname }) => prefix === "" || pathname.startsWith(prefix))
        .map(({ href }) => href),
    { prefix, skipped: SKIPPED.source },
  );

/** Opens what the pages so far link to, one page of each kind, and fails where a link leads nowhere. */
class Walk {
  constructor(page, prefix) {
    Object.assign(this, { page, prefix, seen: new Set(), found: new Map() });
  }

  async note() {
    this.seen.add(patternOf(this.page.url()));
    for (const href of await linksOn(this.page, this.prefix)) {
      if (!this.found.has(patternOf(href))) this.found.set(patternOf(href), { href, from: this.page.url() });
    }
  }

  async *rest() {
    for (;;) {
      const next = [...this.found].find(([pattern]) => !this.seen.has(pattern));
      if (!next) return;
      const [pattern, { href, from }] = next;
      this.seen.add(pattern);
      const answer = await this.page.goto(href);
      assert.equal(answer.status(), 200, `${from} links to ${href}`);
      await this.note();
      yield pattern.replace(/^\/(admin\/?)?/, "").replace(/\*$/, "one").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "");
    }
  }
}

/** Opens every page of the storefront in turn, in the language of `prefix`, and yields its name. */
export async function* shopPages(page, prefix = "") {
  const walk = new Walk(page, prefix);
  const go = async (path, status = 200) => {
    const answer = await page.goto(prefix + path);
    assert.equal(answer.status(), status, prefix + path);
    await walk.note();
  };
  for (const [name, path, status] of OPEN) {
    await go(path, status);
    yield name;
  }
  const withOptions = await seededProduct();
  await go(`/p/${withOptions.slug}`);
  yield "product";
  const product = await anyProduct();
  await go(`/p/${product.slug}`);
  yield "product-plain";
  await addToCart(page, prefix, withOptions);
  await addToCart(page, prefix, product);
  await go("/cart");
  yield "cart";
  // Ordered is the one that there is plenty of.
  await page.context().clearCookies({ name: "shop_cart" });
  await addToCart(page, prefix, product);
  await go("/checkout");
  yield "checkout";
  const sameAddress = page.locator("[name=billing_same]");
  await sameAddress.uncheck();
  yield "checkout-billing";
  await sameAddress.check();
  // The browser's own check would stop an empty form; the page's errors are for those that it does not stop.
  await page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
  await buyButton(page).click();
  await page.locator("main [aria-invalid=true]").first().waitFor();
  yield "checkout-errors";
  await fillCheckout(page, { token: "tok_3ds" });
  await buyButton(page).click();
  const approve = page.getByRole("button", { name: prefix === "/de" ? "Freigeben" : "Approve" });
  await approve.waitFor();
  yield "3ds";
  await approve.click();
  await orderHeading(page).waitFor();
  await walk.note();
  yield "order";
  await register(page, prefix);
  await walk.note();
  yield "account-new";
  await go("/account/addresses/new");
  yield "address-new";
  await addToCart(page, prefix, product);
  await go("/checkout");
  await fillCheckout(page);
  await buyButton(page).click();
  await orderHeading(page).waitFor();
  await go("/account");
  yield "account";
  yield* walk.rest();
}

/** Opens every page of the admin in turn and yields its name. */
export async function* adminPages(page) {
  const walk = new Walk(page, "/admin");
  const go = async (path) => {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200, path);
    await walk.note();
  };
  await go("/admin/sign-in");
  yield "sign-in";
  await signInToAdmin(page);
  const product = await newProduct();
  const order = await placeOrder(product);
  for (const [name, path] of [
    ["dashboard", "/admin"],
    ["orders", "/admin/orders"],
    ["order", `/admin/orders/${order.id}`],
    ["order-refund", `/admin/orders/${order.id}/refund`],
    ["products", "/admin/products"],
    ["new-product", "/admin/products/new"],
    ["product", `/admin/products/${product.id}`],
    ["stock", "/admin/stock"],
    ["stock-item", `/admin/stock/${product.variants[0].id}`],
    ["promotions", "/admin/promotions"],
    ["new-promotion", "/admin/promotions/new"],
    ["gift-cards", "/admin/gift-cards"],
  ]) {
    await go(path);
    yield name;
  }
  yield* walk.rest();
}
