// Stock beyond "there is some": who waits for what is sold out, what is sold before it is there, what many want at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addToCart, asStaff, axeFinds, launch, newProduct, signInToAdmin, soon, stockOf, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const adjust = (product, delta) =>
  asStaff(`/admin/inventory/${product.variants[0].id}/adjustments`, { delta, reason: "A story" });

/** The product's page once it says so. */
const shows = (page, product, text) =>
  soon(async () => {
    await page.goto(`/p/${product.slug}`);
    assert.ok(await page.getByText(text).first().isVisible(), `the page says ${text}`);
  });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : " without JavaScript";
  test(`whoever finds something sold out leaves an address and hears once when it is back${how}`, async () => {
    const product = await newProduct(0);
    const email = `waits-${product.id.slice(-12)}@example.com`;
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await shows(page, product, "Sold out");
      const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Tell me" }) });
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      // Browsers take it for an address.
      await form.getByLabel("Email").fill("ada@example");
      await form.getByRole("button", { name: "Tell me" }).click();
      await page.getByText("That is no email address.").waitFor();
      await form.getByLabel("Email").fill(email);
      await form.getByRole("button", { name: "Tell me" }).click();
      await page.getByText("We write to you once it is available again.").waitFor();
    });
    await adjust(product, 3);
    const mails = async () => {
      const answer = await asStaff(`/admin/notifications?q=${encodeURIComponent(email)}`);
      return answer.items.filter(({ kind }) => kind === "back_in_stock");
    };
    await soon(async () => assert.equal((await mails()).length, 1));
    await adjust(product, -3);
    await adjust(product, 3);
    await soon(async () => assert.equal((await stockOf(product)).available, 3));
    assert.equal((await mails()).length, 1, "one mail, then the address is forgotten");
  });
}

test("the staff spreads what many want over several objects, and joins it again", async () => {
  const product = await newProduct(12);
  await visit(browser, { javaScriptEnabled: false }, async (page) => {
    await signInToAdmin(page);
    await page.goto(`/admin/stock/${product.variants[0].id}`);
    for (const [objects, kept] of [["99", "1"], ["3", "3"], ["1", "1"]]) {
      await page.getByLabel("Parts").fill(objects);
      await page.getByRole("button", { name: "Save the parts" }).click();
      if (objects !== kept) await page.getByRole("alert").first().waitFor();
      await page.goto(`/admin/stock/${product.variants[0].id}`);
      assert.equal(await page.getByLabel("Parts").inputValue(), kept);
      assert.equal((await stockOf(product)).on_hand, 12);
    }
  });
});

test("the staff sells what is not there yet, and shoppers are told so", async () => {
  const product = await newProduct(0);
  await visit(browser, { javaScriptEnabled: false }, async (page) => {
    await signInToAdmin(page);
    await page.goto(`/admin/stock/${product.variants[0].id}`);
    await page.getByLabel("Then it is").selectOption({ label: "Sold, sent when there is some again" });
    await page.getByLabel("At most so many").fill("2");
    await page.getByRole("button", { name: "Save how it is sold" }).click();
    await page.getByText("Saved.").waitFor();
  });
  await visit(browser, {}, async (page) => {
    await shows(page, product, "Ships as soon as it is here again");
    await addToCart(page, "", product);
    await page.goto("/cart");
    await page.getByText("Ships as soon as it is here again").first().waitFor();
  });
});
