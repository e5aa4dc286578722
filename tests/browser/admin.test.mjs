import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  accountHeading, addToCart, api, asStaff, launch, mailsAbout, newProduct, placeOrder, signInToAdmin, stockOf, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const NO_SCRIPTS = { javaScriptEnabled: false };

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
    await page.getByLabel("Price of variant 1", { exact: true }).fill("19.90");
    await page.getByLabel("On hand, of each variant").fill("4");
    await page.getByRole("button", { name: "Add the product" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByText("The product is created and on sale.").waitFor();
    await page.getByRole("link", { name: /4 on hand$/ }).waitFor();
    const slug = title.toLowerCase().replace(" ", "-");
    await addToCart(page, "", await api(`/products/${slug}`));
    await page.goto("/cart");
    await page.getByText(title).first().waitFor();
  }));

test("what is added without stock says that nobody can buy it yet", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    const title = `Bowl ${Date.now().toString(36)}`;
    await signInToAdmin(page);
    await page.goto("/admin/products/new");
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Status").selectOption({ label: "Active: on sale" });
    await page.getByLabel("SKU of variant 1").fill(title.toUpperCase().replace(" ", "-"));
    await page.getByLabel("Price for all variants").fill("9.90");
    await page.getByRole("button", { name: "Add the product" }).click();
    await page.getByText("It has no stock yet, so that nobody can buy it").waitFor();
    await page.getByRole("link", { name: /0 on hand$/ }).click();
    await page.getByLabel("Add or remove").fill("5");
    await page.getByLabel("Reason").fill("Delivered");
    await page.getByRole("button", { name: "Adjust the stock" }).click();
    await page.getByText("The stock is adjusted.").waitFor();
  }));

test("an order's number as it is shown leads to the order, and its parcel's carrier is known", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    const order = await placeOrder(await newProduct());
    await signInToAdmin(page);
    await page.goto("/admin/orders");
    await page.getByRole("search", { name: "Orders" }).getByLabel("Number, email or name").fill(`#${order.number}`);
    await page.getByRole("search", { name: "Orders" }).getByRole("button", { name: "Show" }).click();
    await page.getByRole("heading", { level: 1, name: `#${order.number}` }).waitFor();
    await page.getByLabel("Carrier").fill("UPS");
    await page.getByLabel("Tracking number").fill("1Z 999");
    await page.getByRole("button", { name: "Mark as sent" }).click();
    const link = page.getByRole("link", { name: "1Z 999" });
    assert.equal(await link.getAttribute("href"), "https://www.ups.com/track?tracknum=1Z999");
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
    assert.equal(answer.status(), 403);
    assert.equal(await page.getByRole("table").count(), 0, "no order is shown");
  }));

test("of two tabs with one page in the shop's own words, the later one does not take back the other's unseen", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    await signInToAdmin(page);
    const path = `/admin/settings/pages/story-${Date.now().toString(36)}`;
    const other = await page.context().newPage();
    for (const tab of [page, other]) await tab.goto(path);
    const write = async (tab, text) => {
      await tab.getByLabel("Title (English)").fill("A story's page");
      await tab.getByLabel("Text (English)").fill(text);
      await tab.getByRole("button", { name: "Save" }).click();
    };
    await write(page, "From the one tab.");
    await page.getByText("Saved.").waitFor();
    await write(other, "From the other tab.");
    await other.getByText("Somebody has changed this since you opened it.").waitFor();
    assert.equal(await other.getByLabel("Text (English)").inputValue(), "From the other tab.");
    await other.getByRole("button", { name: "Save" }).click();
    await other.getByText("Saved.").waitFor();
  }));

test("a place gets its own tax rate and its own price by weight", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    // Where no other story sends anything.
    const address = { name: "Ada", line1: "Dorf 1", city: "Gramais", postal_code: "6650", country: "AT" };
    const method = {
      name: "Mountain post", price: { amount: 100, currency: "EUR" }, countries: ["AT"], postal_prefixes: ["6650"],
      active: true,
    };
    await asStaff("/admin/shipping-methods/mountain", method, "PUT");
    await signInToAdmin(page);
    await page.goto("/admin/settings");
    await page.getByRole("row", { name: /Mountain post/ }).getByRole("link", { name: "1.00" }).click();
    await page.getByLabel("The price is").selectOption({ label: "By weight" });
    await page.getByLabel("Steps").fill("1000 2.50\n3000 7");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.getByRole("link", { name: "Taxes", exact: true }).click();
    await page.getByLabel("Country, row 1").selectOption({ label: "Austria" });
    await page.getByLabel("Postal code begins, row 1").fill("6650");
    await page.getByLabel("Standard rate in percent, row 1").fill("5");
    await page.getByLabel("Reduced rate in percent, row 1").fill("1");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();

    const product = await newProduct();
    await page.goto(`/admin/products/${product.id}`);
    await page.getByLabel("Weight of one, in grams").fill("1200");
    await page.getByRole("button", { name: "Save" }).first().click();
    await page.getByText("Saved.").waitFor();
    const cart = await api("/carts", { body: {} });
    await api(`/carts/${cart.id}/lines`, { body: { variant_id: product.variants[0].id, quantity: 1 } });
    const { totals } = await api(`/carts/${cart.id}/shipping-address`, { body: address, method: "PUT" });
    assert.equal(totals.shipping.amount, 250);
    // 26.50 × 5 / 105 = 1.261…
    assert.equal(totals.tax.amount, 126);
  }));
