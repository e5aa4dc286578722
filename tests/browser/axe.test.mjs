// Every page, in both languages and as staff: no axe violation in light and dark, on a desktop and on a phone; nothing
// to scroll sideways; a heading; every link leads somewhere.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { adminPages, shopPages } from "./pages.mjs";
import { axeFinds, launch, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
// What depends on the colours only; all the rest is the same in the dark.
const COLOURS = ["color-contrast", "link-in-text-block"];

/** What is wrong with the page as it is open now. */
async function faultsOf(page) {
  const faults = [];
  for (const [size, viewport] of [["desktop", DESKTOP], ["phone", PHONE]]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const found = await axeFinds(page, { rules: colorScheme === "dark" ? COLOURS : [] });
      faults.push(...found.map((fault) => `${size}, ${colorScheme}: ${fault}`));
    }
    const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (width > viewport.width) faults.push(`${size}: scrolls sideways, ${width} px wide`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESKTOP);
  const headings = await page.locator("h1").count();
  if (headings !== 1) faults.push(`${headings} headings of the first level`);
  return faults;
}

async function inspect(pages, page) {
  const faults = [];
  for await (const name of pages) {
    const url = new URL(page.url());
    faults.push(...(await faultsOf(page)).map((fault) => `${name} (${url.pathname}): ${fault}`));
  }
  assert.deepEqual(faults, []);
}

// Side by side: each has a browser window of its own.
describe("everybody can use", { concurrency: true }, () => {
  for (const [language, prefix] of [["English", ""], ["German", "/de"]]) {
    test(`every page of the shop (${language})`, () =>
      visit(browser, { reducedMotion: "reduce" }, (page) => inspect(shopPages(page, prefix), page)));
  }

  test("every page of the admin", () =>
    visit(browser, { reducedMotion: "reduce" }, (page) => inspect(adminPages(page), page)));

  test("the API's documentation and the local mailbox", () =>
    visit(browser, { reducedMotion: "reduce" }, async (page) => {
      await page.goto("/api/docs");
      // Thousands of elements, but all operations are written the same way.
      const parts = ["header", "nav", "#add_line", "#create_product", "#search_products"];
      assert.deepEqual(await axeFinds(page, { parts }), []);
      await page.goto("/dev/mailbox");
      assert.deepEqual(await axeFinds(page), []);
    }));
});
