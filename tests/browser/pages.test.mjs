import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addToCart, anyProduct, assertAccessible, buyButton, fillCheckout, launch, newProduct, placeOrder, signInToAdmin, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const PLAIN = [
  "/",
  "/de/",
  "/c/clothing",
  "/search?q=mug",
  "/search?q=nothing-matches-this",
  "/cart",
  "/sign-in",
  "/register",
  "/orders/track",
  "/account/forgot-password",
  "/there-is-no-such-page",
  "/dev/mailbox",
];

for (const colorScheme of ["light", "dark"]) {
  test(`no page has an axe violation (${colorScheme})`, () =>
    visit(browser, { colorScheme }, async (page) => {
      for (const path of PLAIN) {
        await page.goto(path);
        await assertAccessible(page, path);
      }
      // Thousands of elements, but all operations are written the same way.
      await page.goto("/api/docs");
      await assertAccessible(page, "API", ["header", "nav", "#add_line", "#create_product", "#search_products"]);
      const product = await anyProduct();
      await page.goto(`/p/${product.slug}`);
      await assertAccessible(page, "product");
      await addToCart(page);
      await page.goto("/cart");
      await assertAccessible(page, "cart");
      await page.goto("/checkout");
      await assertAccessible(page, "checkout");
      await buyButton(page).click();
      await assertAccessible(page, "checkout with errors");
      await fillCheckout(page, { token: "tok_3ds" });
      await buyButton(page).click();
      await page.getByRole("button", { name: "Approve" }).waitFor();
      await assertAccessible(page, "3-D Secure");
      await page.getByRole("button", { name: "Approve" }).click();
      await page.getByRole("heading", { name: /^Order \d+$/ }).waitFor();
      await assertAccessible(page, "order");
    }));
}

for (const colorScheme of ["light", "dark"]) {
  test(`no page of the admin has an axe violation (${colorScheme})`, () =>
    visit(browser, { colorScheme }, async (page) => {
      await page.goto("/admin/sign-in");
      await assertAccessible(page, "admin sign-in");
      await signInToAdmin(page);
      const product = await newProduct();
      const order = await placeOrder(product);
      for (const path of [
        "/admin",
        "/admin/orders",
        `/admin/orders/${order.id}`,
        "/admin/products",
        "/admin/products/new",
        `/admin/products/${product.id}`,
        "/admin/stock",
        `/admin/stock/${product.variants[0].id}`,
        "/admin/promotions",
        "/admin/promotions/new",
      ]) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await assertAccessible(page, path);
      }
    }));

  test(`no page of an account has an axe violation (${colorScheme})`, () =>
    visit(browser, { colorScheme }, async (page) => {
      await page.goto("/register");
      await page.getByLabel("Name").fill("Carla Customer");
      await page.getByLabel("Email").fill(`axe-${colorScheme}-${Date.now()}@example.com`);
      await page.getByLabel("Password").fill("a long enough password");
      await page.getByRole("button", { name: "Create account" }).click();
      await page.getByRole("heading", { name: "Your account" }).waitFor();
      await assertAccessible(page, "account");
      await page.goto("/account/addresses/new");
      await assertAccessible(page, "new address");
    }));
}

test("the keyboard reaches everything, and one sees where it is", () =>
  visit(browser, {}, async (page) => {
    await page.goto("/");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return document.activeElement !== document.body && style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      });
      assert.ok(seen, `step ${step} shows its focus`);
    }
  }));

test("pages say what they are: status, title, language, policy", async () => {
  await visit(browser, {}, async (page) => {
    const home = await page.goto("/");
    const headers = home.headers();
    assert.match(headers["content-security-policy"], /script-src 'self' 'wasm-unsafe-eval'/);
    assert.doesNotMatch(headers["content-security-policy"], /unsafe-inline/);
    assert.equal(headers["cache-control"], "public, max-age=5");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator('link[hreflang="de"]').getAttribute("href"), "/de/");
    assert.equal((await page.goto("/there-is-no-such-page")).status(), 404);
    assert.equal((await page.goto("/p/there-is-no-such-product")).status(), 404);
    assert.equal((await page.goto("/c/there-is-no-such-category")).status(), 404);
    const titles = new Set();
    for (const path of ["/", "/c/clothing", "/search?q=mug", "/cart", "/sign-in"]) {
      await page.goto(path);
      titles.add(await page.title());
    }
    assert.equal(titles.size, 5, "every page has a title of its own");
  });
});
