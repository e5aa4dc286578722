// The islands wake up without a word and without changing what one sees: the page with JavaScript is the page without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addToCart, launch, newProduct, searchBox, seededProduct, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/**
 * What one reads and where it leads: texts, links and values in order, without what only scripts add, and without the
 * button that shows a choice where no script does.
 */
const outline = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    const lines = [];
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(node.tagName) || !node.checkVisibility?.()) continue;
      if (node.matches(".choose")) continue;
      const text = [...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data.trim()).join("");
      // One-time keys differ from answer to answer, not from script to no script.
      const value = node.type === "hidden" ? "" : (node.value ?? "");
      const line = [node.tagName, text, node.getAttribute("href") ?? "", value, node.getAttribute("aria-label") ?? ""];
      if (line.slice(1).some(Boolean)) lines.push(line.join("|"));
    }
    return lines;
  });

test("a page with its islands awake reads as it did before", () =>
  visit(browser, {}, async (page, context) => {
    const product = await newProduct();
    await addToCart(page, "", product);
    const state = await context.storageState();
    await visit(browser, { javaScriptEnabled: false, storageState: state }, async (still) => {
      const paths = ["/", "/de/", "/c/clothing", "/search?q=shirt", `/p/${product.slug}`, `/p/${(await seededProduct()).slug}`,
        "/cart", "/checkout", "/sign-in"];
      for (const path of paths) {
        await still.goto(path);
        await page.goto(path);
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await outline(page), await outline(still), path);
      }
    });
  }));

test("the islands are alive on every page that has one", () =>
  visit(browser, {}, async (page) => {
    for (const path of ["/", "/de/c/clothing", `/p/${(await seededProduct()).slug}`]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      await searchBox(page).pressSequentially("shir", { delay: 20 });
      await page.getByRole("listbox").getByRole("option").first().waitFor();
      assert.equal(await searchBox(page).getAttribute("aria-expanded"), "true", path);
      await page.keyboard.press("Escape");
      assert.equal(await page.getByRole("listbox").getByRole("option").count(), 0);
    }
  }));
