// What search engines and those who share a link read: without JavaScript, as they do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SHOP, api, asStaff, newProduct, seededProduct, soon } from "./support.mjs";

const get = (path, options) => fetch(new URL(path, SHOP), { redirect: "manual", ...options });

/** The tags of a kind with their attributes, as they stand in the HTML. */
function tags(html, name) {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, "g"))].map(([, attributes]) =>
    Object.fromEntries(
      [...attributes.matchAll(/([a-z:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value.replaceAll("&amp;", "&")]),
    ),
  );
}

const linkTo = (html, rel) => tags(html, "link").filter((link) => link.rel === rel);
const meta = (html, name) => tags(html, "meta").find((tag) => tag.name === name || tag.property === name)?.content;
const title = (html) => html.match(/<title>([^<]*)<\/title>/)?.[1];

/** The page's JSON-LD, every block parsed, graphs unfolded. */
const jsonLd = (html) =>
  [...html.matchAll(/<script[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, text]) => JSON.parse(text))
    .flatMap((data) => data["@graph"] ?? data);

const ofType = (html, type) => jsonLd(html).find((data) => [data["@type"]].flat().includes(type));

async function page(path) {
  const answer = await get(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
}

const indexed = async () => ["/", "/c/clothing", `/p/${(await seededProduct()).slug}`];

test("every page for search engines has a title, a description, one canonical address and its other language", async () => {
  const titles = new Set();
  for (const path of await indexed()) {
    for (const prefix of ["", "/de"]) {
      const own = prefix + path;
      const html = await page(own);
      titles.add(title(html));
      const description = meta(html, "description");
      assert.doesNotMatch(description, /[{}]/, `${own} leaves no placeholder open`);
      assert.ok(description?.length >= 50 && description.length <= 200, `${own}: description “${description}”`);
      assert.equal(meta(html, "robots")?.includes("noindex") ?? false, false, `${own} is for the index`);
      for (const { href } of [...linkTo(html, "canonical"), ...linkTo(html, "alternate")]) {
        assert.match(href, /^https?:\/\//, `${own}: search engines want whole addresses`);
      }
      const canonical = linkTo(html, "canonical").map(({ href }) => new URL(href, SHOP).pathname);
      assert.deepEqual(canonical, [own], "one canonical address, its own");
      const alternates = Object.fromEntries(
        linkTo(html, "alternate").filter(({ hreflang }) => hreflang).map(({ hreflang, href }) => [hreflang, new URL(href, SHOP).pathname]),
      );
      assert.equal(alternates.en, path, own);
      assert.equal(alternates.de, `/de${path}`, own);
      assert.ok(meta(html, "og:title"), `${own} has a title to share`);
    }
  }
  assert.equal(titles.size, 6, [...titles].join(" | "));
});

test("a product without a description tells search engines what the shop promises", async () => {
  for (const prefix of ["", "/de"]) {
    const description = meta(await page(`${prefix}/p/${(await newProduct()).slug}`), "description");
    assert.ok(description.length >= 50 && !/[{}]/.test(description), description);
  }
});

test("pages of one visitor alone stay out of the index", async () => {
  for (const path of ["/cart", "/sign-in", "/register", "/orders/track", "/search?q=shirt"]) {
    const html = await page(path);
    assert.match(meta(html, "robots") ?? "", /noindex/, path);
  }
});

test("filters and sorting name the plain category as canonical", async () => {
  const html = await page("/c/clothing?sort=price_asc&in_stock=true");
  assert.deepEqual(linkTo(html, "canonical").map(({ href }) => new URL(href, SHOP).pathname + new URL(href, SHOP).search), ["/c/clothing"]);
});

test("structured data parses and agrees with the catalog", async () => {
  const product = await seededProduct();
  const html = await page(`/p/${product.slug}`);
  const data = ofType(html, "Product") ?? ofType(html, "ProductGroup");
  assert.ok(data, "a product says that it is one");
  assert.equal(data.name, product.title);
  const offers = [data.offers ?? data.hasVariant.map(({ offers }) => offers)].flat();
  const offer = offers[0];
  assert.equal(offer.priceCurrency, "EUR");
  const prices = product.variants.map(({ price }) => price.amount);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  for (const price of [offer.price ?? offer.lowPrice]) {
    const amount = Math.round(Number(price) * 100);
    assert.ok(amount >= low && amount <= high, `${price} lies between the variants' prices`);
  }
  const crumbs = ofType(html, "BreadcrumbList").itemListElement;
  assert.deepEqual(crumbs.map(({ position }) => position), crumbs.map((_, index) => index + 1));
  const home = await page("/");
  assert.ok(ofType(home, "Organization") ?? ofType(home, "OnlineStore"), "the home page names the shop");
  const site = ofType(home, "WebSite");
  assert.match(JSON.stringify(site.potentialAction), /SearchAction.*\{search_term_string\}/);
});

test("a product has a picture to share", async () => {
  const html = await page(`/p/${(await seededProduct()).slug}`);
  const picture = meta(html, "og:image");
  assert.ok(picture, "og:image");
  const answer = await get(new URL(picture, SHOP).pathname);
  assert.equal(answer.status, 200, picture);
  assert.match(answer.headers.get("content-type"), /^image\/(png|jpeg|webp)/, "what every network shows");
});

test("robots.txt names the sitemap and keeps crawlers from pages of one visitor", async () => {
  const answer = await get("/robots.txt");
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type"), /^text\/plain/);
  const text = await answer.text();
  assert.match(text, /^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
  for (const path of ["/cart", "/checkout", "/account", "/admin"]) assert.ok(text.includes(`Disallow: ${path}`), path);
});

test("the sitemap's index, its parts and what they name all answer 200", async () => {
  const locations = async (path) => {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get("content-type"), /xml/, path);
    return [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url.replaceAll("&amp;", "&"));
  };
  const parts = await locations("/sitemap.xml");
  assert.ok(parts.length > 0, "the index names parts");
  const pages = [];
  for (const part of parts) {
    const { pathname, search } = new URL(part);
    const named = await locations(pathname + search);
    assert.ok(named.length > 0 && named.length <= 50_000, `${part}: ${named.length}`);
    pages.push(...named.map((url) => new URL(url).pathname));
  }
  assert.equal(new Set(pages).size, pages.length, "no page twice");
  assert.ok(pages.some((path) => path.startsWith("/p/")) && pages.some((path) => path.startsWith("/c/")), "products and categories");
  const some = pages.filter((_, index) => index % Math.ceil(pages.length / 25) === 0);
  for (const path of some) assert.equal((await get(path)).status, 200, path);
});

test("a crawler without JavaScript walks through all pages of a category", async () => {
  const seen = new Set();
  const addresses = new Set();
  let path = "/c/clothing";
  while (path) {
    assert.ok(!addresses.has(path), `${path} comes twice`);
    addresses.add(path);
    const html = await page(path);
    for (const [, slug] of html.matchAll(/href="\/p\/([a-z0-9-]+)/g)) seen.add(slug);
    const next = [...tags(html, "a"), ...tags(html, "link")].find(({ rel }) => rel?.split(" ").includes("next"));
    path = next && new URL(next.href, new URL(path, SHOP)).href.slice(new URL(SHOP).origin.length);
  }
  const { items } = await api("/categories");
  const { product_count } = items.find(({ slug }) => slug === "clothing");
  assert.ok(seen.size >= product_count, `${seen.size} of ${product_count} products in ${addresses.size} pages`);
});

/** Pages may be a few seconds old: asks until the status is the wanted one. */
const answerOf = (path, status) =>
  soon(async () => {
    const answer = await get(path);
    assert.equal(answer.status, status, path);
    return answer;
  });

test("a renamed product's old address leads to the new one for good, in both languages", async () => {
  const product = await newProduct();
  const slug = `${product.slug}-renamed`;
  await asStaff(`/admin/products/${product.id}`, { slug }, "PATCH");
  for (const prefix of ["", "/de"]) {
    const answer = await answerOf(`${prefix}/p/${product.slug}`, 301);
    assert.equal(new URL(answer.headers.get("location"), SHOP).pathname, `${prefix}/p/${slug}`);
  }
  await answerOf(`/p/${slug}`, 200);
});

test("what is archived is gone, and says what to do instead", async () => {
  const product = await newProduct();
  await asStaff(`/admin/products/${product.id}`, { status: "archived" }, "PATCH");
  const html = await (await answerOf(`/p/${product.slug}`, 410)).text();
  assert.match(meta(html, "robots") ?? "", /noindex/);
  assert.match(html, /<h1/);
  await answerOf("/p/there-never-was-such-a-product", 404);
});
