import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addToCart, api, eventually, fillCheckout, goToCheckout, goods, stockOf, unique, uniqueEmail, withBrowser,
} from "./shop.mjs";

const shopper = withBrowser();

test("a shopper finds a lamp by keyboard and buys it without leaving its page until checkout", async (t) => {
  const title = unique("Kitelamp");
  const lamp = await goods({ title });
  await eventually("search knows it", async () => (await api(`/search?q=${title}`)).items.length > 0);
  const page = await shopper(t);
  await page.goto("/");
  const search = page.getByRole("combobox", { name: "Search products" });
  await search.pressSequentially(title, { delay: 10 });
  await page.getByRole("option", { name: title }).waitFor();
  await search.press("ArrowDown");
  while ((await page.getByRole("option", { selected: true }).textContent()).includes("Category")) {
    await search.press("ArrowDown");
  }
  await search.press("Enter");
  await page.getByRole("heading", { level: 1, name: title }).waitFor();

  const address = page.url();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByText("Added to your cart.").waitFor();
  assert.equal(page.url(), address, "the page stays");
  await page.getByRole("link", { name: "1 item in the cart" }).click();
  await page.getByRole("heading", { level: 1, name: "Your cart" }).waitFor();
  await page.getByRole("link", { name: "Checkout" }).click();
  await fillCheckout(page, uniqueEmail("keyboard"));
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
  assert.match(await page.getByRole("main").textContent(), /Thank you/);
  assert.equal((await stockOf(lamp)).allocated, 1);
});

test("the whole purchase works without JavaScript", async (t) => {
  const lamp = await goods();
  const page = await shopper(t, { javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("combobox", { name: "Search products" }).or(page.getByRole("searchbox")).first().fill("lamp");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("heading", { level: 1, name: /Results for/ }).waitFor();
  await addToCart(page, lamp);
  await page.getByRole("heading", { level: 1, name: "Your cart" }).waitFor();
  await page.getByLabel(`Quantity of ${lamp.title}`).fill("2");
  await page.getByRole("button", { name: "Update" }).click();
  await page.getByRole("link", { name: "2 items in the cart" }).waitFor();
  await page.getByRole("link", { name: "Checkout" }).click();
  await fillCheckout(page, uniqueEmail("plain"));
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
  const books = await stockOf(lamp);
  assert.deepEqual([books.allocated, books.available, books.reserved], [2, 8, 0]);
});

test("Germans buy in German and pay in euros written their way", async (t) => {
  const lamp = await goods({ price: 129900 });
  const page = await shopper(t, { locale: "de-DE" });
  await addToCart(page, lamp, "/de");
  await page.goto("/de/checkout");
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  assert.match(await page.getByRole("main").textContent(), /1\.299,00\s€/);
  await page.getByLabel("E-Mail-Adresse").fill(uniqueEmail("deutsch"));
  await page.getByLabel("Name", { exact: true }).fill("Ada Käuferin");
  await page.getByLabel("Straße und Hausnummer").fill("Invalidenstraße 116");
  await page.getByLabel("Postleitzahl").fill("10115");
  await page.getByLabel("Ort", { exact: true }).fill("Berlin");
  await page.getByRole("button", { name: /bestellen/i }).click();
  await page.getByRole("heading", { level: 1, name: /^Bestellung \d+$/ }).waitFor();
  assert.match(page.url(), /\/de\/orders\//);
});

test("a declined card says so, and another one buys", async (t) => {
  const lamp = await goods();
  const page = await shopper(t);
  const email = uniqueEmail("declined");
  await goToCheckout(page, lamp, email);
  await page.getByLabel("Card that is declined").check();
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("alert").filter({ hasText: "Your bank declined the payment." }).waitFor();
  assert.equal(await page.getByLabel("Mail address").inputValue(), email, "what was typed is still there");
  const books = await stockOf(lamp);
  assert.deepEqual([books.reserved, books.allocated], [0, 0], "nothing is held");
  await page.getByLabel("Card that works").check();
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
});

test("a bank's confirmation page leads back to the order", async (t) => {
  const lamp = await goods();
  const page = await shopper(t);
  await goToCheckout(page, lamp, uniqueEmail("3ds"));
  await page.getByLabel("Card that asks for confirmation").check();
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
});

test("a confirmation that is refused leads back to the checkout", async (t) => {
  const lamp = await goods();
  const page = await shopper(t);
  await goToCheckout(page, lamp, uniqueEmail("3ds-no"));
  await page.getByLabel("Card that asks for confirmation").check();
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("button", { name: "Decline" }).click();
  await page.getByRole("alert").filter({ hasText: "declined" }).waitFor();
  assert.equal((await stockOf(lamp)).reserved, 0);
});

test("a double click on the button buys once", async (t) => {
  const lamp = await goods();
  const page = await shopper(t);
  await goToCheckout(page, lamp, uniqueEmail("double"));
  await page.getByRole("button", { name: "Order and pay" }).dblclick();
  await page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
  const books = await stockOf(lamp);
  assert.deepEqual([books.allocated, books.reserved], [1, 0]);
});

test("a form with gaps says which fields, and keeps the rest", async (t) => {
  const page = await shopper(t);
  await addToCart(page, await goods());
  await page.goto("/checkout");
  await page.getByLabel("City").fill("Berlin");
  await page.getByRole("button", { name: "Order and pay" }).click();
  const alert = page.getByRole("alert");
  await alert.getByRole("link", { name: /mail address/i }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "email");
  assert.equal(await page.getByLabel("City").inputValue(), "Berlin");
});
