// What the staff does with the catalog and with promotions, in the admin.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { api, asStaff, axeFinds, launch, newProduct, signInToAdmin, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const NO_SCRIPTS = { javaScriptEnabled: false };
const productPage = (product) => `/admin/products/${product.id}`;
const mediaOf = async (product) => (await asStaff(productPage(product))).media;

const CRC = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

/** A PNG of one colour; `salt` makes it another file. */
function png(salt) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const sum = body.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE((sum ^ 0xffffffff) >>> 0);
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.from([0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0]);
  const row = Buffer.from([0, ...Array.from({ length: 12 }, (_, n) => (n * salt) & 255)]);
  const pixels = deflateSync(Buffer.concat([row, row, row, row]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

const picture = (name, salt) => ({ name, mimeType: "image/png", buffer: png(salt) });

test("the staff brings pictures without scripts, and the shop shows them", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    const product = await newProduct();
    await signInToAdmin(page);
    await page.goto(productPage(product));
    assert.match((await mediaOf(product))[0].url, /^\/media\/g\//, "a drawing stands in");
    await page.getByLabel("Add pictures").setInputFiles([picture("front.png", 3), picture("back.png", 5)]);
    await page.locator("#field-new_alt").fill("The lamp on a table");
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByText("Saved.").waitFor();
    const media = await mediaOf(product);
    const back = media[1];
    assert.deepEqual(media.map(({ alt }) => alt), ["The lamp on a table", "The lamp on a table"]);
    assert.match(back.url, /^\/media\/u\/[0-9a-f]{32}\.png$/);

    // To the front, with words of its own; the others go.
    await page.getByLabel("Place of picture 2").fill("0");
    await page.getByLabel("Alternative text of picture 2", { exact: true }).fill("Seen from behind");
    await page.getByLabel(/^Alternative text of picture 2 \(/).fill("Von hinten");
    const boxes = await page.getByRole("checkbox", { name: "Remove" }).all();
    for (const box of boxes.filter((_, index) => index !== 1)) await box.check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved.").waitFor();
    assert.deepEqual((await mediaOf(product)).map(({ alt }) => alt), ["Seen from behind"]);

    // A variant has one of its own.
    await page.getByLabel(/^Picture of /).selectOption({ index: 1 });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved.").waitFor();
    assert.equal((await asStaff(productPage(product))).variants[0].image.alt, "Seen from behind");
    await page.goto(`/p/${product.slug}`);
    const shown = page.getByRole("img", { name: "Seen from behind" }).first();
    await shown.waitFor();
    await page.goto(`/de/p/${product.slug}`);
    await page.getByRole("img", { name: "Von hinten" }).first().waitFor();
    assert.ok(await (await page.request.get(back.url)).ok());
  }));

for (const javaScriptEnabled of [true, false]) {
  const name = "a title, a price and a new variant are saved by one button, and nothing typed is lost where one is wrong";
  test(`${name} (JavaScript ${javaScriptEnabled ? "on" : "off"})`, () => visit(browser, { javaScriptEnabled }, async (page) => {
    const { title } = await newProduct();
    const price = { amount: 1900, currency: "EUR" };
    const sku = `${title}-ONE`.toUpperCase();
    const product = await asStaff("/admin/products", {
      title: `${title} mat`,
      status: "active",
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: ["S", "M"].map((size) => ({ sku: `${sku}-${size}`, options: { Size: size }, price, stock: 3 })),
    });
    const save = page.getByRole("button", { name: "Save", exact: true });
    const rug = `${title} rug`;
    await signInToAdmin(page);
    await page.goto(productPage(product));
    assert.equal(await page.getByRole("link", { name: /3 on hand$/ }).count(), 2);
    await page.getByLabel("Title", { exact: true }).fill(rug);
    await page.getByLabel(`Price of ${sku}-S`).fill("cheap");
    await save.click();
    await page.getByText("Nothing was saved yet.").waitFor();
    assert.equal(await page.getByLabel("Title", { exact: true }).inputValue(), rug);
    assert.equal(await page.getByLabel(`Price of ${sku}-S`).getAttribute("aria-invalid"), "true");
    if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
    assert.equal((await asStaff(productPage(product))).title, `${title} mat`);

    await page.getByLabel(`Price of ${sku}-S`).fill("19.00");
    await page.getByLabel("Price for all variants").fill("21.50");
    await page.getByText("Add a variant…").click();
    await page.locator("#new-value-0").fill("L");
    await page.locator("#field-new_sku").fill(`${sku}-L`);
    await page.locator("#field-new_price").fill("23");
    await page.locator("#field-new_stock").fill("2");
    await save.click();
    await page.getByText("Saved.").waitFor();
    const saved = await asStaff(productPage(product));
    assert.equal(saved.title, rug);
    assert.deepEqual(saved.variants.map(({ price }) => price.amount), [2150, 2150, 2300]);
  }));
}

test("two tabs of a product do not take back each other's words unseen", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    const product = await newProduct();
    await signInToAdmin(page);
    await page.goto(productPage(product));
    await asStaff(productPage(product), { brand: "Elsewhere" }, "PATCH");
    await page.getByLabel("Title", { exact: true }).fill(`${product.title} two`);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Somebody has changed this since you opened it.").waitFor();
    assert.equal(await page.getByLabel("Title", { exact: true }).inputValue(), `${product.title} two`);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved.").waitFor();
    assert.equal((await asStaff(productPage(product))).title, `${product.title} two`);
  }));

