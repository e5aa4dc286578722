import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accountHeading, addToCart, api, launch, mailsAbout, newProduct, placeOrder, signInToAdmin, stockOf, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the staff sends a parcel, and the shopper hears of it", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    const order = await placeOrder(product);
    await signInToAdmin(page);
    await page.goto("/admin/orders");
    await page.getByRole("link", { name: `#${order.number}`, exact: true }).click();
    await page.getByLabel("Carrier").fill("DHL");
    await page.getByLabel("Tracking number").fill("JJD0001");
    await page.getByRole("button", { name: "Mark as sent" }).click();
    await page.getByText("This order cannot be cancelled any more.").waitFor();
    const { on_hand, allocated } = await stockOf(product);
    assert.deepEqual({ on_hand, allocated }, { on_hand: 9, allocated: 0 });
    const mails = await mailsAbout(order.id, 2);
    assert.deepEqual(mails.map(({ kind }) => kind).sort(), ["order_placed", "order_shipped"]);
  }));

test("the staff cancels an order, and its stock is free again", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    const order = await placeOrder(product);
    await signInToAdmin(page);
    await page.goto(`/admin/orders/${order.id}`);
    await page.getByText("Cancel this order…").click();
    await page.getByLabel("Reason").fill("The shopper asked for it");
    await page.getByRole("button", { name: "Cancel the order" }).click();
    await page.getByText("This order cannot be cancelled any more.").waitFor();
    const { available, allocated } = await stockOf(product);
    assert.deepEqual({ available, allocated }, { available: 10, allocated: 0 });
  }));

test("the staff adjusts stock, with a reason", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    await signInToAdmin(page);
    await page.goto(`/admin/stock/${product.variants[0].id}`);
    await page.getByLabel("Add or remove").fill("-3");
    await page.getByLabel("Reason").fill("Broken in the warehouse");
    await page.getByRole("button", { name: "Adjust the stock" }).click();
    await page.getByText("Broken in the warehouse").first().waitFor();
    assert.equal((await stockOf(product)).on_hand, 7);
  }));

test("what the staff adds can be bought at once", () =>
  visit(browser, {}, async (page) => {
    const title = `Vase ${Date.now().toString(36)}`;
    await signInToAdmin(page);
    await page.goto("/admin/products/new");
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Status").selectOption({ label: "Active: on sale" });
    await page.getByLabel("SKU of variant 1").fill(title.toUpperCase().replace(" ", "-"));
    await page.getByLabel("Price of variant 1").fill("19.90");
    await page.getByLabel("Stock of variant 1").fill("4");
    await page.getByRole("button", { name: "Add the product" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const slug = title.toLowerCase().replace(" ", "-");
    await addToCart(page, "", await api(`/products/${slug}`));
    await page.goto("/cart");
    await page.getByText(title).first().waitFor();
  }));

test("the admin is closed to shoppers and to strangers", () =>
  visit(browser, {}, async (page) => {
    for (const path of ["/admin", "/admin/orders", "/admin/products/new"]) {
      await page.goto(path);
      await page.getByRole("button", { name: "Sign in" }).waitFor();
    }
    await page.goto("/register");
    await page.getByLabel("Name").fill("Carla Customer");
    await page.getByLabel("Email").fill(`no-staff-${Date.now()}@example.com`);
    await page.getByLabel("Password").fill("a long enough password");
    await page.getByRole("button", { name: "Create account" }).click();
    await accountHeading(page).waitFor();
    const answer = await page.goto("/admin/orders");
    assert.ok([200, 403].includes(answer.status()));
    assert.equal(await page.getByRole("table").count(), 0, "no order is shown");
  }));
