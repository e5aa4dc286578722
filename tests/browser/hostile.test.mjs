// Input that nobody wants, in every field that strangers reach: long, right to left, emoji, control characters, markup.
// No page breaks, nothing runs, nothing is an error of ours, and what was typed is shown as text.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  SHOP, addToCart, asStaff, buyButton, checkoutForm, fillCheckout, launch, newProduct, orderHeading, register, searchBox,
  signInToAdmin, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const MARKUP = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
const INPUTS = {
  markup: MARKUP,
  "a template": "${7*7}{{7*7}}<%= 7*7 %>%0d%0aSet-Cookie:%20a=b",
  "right to left": "شركة الاختبار ‮txet desrever‬ עברית",
  emoji: "👩‍👩‍👧‍👦🏳️‍🌈 Zo\u0301e\u0301 ﷽",
  controls: "a\u0000b\u0007c\u200b\ufeffd\r\ne",
  "one long word": "Donaudampfschifffahrtsgesellschaft".repeat(60),
  quotes: `' OR 1=1; -- "\\" \` $(id)`,
};
const PHONE = { viewport: { width: 390, height: 844 } };

/** A page that answered with something of ours, ran nothing, and still fits a phone. */
async function assertWhole(page, answer, what) {
  if (answer) assert.ok(answer.status() < 500, `${what}: ${answer.status()}`);
  assert.equal(await page.evaluate(() => window.hacked), undefined, `${what}: nothing ran`);
  assert.equal(await page.locator("h1").count(), 1, `${what}: a page of the shop`);
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
  assert.ok(width <= 390, `${what}: ${width} px wide on a phone`);
}

/** Presses the button and waits for the page that it leads to. */
async function submit(page, button) {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303),
    button.click(),
  ]);
  await page.waitForLoadState();
  return answer;
}

test("search takes whatever is typed", () =>
  visit(browser, PHONE, async (page) => {
    for (const [what, input] of Object.entries(INPUTS)) {
      for (const path of ["/search?q=", "/c/clothing?brand=", "/search?price_min=", "/search?cursor=", "/search?sort="]) {
        const answer = await page.goto(path + encodeURIComponent(input));
        await assertWhole(page, answer, `${path}, ${what}`);
      }
      await page.goto("/");
      await searchBox(page).fill(input);
      await searchBox(page).press("Enter");
      await page.waitForURL(/\/search/);
      await assertWhole(page, null, `the search box, ${what}`);
    }
  }));

test("no path makes the shop fail", async () => {
  for (const path of ["/p/%00", "/p/%ff", "/c/..%2f..%2fetc", "/orders/ord_x", "/orders/%F0%9F%92%A9?token=%00", "/p/" + "a".repeat(2000),
    "/cart/lines/x", "/de/p/%E2%80%AE", "/media/g/mug-red-1.svg%00", "/admin/products/%27"]) {
    const { status } = await fetch(SHOP + path, { redirect: "manual" });
    assert.ok(status < 500, `${path}: ${status}`);
  }
});

test("register takes no nonsense, and a strange name is a name", () =>
  visit(browser, PHONE, async (page) => {
    for (const [what, input] of Object.entries(INPUTS)) {
      await page.goto("/register");
      await page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
      await page.locator("main [name=name]").fill(input);
      await page.locator("main [name=email]").fill(input);
      await page.locator("main [name=password]").fill("x");
      const answer = await submit(page, page.getByRole("button", { name: "Create account" }));
      await assertWhole(page, answer, what);
      assert.equal(await page.locator("main [name=email]").getAttribute("aria-invalid"), "true", what);
    }
    await register(page);
  }));

test("checkout keeps what was typed as text, from the form to the order", () =>
  visit(browser, PHONE, async (page) => {
    const product = await newProduct();
    await addToCart(page, "", product);
    for (const [what, input] of Object.entries(INPUTS)) {
      await page.goto("/checkout");
      await page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
      await fillCheckout(page, { email: input, name: input, line1: input, city: input, postal_code: input });
      const answer = await submit(page, buyButton(page));
      await assertWhole(page, answer, what);
      assert.ok(answer.status() >= 400, `${what} is refused`);
      // Browsers normalise line ends; nothing else may change on the way to the server and back.
      const typed = input.replace(/\r\n/g, "").replace(/\u0000/g, "");
      const kept = (await checkoutForm(page).locator("[name=name]").inputValue()).replace(/[\u0000\ufffd]/g, "");
      // A field may be shorter than what was pasted.
      assert.ok(kept.length >= Math.min(typed.length, 60), what);
      if (what !== "controls") assert.equal(kept, typed.slice(0, kept.length), what);
    }
    await page.goto("/checkout");
    await fillCheckout(page, { name: "شركة <b>O’Brien</b> 👩‍👩‍👧", city: "<script>window.hacked=1</script>" });
    await submit(page, buyButton(page));
    await orderHeading(page).waitFor();
    await assertWhole(page, null, "the order");
    await page.getByText("شركة <b>O’Brien</b> 👩‍👩‍👧").first().waitFor();
  }));

test("an address may be foreign, not endless", () =>
  visit(browser, PHONE, async (page) => {
    await register(page);
    for (const [what, input] of Object.entries(INPUTS)) {
      await page.goto("/account/addresses/new");
      await page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
      for (const field of ["name", "line1", "city"]) await page.locator(`main [name=${field}]`).fill(input);
      await page.locator("main [name=postal_code]").fill("10115");
      const answer = await submit(page, page.locator("main form").filter({ has: page.locator("[name=line1]") }).getByRole("button").last());
      await assertWhole(page, answer, what);
    }
    await page.goto("/account");
    await assertWhole(page, null, "the account");
  }));

test("a product's title and description are text, on every page that shows them", () =>
  visit(browser, PHONE, async (page) => {
    const title = `${MARKUP} شركة 👟`;
    const description = `${MARKUP}\n\n</script><!--\n\n${"Rindfleischetikettierungsüberwachung".repeat(20)}`;
    const variant = { sku: `HOSTILE-${Date.now()}`, price: { amount: 100, currency: "EUR" }, stock: 5 };
    const product = await asStaff("/admin/products", { title, description, status: "active", variants: [variant] });
    for (const path of [`/p/${product.slug}`, "/", "/search?q=onerror"]) {
      await assertWhole(page, await page.goto(path), path);
    }
    await addToCart(page, "", product);
    for (const path of ["/cart", "/checkout"]) await assertWhole(page, await page.goto(path), path);
    await signInToAdmin(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const path of [`/admin/products/${product.id}`, "/admin/products", "/admin/stock"]) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), 200, path);
      assert.equal(await page.evaluate(() => window.hacked), undefined, path);
    }
  }));

test("the admin's form for products answers bad input next to its field", () =>
  visit(browser, {}, async (page) => {
    await signInToAdmin(page);
    for (const [what, input] of Object.entries(INPUTS)) {
      await page.goto("/admin/products/new");
      await page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
      await page.getByLabel("Title").first().fill(input);
      await page.getByLabel("SKU of variant 1").fill(input);
      await page.getByLabel("Price of variant 1", { exact: true }).fill(input);
      const answer = await submit(page, page.getByRole("button", { name: "Add the product" }));
      assert.ok(answer.status() >= 400 && answer.status() < 500, `${what}: ${answer.status()}`);
      assert.equal(await page.evaluate(() => window.hacked), undefined, what);
      await page.locator("main [aria-invalid=true], main [role=alert]").first().waitFor();
    }
  }));
