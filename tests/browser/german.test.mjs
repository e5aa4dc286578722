// A German visit is German from the shelf to the order: the goods too, not only what stands around them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addToCart, api, asStaff, axeFinds, buyButton, fillCheckout, launch, mailsAbout, newProduct, orderHeading, orderIdOf,
  searchBox, seededProduct, signInToAdmin, soon, visit,
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
    assert.ok((await page.title()).startsWith(said), await page.title());
    const paragraphs = await page.locator(".description .text p").allTextContents();
    assert.equal(paragraphs.join("\n\n"), description);
    const summary = await page.locator('meta[name="description"]').getAttribute("content");
    assert.ok(summary.startsWith(description.slice(0, 40)), summary);
    const alts = await page.locator(".frames img").evaluateAll((pictures) => pictures.map(({ alt }) => alt));
    assert.ok(alts.length > 0);
    for (const alt of alts) assert.ok(alt.startsWith(said), alt);
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
    await page.getByLabel("Gutscheincode").fill("WELCOME10");
    await page.getByRole("button", { name: "Einlösen" }).click();
    assert.equal((await page.locator(".coupons span").first().textContent()).trim(), "WELCOME10 · Willkommen, 10 % Rabatt");
    await page.goto("/de/checkout");
    await fillCheckout(page);
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    await page.getByRole("link", { name: title }).waitFor();
    const [mail] = await mailsAbout(orderIdOf(page), 1);
    assert.match(mail.subject, /^Deine Bestellung \d+$/);
    assert.ok(mail.text.includes(title) && !mail.text.includes(product.title), mail.text);
  }));

test("a promotion that nobody has translated is called what it was called", () =>
  visit(browser, { locale: "de-DE", javaScriptEnabled: false }, async (page) => {
    const code = `PLAIN${Date.now()}`;
    await asStaff("/admin/promotions", { name: "Untranslated opening", code, kind: "percent", percent: 10 });
    await addToCart(page, "/de", await newProduct());
    await page.goto("/de/cart");
    await page.getByLabel("Gutscheincode").fill(code);
    await page.getByRole("button", { name: "Einlösen" }).click();
    assert.equal((await page.locator(".coupons span").first().textContent()).trim(), `${code} · Untranslated opening`);
  }));

test("what the owner calls options and values in German is said from the shelf to the mail", () =>
  visit(browser, { locale: "de-DE" }, async (page) => {
    const { title } = await newProduct();
    // Words of this story alone, so that nothing else has translated them.
    const [weave, fine, coarse] = ["weave", "fine", "coarse"].map((word) => `${title} ${word}`);
    const price = { amount: 1900, currency: "EUR" };
    const product = await asStaff("/admin/products", {
      title: `${title} cloth`,
      status: "active",
      options: [{ name: weave, values: [fine, coarse] }],
      variants: [fine, coarse].map((value, index) => ({
        sku: `${title}-W${index}`.toUpperCase(), options: { [weave]: value }, price, stock: 3,
      })),
    });
    const words = { [weave]: `${title} Gewebe`, [fine]: `${title} fein`, [coarse]: `${title} grob` };
    await signInToAdmin(page);
    for (const [word, said] of Object.entries(words)) {
      await page.goto("/admin/settings/words");
      await page.getByLabel(/^Word, row/).last().fill(word);
      await page.getByLabel(/^German: row/).last().fill(said);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Saved.").waitFor();
    }
    assert.deepEqual(await axeFinds(page), []);

    // The storefront knows the words anew within seconds.
    await soon(async () => {
      await page.goto(`/de/p/${product.slug}`);
      const legend = await page.locator(".options legend").textContent();
      assert.equal(legend.replace(/\s+/g, " ").trim(), `${words[weave]}: ${words[fine]}`);
      // Said last, so perhaps known last.
      assert.equal(await page.getByRole("radio", { name: words[coarse] }).count(), 1);
    });
    await page.getByRole("radio", { name: words[coarse] }).check();
    await page.locator(".chosen", { hasText: words[coarse] }).waitFor();
    await addToCart(page, "/de", product);
    await page.goto("/de/cart");
    await page.getByText(words[fine]).first().waitFor();
    await page.goto("/de/checkout");
    await fillCheckout(page);
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    await page.getByText(words[fine]).first().waitFor();
    const [mail] = await mailsAbout(orderIdOf(page), 1);
    assert.ok(mail.text.includes(words[fine]), mail.text);
  }));
