// Addresses at the checkout: a bill that goes elsewhere, postal codes by country, and an order on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  ADDRESS, addToCart, axeFinds, buyButton, checkoutForm, fillCheckout, launch, mailsAbout, newProduct, orderHeading,
  orderIdOf, payWith, placeOrder, register, signInToAdmin, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const both = (name, story, options = {}) => {
  for (const javaScriptEnabled of [true, false]) {
    test(`${name} (JavaScript ${javaScriptEnabled ? "on" : "off"})`, () =>
      visit(browser, { javaScriptEnabled, ...options }, (page) => story(page, javaScriptEnabled)));
  }
};

const BILL = { name: "Kontor Lovelace", line1: "Keizersgracht 1", postal_code: "1015 CJ", city: "Amsterdam" };
const sameAddress = (page) => page.getByRole("checkbox", { name: /^(Billing address is|Rechnungsadresse wie)/ });

async function fillBill(page, address = BILL, country = "NL") {
  await sameAddress(page).uncheck();
  for (const [field, text] of Object.entries(address)) await page.locator(`[name=billing_${field}]`).fill(text);
  await page.locator("[name=billing_country]").selectOption(country);
}

both("a bill goes to another address, on the page, in the mail, and to the bank and back", async (page) => {
  await addToCart(page, "", await newProduct());
  await page.goto("/checkout");
  assert.ok(await sameAddress(page).isChecked());
  assert.equal(await page.locator("[name=billing_line1]").isVisible(), false, "nobody sees fields that are not needed");
  await fillCheckout(page, { token: "tok_3ds" });
  await fillBill(page);
  assert.equal(await page.locator("[name=billing_line1]").getAttribute("autocomplete"), "billing address-line1");
  await buyButton(page).click();
  await page.getByRole("button", { name: "Decline" }).click();
  await page.getByRole("alert").filter({ hasText: "declined the payment" }).waitFor();
  // Everything is still there after the bank said no.
  assert.equal(await sameAddress(page).isChecked(), false);
  for (const [field, text] of Object.entries(BILL)) {
    assert.equal(await page.locator(`[name=billing_${field}]`).inputValue(), text);
    assert.equal(await checkoutForm(page).locator(`[name=${field}]`).inputValue(), ADDRESS[field]);
  }
  await payWith(page, "tok_declined");
  await buyButton(page).click();
  await page.getByRole("alert").filter({ hasText: "declined the payment" }).waitFor();
  assert.equal(await page.locator("[name=billing_city]").inputValue(), "Amsterdam");
  await payWith(page, "tok_ok");
  await buyButton(page).click();
  await orderHeading(page).waitFor();
  await page.getByRole("heading", { name: "Billing address" }).waitFor();
  await page.getByText("1015 CJ Amsterdam").waitFor();
  const [mail] = await mailsAbout(orderIdOf(page), 1);
  assert.match(mail.text, /Billing address:\nKontor Lovelace\nKeizersgracht 1\n1015 CJ Amsterdam\nNetherlands/);
  assert.match(mail.text, /Delivery address:\nAda Lovelace/);
});

both("another language keeps what was typed at the checkout", async (page) => {
  await addToCart(page, "", await newProduct());
  await page.goto("/checkout");
  await fillCheckout(page, { token: "tok_ok" });
  for (const [language, heading, path] of [["Deutsch", "Kasse", "/de/checkout"], ["English", "Checkout", "/checkout"]]) {
    await page.getByRole("navigation").getByRole("button", { name: language }).click();
    await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
    assert.ok(new URL(page.url()).pathname.startsWith(path));
    for (const [field, text] of Object.entries(ADDRESS)) {
      assert.equal(await checkoutForm(page).locator(`[name=${field}]`).inputValue(), text);
    }
    assert.equal(await page.getByRole("alert").count(), 0, "nobody has sent the form yet");
  }
  await payWith(page, "tok_ok");
  await buyButton(page).click();
  await orderHeading(page).waitFor();
});

