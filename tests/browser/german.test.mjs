// A German visit is German from the shelf to the order: the goods too, not only what stands around them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addToCart, api, buyButton, fillCheckout, launch, mailsAbout, orderHeading, orderIdOf, searchBox, seededProduct, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const german = async (slug) => (await api(`/products/${slug}`)).translations.de;

test("a product's page, its pictures and what search engines read are German", () =>
  visit(browser, { locale: "de-DE" }, async (page) => {
    const { slug, title } = await seededProduct();
    const { title: said, description } = await german(slug);
    assert.notEqual(said, title);
    await page.goto(`/de/p/${slug}`);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), said);
    assert.match(await page.title(), new RegExp(`^${said}`));
    const paragraphs = await page.locator(".description .text p").allTextContents();
    assert.equal(paragraphs.join("\n\n"), description);
    const summary = await page.locator('meta[name="description"]').getAttribute("content");
    assert.ok(summary.startsWith(description.slice(0, 40)), summary);
    for (const alt of await page.locator(".frames img").evaluateAll((pictures) => pictures.map(({ alt }) => alt))) {
      assert.ok(alt.startsWith(said), alt);
    }
    const texts = await page.locator("main, title, script[type='application/ld+json']").allTextContents();
    assert.ok(!texts.join(" ").includes(title), "the English title stands nowhere");
  }));

test("lists, suggestions, cart, order and mail name the goods in German", () =>
  visit(browser, { locale: "de-DE" }, async (page) => {
    const product = await seededProduct();
    const { title } = await german(product.slug);
    for (const path of ["/de/", "/de/sale", "/de/c/clothing", "/de/search?q=hemd"]) {
      await page.goto(path);
      const cards = page.locator(".card h3 a");
      assert.ok((await cards.count()) > 3, path);
      for (const card of (await cards.all()).slice(0, 4)) {
        const slug = new URL(await card.getAttribute("href"), page.url()).pathname.split("/").pop();
        assert.equal(await card.textContent(), (await german(slug)).title, path);
      }
    }
    await page.goto("/de/");
    await page.waitForLoadState("networkidle");
    await searchBox(page).pressSequentially(title, { delay: 10 });
    await page.getByRole("option").filter({ hasText: title }).first().waitFor();

    await addToCart(page, "/de", product);
    await page.goto("/de/cart");
    await page.getByRole("link", { name: title }).waitFor();
    await page.goto("/de/checkout");
    await fillCheckout(page);
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    await page.getByRole("link", { name: title }).waitFor();
    const [mail] = await mailsAbout(orderIdOf(page), 1);
    assert.ok(mail.text.includes(title) && !mail.text.includes(product.title), mail.text);
  }));
