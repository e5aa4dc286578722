// A whole purchase without a mouse: Tab, Enter, Space, arrows and typing, nothing else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADDRESS, addButton, buyButton, cartCount, launch, newProduct, orderHeading, searchBox, searchFinds, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const LIMIT = 150;

/** Presses Tab until the wanted element has the focus, and fails where the focus cannot be seen on the way. */
async function tabTo(page, locator) {
  for (let step = 0; step < LIMIT; step += 1) {
    await page.keyboard.press("Tab");
    const { hidden, name } = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return { hidden: false };
      const box = element.getBoundingClientRect();
      const shown = (each) => {
        const style = each && getComputedStyle(each);
        return style && ((style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none");
      };
      // A radio button that is drawn as a swatch shows the focus on its label.
      const label = element.labels?.[0];
      const seen = shown(element) || shown(label) || shown(element.nextElementSibling) || shown(element.parentElement);
      return { hidden: !seen || (box.width === 0 && !label), name: element.outerHTML.slice(0, 120) };
    });
    assert.ok(!hidden, `one sees the focus on ${name}`);
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`Tab does not reach ${locator}`);
}

test("a shopper without a mouse searches, adds and buys", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    await searchFinds(product);
    await page.goto("/");
    const search = searchBox(page);
    await tabTo(page, search);
    await page.keyboard.type(product.title);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?/);
    await tabTo(page, page.locator("main").getByRole("link", { name: product.title }).first());
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: product.title }).waitFor();

    await tabTo(page, addButton(page));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-cart-count]")?.textContent === "1");
    assert.equal(await cartCount(page), "1");
    // Whatever opened on the way lets one go again.
    await page.keyboard.press("Escape");
    await page.goto("/cart");
    await tabTo(page, page.locator("main").getByRole("link", { name: "Checkout" }).first());
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/checkout/);

    for (const [field, text] of Object.entries(ADDRESS)) {
      await tabTo(page, page.locator(`main [name=${field}]`).first());
      await page.keyboard.type(text);
    }
    // One Tab stop for a group of radio buttons; arrows choose.
    const card = page.getByRole("radio", { name: "Card (test mode)" });
    await tabTo(page, page.locator("[name=token]:checked, [name=token]").first());
    await page.keyboard.press("ArrowDown");
    assert.equal(await card.isChecked(), false);
    await page.keyboard.press("ArrowUp");
    assert.ok(await card.isChecked());
    // What belongs to the method comes next.
    const outcome = page.getByLabel("What the test card does");
    await tabTo(page, outcome);
    await page.keyboard.press("ArrowDown");
    assert.equal(await outcome.inputValue(), "tok_declined");
    await page.keyboard.press("ArrowUp");
    assert.equal(await outcome.inputValue(), "tok_ok");
    await tabTo(page, buyButton(page));
    await page.keyboard.press("Enter");
    await orderHeading(page).waitFor();
  }));

test("the focus goes to what is wrong, and from there to its field", () =>
  visit(browser, { javaScriptEnabled: true }, async (page) => {
    const product = await newProduct();
    await page.goto(`/p/${product.slug}`);
    await addButton(page).press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-cart-count]")?.textContent === "1");
    await page.goto("/checkout");
    await page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
    await page.locator("main [name=email]").first().fill("no mail");
    await buyButton(page).press("Enter");
    await page.locator("main [aria-invalid=true]").first().waitFor();
    const summary = page.getByRole("alert").filter({ has: page.getByRole("link") }).first();
    assert.ok(await summary.evaluate((element) => element.contains(document.activeElement)), "the summary has the focus");
    await tabTo(page, summary.getByRole("link").first());
    await page.keyboard.press("Enter");
    const field = await page.evaluate(() => document.activeElement.getAttribute("name") ?? document.activeElement.id);
    assert.equal(field, "email");
  }));