both("what is wrong with either address is said next to its field and in the summary", async (page, hasScript) => {
  await addToCart(page, "/de", await newProduct());
  await page.goto("/de/checkout");
  await fillCheckout(page, { postal_code: "1011" });
  await fillBill(page, { ...BILL, city: "", postal_code: "10115" });
  await buyButton(page).click();
  const summary = page.getByRole("alert");
  await summary.waitFor();
  assert.equal(await summary.evaluate((element) => element === document.activeElement), true, "it has the focus");
  const said = await summary.getByRole("link").allInnerTexts();
  assert.deepEqual(said.map((words) => words.trim()), [
    "Bitte prüfe die Postleitzahl: Sie hat fünf Ziffern, zum Beispiel 10115 (Deutschland).",
    "Rechnungsadresse: Bitte prüfe die Postleitzahl: Sie sieht aus wie 1012 AB (Niederlande).",
    "Rechnungsadresse: Bitte gib den Ort ein.",
  ]);
  assert.equal(await page.locator("[aria-invalid=true]").count(), 3);
  // axe is a script of the page.
  if (hasScript) assert.deepEqual(await axeFinds(page), []);
  await summary.getByRole("link").last().click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "billing_city");
  // The post's own way of writing is understood, whichever way it is typed.
  await checkoutForm(page).locator("[name=postal_code]").fill("D-10115");
  await page.locator("[name=billing_postal_code]").fill("1015cj");
  await page.locator("[name=billing_city]").fill("Amsterdam");
  await buyButton(page).click();
  await orderHeading(page).waitFor();
  await page.getByText("1015 CJ Amsterdam").waitFor();
});

both("saved addresses fill in either address and keep what was typed", async (page) => {
  await register(page);
  for (const [line1, postal, city] of [["Ring 5", "1010", "Wien"], ["Graben 7", "1020", "Wien"]]) {
    await page.goto("/account/addresses/new");
    for (const [field, text] of [["name", "Grace Hopper"], ["line1", line1], ["postal_code", postal], ["city", city]]) {
      await page.locator(`main [name=${field}]`).fill(text);
    }
    await page.locator("main [name=country]").selectOption("AT");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(line1).waitFor();
  }
  await addToCart(page, "", await newProduct());
  await page.goto("/checkout");
  assert.equal(await page.locator("[name=line1]").inputValue(), "Ring 5", "the default address");
  await checkoutForm(page).locator("[name=phone]").fill("030 1234");
  await sameAddress(page).uncheck();
  const saved = page.locator("details.known");
  await saved.last().locator("summary").click();
  await saved.last().getByRole("button", { name: /Graben 7/ }).click();
  await page.waitForURL("**/checkout/address**");
  assert.equal(await page.locator("[name=billing_line1]").inputValue(), "Graben 7");
  assert.equal(await page.locator("[name=billing_country]").inputValue(), "AT");
  assert.equal(await checkoutForm(page).locator("[name=phone]").inputValue(), "030 1234");
  await payWith(page, "tok_ok");
  await buyButton(page).click();
  await orderHeading(page).waitFor();
  await page.getByText("1020 Wien").waitFor();
});

test("the return key in a field buys nothing", () =>
  visit(browser, {}, async (page) => {
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await fillCheckout(page);
    await checkoutForm(page).locator("[name=city]").press("Enter");
    await page.waitForURL("**/checkout/shipping**");
    assert.equal(await checkoutForm(page).locator("[name=city]").inputValue(), ADDRESS.city);
  }));

test("an order on paper is the order and nothing else", () =>
  visit(browser, { colorScheme: "dark" }, async (page) => {
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await fillCheckout(page);
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    await page.emulateMedia({ media: "print" });
    for (const role of ["button", "textbox", "searchbox", "combobox", "contentinfo"]) {
      assert.equal(await page.getByRole(role).filter({ visible: true }).count(), 0, role);
    }
    assert.ok(await page.getByText("Hauptstraße 1").isVisible());
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  }));

test("the staff print a packing slip without prices", () =>
  visit(browser, {}, async (page) => {
    const order = await placeOrder(await newProduct());
    await signInToAdmin(page);
    await page.goto(`/admin/orders/${order.id}`);
    await page.getByRole("link", { name: "Packing slip" }).click();
    // It begins in the language of the order's mails, and there is one in every other.
    const slip = page.getByRole("article");
    await slip.getByText(`Packing slip for order ${order.number}`).waitFor();
    await page.getByRole("button", { name: "Print" }).waitFor();
    assert.deepEqual(await axeFinds(page), []);
    await page.getByRole("link", { name: "German" }).click();
    await page.getByRole("heading", { name: `Lieferschein zu Bestellung ${order.number}` }).waitFor();
    const words = await slip.innerText();
    assert.ok(words.includes(order.lines[0].sku) && !words.includes("€"), words);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByRole("button", { name: "Print" }).isVisible(), false);
    assert.equal(await page.getByRole("navigation").filter({ visible: true }).count(), 0);
  }));