test("a file that is no picture is refused with a sentence at its field", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    await signInToAdmin(page);
    const before = await mediaOf(product);
    const hostile = [
      [{ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") }, /“logo.svg” is not a PNG/],
      [{ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<!doctype html><script>alert(1)</script>") }, /“page.png” is not a PNG/],
      [{ name: "large.png", mimeType: "image/png", buffer: Buffer.concat([png(7), Buffer.alloc(5 << 20)]) }, /“large.png” is larger than 5 MB/],
    ];
    for (const [file, sentence] of hostile) {
      await page.goto(productPage(product));
      await page.getByLabel("Add pictures").setInputFiles(file);
      await page.getByRole("button", { name: "Upload" }).click();
      const field = page.getByLabel("Add pictures");
      await page.locator("#field-pictures-error").waitFor();
      assert.match(await page.locator("#field-pictures-error").textContent(), sentence);
      assert.equal(await field.getAttribute("aria-invalid"), "true");
    }
    assert.deepEqual(await axeFinds(page), []);
    assert.deepEqual(await mediaOf(product), before);
  }));

test("pictures that are too large together are not sent, and a button says what it needs", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    await signInToAdmin(page);
    await page.goto(productPage(product));
    await page.getByLabel("Title", { exact: true }).fill(`${product.title} four`);
    const field = page.getByLabel("Add pictures");
    const upload = page.getByRole("button", { name: "Upload" });
    const large = [1, 2, 3, 4, 5].map((salt) => ({
      ...picture(`${salt}.png`, salt),
      buffer: Buffer.concat([png(salt), Buffer.alloc(4.5 * 1024 * 1024)]),
    }));
    await field.setInputFiles(large);
    assert.match(await field.evaluate((input) => input.validationMessage), /larger than 20 MB together/);
    await upload.click();
    assert.equal(await page.getByLabel("Title", { exact: true }).inputValue(), `${product.title} four`);
    assert.equal((await asStaff(productPage(product))).title, product.title);

    await field.setInputFiles([]);
    await upload.click();
    await page.getByText("Choose at least one picture.").waitFor();
    assert.equal(await page.getByLabel("Title", { exact: true }).inputValue(), `${product.title} four`);
  }));

test("options are edited after a look at what comes and goes", () =>
  visit(browser, {}, async (page) => {
    const { title } = await newProduct();
    const sku = `${title}-OPT`.toUpperCase();
    const price = { amount: 1900, currency: "EUR" };
    const product = await asStaff("/admin/products", {
      title: `${title} shirt`,
      status: "active",
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: ["S", "M"].map((size) => ({ sku: `${sku}-${size}`, options: { Size: size }, price, stock: 3 })),
    });
    await signInToAdmin(page);
    await page.goto(productPage(product));
    await page.getByText("Edit the options…").click();
    await page.getByLabel("Name of Size").fill("Fit");
    await page.getByLabel("Value S of Size").fill("Small");
    await page.getByLabel("Value M of Size").fill("");
    await page.getByLabel("New value of Size", { exact: true }).first().fill("Large");
    await page.getByRole("button", { name: "See what would change" }).click();
    await page.getByText("These variants go off sale for good").waitFor();
    assert.deepEqual(await axeFinds(page), []);
    assert.equal((await asStaff(productPage(product))).version, product.version, "nothing happened yet");
    await page.getByLabel("Stock of Large").fill("7");
    await page.getByRole("button", { name: "Change the options" }).click();
    await page.getByText("Saved.").waitFor();
    const { options, variants } = await asStaff(productPage(product));
    assert.deepEqual(options.map(({ name, values }) => [name, values]), [["Fit", ["Small", "Large"]]]);
    assert.deepEqual(variants.map(({ title }) => title), ["Small", "Large"]);
    assert.equal(variants[0].id, product.variants[0].id, "what was renamed is the same variant");
  }));

