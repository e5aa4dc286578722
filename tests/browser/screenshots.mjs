// Saves a picture of every page to tests/browser/pictures, on a phone and on a desktop, in light and in dark:
// `npm run screenshots`. Words behind it choose pages: `npm run screenshots -- home product admin`.
// Wants a shop at SHOP_URL (http://localhost:8787 by default), such as `npm start` serves.
import { mkdir, rm } from "node:fs/promises";
import { adminPages, shopPages } from "./pages.mjs";
import { launch, visit } from "./support.mjs";

const folder = new URL("./pictures/", import.meta.url).pathname;
const wanted = process.argv.slice(2);
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
/** No screen is this high; what is longer ends here. */
const HIGHEST = 6000;

if (wanted.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await launch();

/** The page as it is open now, in every size and light. */
async function save(page, name) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    // Pictures below the fold load when they are scrolled to.
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (const image of document.images) image.loading = "eager";
      await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    });
    // Frames and what scripts ask for.
    await page.waitForLoadState("networkidle");
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const clip = { x: 0, y: 0, width: viewport.width, height: Math.min(height, HIGHEST) };
      await page.screenshot({ path: `${folder}${name}-${size}-${colorScheme}.png`, fullPage: true, clip, animations: "disabled" });
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize(SIZES.desktop);
}

const walk = (prefix, pages) =>
  visit(browser, { viewport: SIZES.desktop, reducedMotion: "reduce" }, async (page) => {
    for await (const name of pages(page)) {
      const whole = `${prefix}${name}`;
      if (wanted.length > 0 && !wanted.some((word) => whole.includes(word))) continue;
      await page.waitForLoadState("networkidle");
      await save(page, whole);
      console.log(whole);
    }
  });

await Promise.all([
  walk("", (page) => shopPages(page)),
  walk("de-", (page) => shopPages(page, "/de")),
  walk("admin-", adminPages),
]);
await browser.close();
