// What the search box offers while somebody types: pictures and prices, what was meant, keys, and what is said aloud.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFinds, launch, searchBox, seededProduct, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const options = (page) => page.getByRole("option");
const chosen = (page) => page.getByRole("option", { selected: true });

/** Types when the island is alive. */
async function type(page, words, path = "/") {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await searchBox(page).pressSequentially(words, { delay: 20 });
}

for (const [size, viewport] of [["phone", { width: 390, height: 844 }], ["desktop", { width: 1280, height: 900 }]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`suggested products have their picture and price, each in its place (${size}, ${colorScheme})`, () =>
      visit(browser, { viewport, colorScheme }, async (page) => {
        const product = await seededProduct();
        await type(page, "polo shirt");
        const offer = options(page).filter({ hasText: product.title }).first();
        await offer.waitFor();
        assert.match(await offer.textContent(), /€\d/);
        const picture = offer.locator("img");
        assert.equal(await picture.getAttribute("alt"), "", "the title beside it says what it shows");
        // The place is there before the picture is, so nothing moves.
        assert.deepEqual(await picture.evaluate(({ width, height }) => ({ width, height })), { width: 48, height: 48 });
        assert.deepEqual(await axeFinds(page, { parts: ["[role=search]"] }), []);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, "nothing scrolls sideways");
      }));
  }
}

test("a mistyped word brings what was meant, which is said first", () =>
  visit(browser, {}, async (page) => {
    await type(page, "jcaket");
    await options(page).first().waitFor();
    assert.match(await options(page).first().textContent(), /jacket/i);
    assert.ok((await options(page).locator("img").count()) > 0, "products come too");
    await searchBox(page).press("ArrowDown");
    await searchBox(page).press("Enter");
    await page.waitForURL(/\/search\?q=jacket/);
  }));

test("arrows move through the suggestions, Home and End through the words, Escape closes", () =>
  visit(browser, {}, async (page) => {
    await type(page, "shirt");
    await options(page).first().waitFor();
    const search = searchBox(page);
    const active = () => search.getAttribute("aria-activedescendant");
    const count = await options(page).count();
    await search.press("ArrowUp");
    assert.equal(await active(), `suggestion-${count - 1}`);
    await search.press("ArrowDown");
    assert.equal(await active(), "suggestion-0");
    assert.equal(await chosen(page).count(), 1);
    await search.press("Home");
    assert.equal(await active(), null);
    assert.equal(await search.evaluate((field) => field.selectionStart), 0);
    await search.press("End");
    assert.equal(await search.evaluate((field) => field.selectionStart), 5);
    assert.equal(await options(page).count(), count, "the list is still open");
    await search.press("Escape");
    assert.deepEqual([await options(page).count(), await search.getAttribute("aria-expanded")], [0, "false"]);
    assert.equal(await search.inputValue(), "shirt");
    await search.press("ArrowDown");
    await options(page).first().waitFor();
    // Nothing is chosen: Enter searches for the words.
    await search.press("Enter");
    await page.waitForURL(/\/search\?q=shirt/);
  }));

test("how many suggestions there are is said in the page's language", async () => {
  for (const [path, words, none] of [["/", /^\d+ suggestions?$/, "No suggestions"], ["/de/", /^\d+ Vorschl(ag|äge)$/, "Keine Vorschläge"]]) {
    await visit(browser, {}, async (page) => {
      await type(page, "shirt", path);
      await options(page).first().waitFor();
      const status = page.getByRole("search").first().getByRole("status");
      assert.match(await status.textContent(), words);
      await searchBox(page).fill("xyzzyxyzzy");
      await page.waitForFunction((none) => document.querySelector("[role=search] [role=status]").textContent === none, none);
      assert.equal(await options(page).count(), 0);
    });
  }
});

test("a slow click on a suggestion still leads to it", () =>
  visit(browser, {}, async (page) => {
    const product = await seededProduct();
    await type(page, "polo shirt");
    const offer = options(page).filter({ hasText: product.title }).first();
    await offer.click({ delay: 400 });
    await page.waitForURL(/\/p\//);
  }));