test("a promotion is edited whole, and the cart follows", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    const product = await newProduct();
    const code = `C${Date.now().toString(36)}`.toUpperCase();
    const promotion = await asStaff("/admin/promotions", { name: "Opening", code, kind: "percent", percent: 10 });
    await signInToAdmin(page);
    await page.goto("/admin/promotions");
    await page.getByRole("row", { name: new RegExp(code) }).getByRole("link").click();
    await page.getByLabel("Type", { exact: true }).selectOption({ label: "Amount off" });
    await page.getByLabel("Amount (Euro)", { exact: true }).fill("5");
    await page.getByLabel("Code", { exact: true }).fill(`${code}-B`);
    await page.getByLabel("Total uses").fill("100");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    const cart = await api("/carts", { body: {} });
    await api(`/carts/${cart.id}/lines`, { body: { variant_id: product.variants[0].id, quantity: 1 } });
    const { totals } = await api(`/carts/${cart.id}/coupons`, { body: { code: `${code}-B` } });
    assert.equal(totals.discount.amount, 500);

    // It starts tomorrow: the list says so, and the cart loses it.
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await page.getByLabel("Starts (Europe/Berlin)").fill(tomorrow);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.goto("/admin/promotions");
    const row = page.getByRole("row", { name: new RegExp(`${code}-B`) });
    assert.match(await row.textContent(), /Scheduled/);
    await page.getByRole("navigation", { name: "Views of the promotions" }).getByRole("link", { name: "Scheduled" }).click();
    await row.waitFor();
    await row.getByRole("button", { name: /Turn off/ }).click();
    await page.getByText("The promotion is off.").waitFor();
    assert.match(await row.textContent(), /Off/);
    assert.equal((await asStaff(`/admin/promotions/${promotion.id}`)).active, false);
  }));

test("codes are made in bulk, taken along, and one of them makes the third item free", () =>
  visit(browser, {}, async (page) => {
    await signInToAdmin(page);
    await page.goto("/admin/promotions/new");
    await page.getByLabel("Name", { exact: true }).fill("Spring");
    await page.getByLabel("Many codes").check();
    await page.getByLabel("Type", { exact: true }).selectOption({ label: "Buy some, get some" });
    await page.getByLabel("Items to buy").fill("2");
    await page.getByLabel("Items to get").fill("1");
    await page.getByRole("button", { name: "Add the promotion" }).click();
    await page.getByLabel("How many").fill("500");
    await page.getByLabel("What they begin with").fill("spring-");
    await page.getByRole("button", { name: "Make the codes" }).click();
    await page.getByText("500 codes are made.").waitFor();
    assert.deepEqual(await axeFinds(page), []);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download all as CSV" }).click();
    const [head, ...rows] = (await readFile(await (await download).path(), "utf8")).trim().split("\r\n");
    assert.equal(head, "code,usage_limit,used,created_at");
    const codes = rows.map((row) => row.split(",")[0]);
    assert.equal(new Set(codes).size, 500);
    assert.ok(codes.every((code) => code.startsWith("SPRING-")));

    const product = await newProduct();
    const cart = await api("/carts", { body: {} });
    await api(`/carts/${cart.id}/lines`, { body: { variant_id: product.variants[0].id, quantity: 3 } });
    const { totals } = await api(`/carts/${cart.id}/coupons`, { body: { code: codes[7] } });
    assert.equal(totals.discount.amount, 2400);
  }));

test("a bulk change of prices is undone with one button", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    const product = await newProduct();
    const price = async () => (await asStaff(productPage(product))).variants[0].price.amount;
    await signInToAdmin(page);
    await page.goto(`/admin/products?q=${product.title}`);
    await page.getByRole("checkbox", { name: `Choose ${product.title}` }).check();
    await page.getByLabel("With the chosen ones").selectOption({ label: "Change prices by percent" });
    await page.getByRole("button", { name: "Continue" }).click();
    // Nothing was typed: the form is there again, with the product still chosen.
    await page.getByText("Write a percentage from -99 to 1000").waitFor();
    await page.getByLabel("Percent, or an amount").fill("-25");
    await page.getByRole("button", { name: "Continue" }).click();
    const change = page.getByRole("row").filter({ hasText: product.title });
    assert.match(await change.innerText(), /€24\.00 → €18\.00/);
    await page.getByRole("button", { name: "Change them" }).click();
    await page.getByText("1 product changed.").waitFor();
    assert.equal(await price(), 1800);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("1 product put back as before.").waitFor();
    assert.equal(await price(), 2400);
    await page.reload();
    assert.equal(await page.getByText("put back as before").count(), 0, "it is said once");
  }));

