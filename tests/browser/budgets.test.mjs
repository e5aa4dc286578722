// What a page may weigh, and that nothing moves while it loads. More is a defect.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { SHOP, addToCart, launch, newProduct, seededProduct, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const KIB = 1024;
const PHONE = { viewport: { width: 390, height: 844 } };

/** Bytes on the wire as a browser would ask for them: the shop's answer, gzipped where the local server does not. */
async function weigh(url) {
  const answer = await fetch(new URL(url, SHOP), { headers: { "accept-encoding": "identity" } });
  assert.equal(answer.status, 200, url);
  return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 6 }).length;
}

const kib = (bytes) => `${(bytes / KIB).toFixed(1)} KiB`;
const within = (name, bytes, budget) => assert.ok(bytes <= budget * KIB, `${name}: ${kib(bytes)} of ${budget} KiB`);

/** What the page loaded, by kind. */
async function loads(page, path) {
  const loaded = { script: [], stylesheet: [], wasm: [], font: [], image: [] };
  page.on("response", (response) => {
    const type = response.request().resourceType();
    const kind = response.url().endsWith(".wasm") ? "wasm" : type;
    loaded[kind]?.push(response.url());
  });
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  return loaded;
}

const pages = async () => [
  ["home", "/"],
  ["category", "/c/clothing"],
  ["search", "/search?q=shirt"],
  ["product", `/p/${(await seededProduct()).slug}`],
  ["German product", `/de/p/${(await seededProduct()).slug}`],
];

test("client code, styles, fonts and pages keep their budgets", async () => {
  for (const [name, path] of await pages()) {
    await visit(browser, PHONE, async (page) => {
      const { script, stylesheet, wasm, font } = await loads(page, path);
      for (const [kind, urls] of Object.entries({ script, stylesheet, wasm, font })) assert.ok(urls.length > 0, `${name}: ${kind}`);
      const sum = async (urls) => (await Promise.all([...new Set(urls)].map(weigh))).reduce((a, b) => a + b, 0);
      within(`${name}: client code`, await sum([...script, ...wasm]), 120);
      within(`${name}: styles`, await sum(stylesheet), 15);
      within(`${name}: fonts`, await sum(font), 120);
      within(`${name}: HTML`, await weigh(path), 30);
    });
  }
});

test("pictures are small, and those below the fold wait", () =>
  visit(browser, PHONE, async (page) => {
    await page.goto("/c/clothing");
    const pictures = await page.locator("main img").evaluateAll((images) =>
      images.map(({ src, loading, width, height, alt }) => ({ src, loading, sized: width > 0 && height > 0, alt })),
    );
    assert.ok(pictures.length >= 12, `${pictures.length} pictures`);
    assert.ok(pictures.every(({ sized }) => sized), "every picture has its place reserved");
    assert.ok(pictures.at(-1).loading === "lazy", "the last picture waits until it is scrolled to");
    for (const { src } of pictures.slice(0, 6)) within(src, await weigh(src), 8);
  }));

test("assets are kept for a year, pages are not", async () => {
  const html = await (await fetch(SHOP)).text();
  const assets = [...html.matchAll(/(?:href|src|data-client|data-wasm)="(\/(?:assets|pkg)\/[^"]+)"/g)].map(([, path]) => path);
  assert.ok(assets.length >= 3, `${assets.length} assets`);
  for (const path of new Set(assets)) {
    const answer = await fetch(SHOP + path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get("cache-control") ?? "", /max-age=31536000.*immutable|immutable.*max-age=31536000/, path);
  }
});

/** The sum of layout shifts of a page that nobody touches, until its islands are alive. */
const shiftOf = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );

test("nothing jumps while a page loads", () =>
  visit(browser, PHONE, async (page) => {
    await addToCart(page, "", await newProduct());
    for (const [name, path] of [...(await pages()), ["cart", "/cart"], ["checkout", "/checkout"], ["register", "/register"]]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const shift = await shiftOf(page);
      assert.ok(shift <= 0.01, `${name}: shifted by ${shift.toFixed(4)}`);
    }
  }));
