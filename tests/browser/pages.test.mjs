import assert from "node:assert/strict";
import { test } from "node:test";
import {
  STAFF, addToCart, api, audit, fillCheckout, goods, placeOrder, uniqueEmail, withBrowser,
} from "./shop.mjs";

const shopper = withBrowser();

async function categorySlug() {
  return (await api("/categories")).items[0].slug;
}

/** What anybody can open. */
const OPEN = {
  home: () => "/",
  "home in German": () => "/de",
  category: async () => `/c/${await categorySlug()}`,
  search: () => "/search?q=bag",
  "search without results": () => "/search?q=qqqqzzzz",
  product: async () => `/p/${(await api("/products?limit=1")).items[0].slug}`,
  "product that is sold out": async () => `/p/${(await goods({ stock: 0 })).slug}`,
  "empty cart": () => "/cart",
  tracking: () => "/orders/track",
  "sign-in": () => "/sign-in",
  register: () => "/register",
  "forgotten password": () => "/account/forgot-password",
  "page that is not there": () => "/nothing-here",
  "admin sign-in": () => "/admin/sign-in",
  "API description": () => "/api/docs",
  mailbox: () => "/dev/mailbox",
};

for (const [name, path] of Object.entries(OPEN)) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await shopper(t);
    await page.goto(await path());
    await audit(page);
  });
}

test("axe finds nothing from the filled cart to the confirmation", async (t) => {
  const page = await shopper(t);
  await addToCart(page, await goods());
  await page.getByText("Added to your cart.").waitFor();
  await audit(page);
  await page.goto("/cart");
  await audit(page);
  await page.goto("/checkout");
  await audit(page);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("alert").waitFor();
  await audit(page);
  await fillCheckout(page, uniqueEmail("axe"));
  await page.getByLabel("Card that asks for confirmation").check();
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("button", { name: "Approve" }).waitFor();
  await audit(page);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
  await audit(page);
});

test("axe finds nothing in an account", async (t) => {
  const email = uniqueEmail("account");
  const page = await shopper(t);
  await page.goto("/register");
  await page.getByLabel("Name", { exact: true }).fill("Carla Customer");
  await page.getByLabel("Mail address").fill(email);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/account|\/$/);
  await page.goto("/account");
  await audit(page);
  await page.goto("/account/addresses/new");
  await audit(page);
});

test("axe finds nothing in the admin", async (t) => {
  const product = await goods();
  const order = await placeOrder(product, uniqueEmail("admin-axe"));
  const page = await shopper(t);
  await page.goto("/admin/sign-in");
  await page.getByLabel("Email address").fill(STAFF.email);
  await page.getByLabel("Password").fill(STAFF.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  for (const path of [
    "/admin", "/admin/orders", `/admin/orders/${order.id}`, "/admin/products", "/admin/products/new",
    `/admin/products/${product.id}`, "/admin/stock", `/admin/stock/${product.variants[0].id}`,
    "/admin/promotions", "/admin/promotions/new", "/admin/nothing-here",
  ]) {
    await page.goto(path);
    await audit(page);
  }
});

test("whoever goes by keyboard sees where they are", async (t) => {
  const page = await shopper(t);
  for (const path of ["/", "/cart", "/sign-in", "/admin/sign-in"]) {
    await page.goto(path);
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return "nothing";
        const style = getComputedStyle(element);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        return outlined || style.boxShadow !== "none" ? "" : element.outerHTML.slice(0, 200);
      });
      if (seen === "nothing") break;
      assert.equal(seen, "", `${path}: focus cannot be seen`);
    }
  }
});
