import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, SHOP, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the keyboard reaches everything, and one sees where it is", () =>
  visit(browser, {}, async (page) => {
    await page.goto("/");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return document.activeElement !== document.body && style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      });
      assert.ok(seen, `step ${step} shows its focus`);
    }
  }));

test("pages say what they are: status, title, language, policy", async () => {
  await visit(browser, {}, async (page) => {
    const home = await page.goto("/");
    const headers = home.headers();
    assert.match(headers["content-security-policy"], /script-src 'self' 'wasm-unsafe-eval'/);
    assert.doesNotMatch(headers["content-security-policy"], /unsafe-inline/);
    assert.equal(headers["cache-control"], "public, max-age=5");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator('link[hreflang="de"]').getAttribute("href"), `${SHOP}/de/`);
    assert.equal((await page.goto("/there-is-no-such-page")).status(), 404);
    assert.equal((await page.goto("/p/there-is-no-such-product")).status(), 404);
    assert.equal((await page.goto("/c/there-is-no-such-category")).status(), 404);
    const titles = new Set();
    for (const path of ["/", "/c/clothing", "/search?q=mug", "/cart", "/sign-in"]) {
      await page.goto(path);
      titles.add(await page.title());
    }
    assert.equal(titles.size, 5, "every page has a title of its own");
  });
});
