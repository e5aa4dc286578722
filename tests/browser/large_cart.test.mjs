import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addToCart, api, asStaff, buyButton, fillCheckout, launch, orderHeading, orderIdOf, signInToAdmin, totalOn, visit, word,
} from "./support.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A product of 100 variants, all the same but for their number. */
function shelf() {
  const title = word("Storyshelf");
  const values = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));
  const variants = values.map((value) => ({
    sku: `${title}-${value}`.toUpperCase(),
    options: { Number: value },
    price: { amount: 1000, currency: "EUR" },
    stock: 2,
  }));
  return asStaff("/admin/products", { title, status: "active", options: [{ name: "Number", values }], variants });
}

async function fits(page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.viewport.width, `${page.url()} is ${width} px wide`);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a cart of 200 lines is shown, changed and bought on a phone, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () =>
    visit(browser, { ...PHONE, javaScriptEnabled }, async (page, context) => {
      const shelves = [await shelf(), await shelf()];
      await addToCart(page, "", shelves[0]);
      const cart = (await context.cookies()).find(({ name }) => name.endsWith("shop_cart")).value;
      const wanted = shelves.flatMap((product) => product.variants.map(({ id }) => ({ variant_id: id, quantity: 1 })));
      const known = new Set((await api(`/carts/${cart}`)).lines.map((line) => line.variant_id));
      const missing = wanted.filter((line) => !known.has(line.variant_id));
      for (let at = 0; at < missing.length; at += 50) {
        await api(`/carts/${cart}/lines/batch`, { body: { lines: missing.slice(at, at + 50) } });
      }

      await page.goto("/cart");
      assert.equal(await page.getByRole("spinbutton").count(), 200);
      await fits(page);
      const before = await totalOn(page);
      const last = page.getByRole("spinbutton").last();
      await last.fill("2");
      await last.press("Enter");
      await page.waitForFunction((total) => !document.body.textContent.includes(total), before);

      await page.goto("/checkout");
      await fits(page);
      await fillCheckout(page);
      const total = await totalOn(page);
      await buyButton(page).click();
      await orderHeading(page).waitFor({ timeout: 60_000 });
      assert.equal(await totalOn(page), total);
      await fits(page);
      const titles = shelves.map(({ title }) => page.getByRole("heading", { level: 3, name: title }));
      assert.deepEqual(await Promise.all(titles.map((title) => title.count())), [100, 100]);

      const id = orderIdOf(page);
      await signInToAdmin(page);
      await page.goto(`/admin/orders/${id}`);
      await page.getByRole("button", { name: "Mark as sent" }).waitFor();
      await fits(page);
    }));
}