test("variants are made of options, looked at and then added", () =>
  visit(browser, {}, async (page) => {
    const title = `Shirt ${Date.now().toString(36)}`;
    await signInToAdmin(page);
    await page.goto("/admin/products/new");
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Name of option 1").fill("Size");
    await page.getByLabel("All values of option 1").fill("S, M, L");
    await page.getByLabel("Name of option 2").fill("Colour");
    await page.getByLabel("All values of option 2").fill("Red, Blue");
    await page.getByLabel("Price for all variants").fill("19.90");
    await page.getByRole("button", { name: "Make variants" }).click();
    const skus = page.getByLabel(/^SKU of variant/);
    assert.equal(await skus.count(), 6);
    assert.match(await skus.first().inputValue(), /-S-RED$/);
    assert.deepEqual(await axeFinds(page), []);
    await page.getByLabel("Price of variant 6", { exact: true }).fill("25");
    await page.getByRole("button", { name: "Add the product" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const { variants } = await asStaff(`/admin/products/${new URL(page.url()).pathname.split("/").at(-1)}`);
    assert.deepEqual(variants.map(({ price }) => price.amount), [1990, 1990, 1990, 1990, 1990, 2500]);
    assert.deepEqual(variants[5].options, { Size: "L", Colour: "Blue" });

    // The stock is found by the product's name.
    await page.goto(`/admin/stock?q=${encodeURIComponent(title)}`);
    assert.equal(await page.getByRole("row").filter({ hasText: variants[0].sku }).count(), 1);
  }));

test("a filter is saved under a name, found again and removed", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    await signInToAdmin(page);
    await page.goto("/admin/products?status=draft&q=lamp");
    await page.getByLabel("Name for this filter").fill("Lamps to finish");
    await page.getByRole("button", { name: "Save filter" }).click();
    await page.goto("/admin/products");
    await page.getByRole("navigation", { name: "Your filters" }).getByRole("link", { name: "Lamps to finish" }).click();
    await page.waitForURL("**/admin/products?*status=draft*");
    assert.equal(await page.locator("[name=q]").last().inputValue(), "lamp");
    await page.getByRole("button", { name: /Remove “Lamps to finish”/ }).click();
    assert.equal(await page.getByText("Lamps to finish").count(), 0);
  }));

test("the frame says who is signed in, and is a menu on a phone", () =>
  visit(browser, { viewport: { width: 390, height: 800 } }, async (page) => {
    const soldOut = await asStaff("/admin/inventory?at_most=0&limit=100");
    await signInToAdmin(page);
    await page.getByText("Menu", { exact: true }).click();
    const menu = page.getByRole("navigation", { name: "Sections" });
    // More than a hundred are no news.
    const counted = soldOut.items.length > 0 && !soldOut.next_cursor;
    assert.equal(/\d+ sold out/.test(await menu.textContent()), counted);
    assert.ok((await menu.locator(".who").textContent()).length > 0);
    assert.deepEqual(await axeFinds(page), []);
    await menu.getByRole("link", { name: /^Products/ }).click();
    await page.getByRole("heading", { level: 1, name: "Products" }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `the page is ${width} pixels wide`);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  }));

test("categories are put into place by dragging and by keys", () =>
  visit(browser, {}, async (page) => {
    const mark = Date.now().toString(36);
    const names = ["First", "Second", "Third"].map((name) => `${name} ${mark}`);
    for (const name of names) await asStaff("/admin/categories", { name });
    const roots = async () => (await asStaff("/admin/categories")).items.filter(({ name }) => name.endsWith(mark));
    const ours = async () => (await roots()).map(({ name, children }) => [name, children.map((child) => child.name)]);
    // The next page's script is there once it has loaded.
    const drag = async (from, to, targetPosition) => {
      const loaded = page.waitForEvent("load");
      await from.dragTo(to, { targetPosition });
      await loaded;
      await page.getByText("Moved. Products follow").waitFor();
    };
    try {
      await signInToAdmin(page);
      await page.goto("/admin/categories");
      const row = (name) => page.locator(`[data-name="${name}"] > .branch`);
      const height = (await row(names[0]).boundingBox()).height;
      await drag(row(names[2]), row(names[0]), { x: 20, y: 2 });
      assert.deepEqual((await ours()).map(([name]) => name), [names[2], names[0], names[1]]);
      await drag(row(names[1]), row(names[0]), { x: 20, y: height / 2 });
      assert.deepEqual(await ours(), [[names[2], []], [names[0], [names[1]]]]);

      // By keys: out again, and the focus stays with it.
      await row(names[1]).getByRole("link").focus();
      await page.keyboard.press("Alt+ArrowLeft");
      await page.waitForFunction((name) => document.activeElement?.textContent === name && !document.activeElement.closest("li li"), names[1]);
      assert.deepEqual((await ours()).map(([, children]) => children), [[], [], []]);
      assert.deepEqual(await axeFinds(page), []);
    } finally {
      // They would stand in the menu of every page that the other stories look at.
      for (const { id, children } of await roots()) {
        for (const child of [...children.map((child) => child.id), id]) await asStaff(`/admin/categories/${child}`, undefined, "DELETE");
      }
    }
  }));
