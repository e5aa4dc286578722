// The main pages look as they did when somebody last looked at them. After a change that is meant:
// UPDATE_BASELINES=1, then look at the pictures in tests/browser/baselines before committing them (docs/TESTING.md).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PNG } from "pngjs";
import { AREA_TOLERANCE, compare, difference, shrink } from "./picture.mjs";
import {
  addToCart, buyButton, fillCheckout, launch, newProduct, orderHeading, seededProduct, signInToAdmin, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const LOOKS = {
  "desktop-light": { viewport: { width: 1280, height: 960 }, colorScheme: "light" },
  "phone-dark": { viewport: { width: 390, height: 848 }, colorScheme: "dark" },
};

/** What other stories and the date change is covered: the newest products, lists of orders, figures of the day. */
const CHANGING = "time, main table tbody, main svg, h1:has-text('Order'), a:has-text('Storylamp'), a:has-text('Storylamp') img, .line:has(a:has-text('Storylamp')) img";

async function looksRight(page, name, faults) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].filter(({ loading }) => loading !== "lazy").map((image) => image.decode().catch(() => {})));
  });
  const newest = page.getByRole("region", { name: /^New/ });
  const screenshot = await page.screenshot({
    animations: "disabled", caret: "hide", mask: [page.locator(CHANGING), newest], maskColor: "#888888",
  });
  const fault = compare(name, screenshot);
  if (fault) faults.push(fault);
}

for (const [look, options] of Object.entries(LOOKS)) {
  test(`the main pages look as they should (${look})`, () =>
    visit(browser, { ...options, reducedMotion: "reduce" }, async (page) => {
      const faults = [];
      const at = async (name, path) => {
        await page.goto(path);
        await page.waitForLoadState("networkidle");
        await looksRight(page, `${name}-${look}`, faults);
      };
      const product = await seededProduct();
      await at("home", "/");
      await at("category", "/c/mens-knitwear");
      await at("product", `/p/${product.slug}`);
      // Nobody buys what the pictures show: what is left of it would differ on the next run.
      await addToCart(page, "", product);
      await at("cart", "/cart");
      await at("checkout", "/checkout");
      await page.context().clearCookies();
      await addToCart(page, "", await newProduct());
      await page.goto("/checkout");
      await fillCheckout(page);
      await buyButton(page).click();
      await orderHeading(page).waitFor();
      await looksRight(page, `order-${look}`, faults);
      await signInToAdmin(page);
      await at("admin-dashboard", "/admin");
      await at("admin-products", "/admin/products");
      assert.deepEqual(faults, []);
    }));
}

test("the comparison sees what is missing, and forgives another way of drawing strokes", () =>
  visit(browser, LOOKS["desktop-light"], async (page) => {
    const look = async () => shrink(PNG.sync.read(await page.screenshot({ animations: "disabled", caret: "hide" })));
    await page.goto(`/p/${(await seededProduct()).slug}`);
    await page.waitForLoadState("networkidle");
    const before = await look();
    const change = (css) => page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, css);
    await change("body { text-rendering: geometricPrecision; -webkit-text-stroke: 0.15px }");
    const otherStrokes = difference(before, await look());
    await change("main img { visibility: hidden }");
    const withoutPicture = difference(before, await look());
    assert.ok(otherStrokes <= AREA_TOLERANCE, `strokes drawn otherwise differ by ${otherStrokes}`);
    assert.ok(withoutPicture > AREA_TOLERANCE, `a missing picture differs by ${withoutPicture}`);
  }));
