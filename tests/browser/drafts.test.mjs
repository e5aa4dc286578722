// An order by phone: the staff put it together in the admin, with and without JavaScript, and place it or send a link, which
// the customer pays. The pages are looked at with axe in the states that no walk through links shows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  SHOP, addToCart, api, axeFinds, buyButton, cartCount, launch, mailsAbout, newProduct, orderHeading, orderIdOf, payWith,
  searchFinds, signInToAdmin, soon, stockOf, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const mailbox = async () => (await fetch(`${SHOP}/dev/mailbox.json`)).json();

/** Begins a draft and puts two of a product into it. */
async function putTogether(page, product, email, language) {
  await signInToAdmin(page);
  await page.goto("/admin/orders");
  await page.getByRole("link", { name: "New order" }).click();
  await page.getByLabel("The customer's email").fill(email);
  await page.getByLabel("Language of the mails").selectOption({ label: language });
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Title or SKU").fill(product.title);
  await page.getByRole("button", { name: "Look for it" }).click();
  await page.getByRole("button", { name: new RegExp(`^Add ${product.title}`) }).click();
  await page.getByText("The draft is saved.").waitFor();
  await page.getByLabel(`Quantity of ${product.title}`).fill("2");
  await page.getByLabel("Discount by hand", { exact: true }).selectOption({ label: "Percent" });
  await page.getByLabel("How much").fill("10");
  await page.getByRole("button", { name: "Save the draft" }).click();
  // A discount wants its reason; what was typed is still there.
  await page.getByText("Nothing was saved yet.").waitFor();
  assert.equal(await page.getByLabel(`Quantity of ${product.title}`).inputValue(), "2");
  await page.getByLabel(/^Why/).fill("Regular customer");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("The draft is saved.").waitFor();
  await page.getByText("−€4.80").first().waitFor();
}

async function typeAddress(page) {
  await page.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
  await page.getByLabel("Street").fill("Hauptstraße 1");
  await page.getByLabel("Postal code").fill("10115");
  await page.getByLabel("City").fill("Berlin");
}

for (const javaScriptEnabled of [true, false]) {
  test(`an order by phone is placed ${javaScriptEnabled ? "" : "without JavaScript"}`, async () => {
    const product = await newProduct();
    await searchFinds(product);
    let order;
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await putTogether(page, product, `phone-${Date.now()}@example.com`, "English");
      await page.getByText("It has no address yet.").waitFor();
      await typeAddress(page);
      await page.getByRole("button", { name: "Save the draft" }).click();
      await page.getByText("The draft is saved.").waitFor();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByRole("radio", { name: "Bank transfer" }).check();
      await page.getByRole("button", { name: "Place the order" }).click();
      await page.getByText("The order is placed.").waitFor();
      await page.getByText("10 % off by hand").or(page.getByText("off by hand: Regular customer")).first().waitFor();
      order = orderIdOf(page);
      await page.goto("/admin/orders/drafts?status=completed");
      await page.locator(`a[href="/admin/orders/${order}"]`).waitFor();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
    });
    assert.equal((await stockOf(product)).allocated, 2);
    assert.equal((await mailsAbout(order, 1))[0].kind, "order_placed");
  });

  test(`a draft's link is paid by the customer ${javaScriptEnabled ? "" : "without JavaScript"}`, async () => {
    const product = await newProduct();
    const other = await newProduct();
    await searchFinds(product);
    const email = `link-${Date.now()}@example.com`;
    await visit(browser, {}, async (page) => {
      await putTogether(page, product, email, "German");
      await page.getByRole("button", { name: "Send a link to pay" }).click();
      await page.getByText("The link is on its way to the customer.").waitFor();
      await page.getByText("Link sent").first().waitFor();
    });
    const mail = await soon(async () => {
      const found = (await mailbox()).find(({ to, kind }) => to === email && kind === "payment_requested");
      assert.ok(found, "the mail with the link");
      return found;
    });
    const link = new URL(mail.text.match(/https?:\S+checkout\/offer\S+/)[0]);
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await addToCart(page, "/de", other);
      await page.goto(link.pathname + link.search);
      await page.getByText("Wir haben diese Artikel für dich zusammengestellt.").waitFor();
      assert.equal(await page.locator("[name=email]").first().inputValue(), email);
      for (const [field, text] of Object.entries({ name: "Ada", line1: "Hauptstraße 1", postal_code: "10115", city: "Berlin" })) {
        await page.locator(`form.checkout [name=${field}]`).fill(text);
      }
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      // A card that is declined leaves the offer as it is.
      await payWith(page, "tok_declined");
      await buyButton(page).click();
      await page.getByRole("alert").first().waitFor();
      await payWith(page, "tok_3ds");
      await buyButton(page).click();
      await page.getByRole("button", { name: /^(Approve|Freigeben)/ }).click();
      await orderHeading(page).waitFor();
      const order = orderIdOf(page);
      assert.equal((await mailsAbout(order, 1)).at(-1).to, email);
      assert.equal(await cartCount(page), "1", "the visitor's own cart is as it was");
      await page.goto(link.pathname + link.search);
      await page.getByText("Dieser Link gilt nicht mehr").first().waitFor();
    });
    assert.equal((await stockOf(product)).allocated, 2);
    assert.equal((await api(`/products/${other.id}`)).id, other.id);
  });
}
