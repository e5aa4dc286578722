import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  SHOP, addButton, addToCart, anyProduct, asStaff, buyButton, cartCount, cartHeading, checkoutForm, fillCheckout, launch,
  mailsAbout, newProduct, orderHeading, orderIdOf, payWith, searchBox, searchFinds, signInToAdmin, stockOf, totalOn, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("a shopper with JavaScript finds, adds and buys without leaving the product page in between", () =>
  visit(browser, {}, async (page) => {
    const product = await anyProduct();
    await page.goto(`/p/${product.slug}`);
    // An island's submit handler is there once the client has run; before that the form posts itself, which is fine
    // for a shopper but not what this test is about.
    await page.waitForLoadState("networkidle");
    await addButton(page).click();
    await page.getByText("Added to your cart.").first().waitFor();
    assert.equal(await cartCount(page), "1");
    assert.match(page.url(), /\/p\//);

    // The drawer opens beside the page, and leads on.
    await page.getByRole("dialog").getByRole("link", { name: "Show the cart" }).click();
    await page.getByRole("link", { name: "Checkout" }).click();
    await fillCheckout(page);
    const total = await totalOn(page);
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    assert.equal(await totalOn(page), total, "no surprise after the button");
    const mails = await mailsAbout(orderIdOf(page), 1);
    assert.deepEqual(mails.map(({ kind, to }) => [kind, to]), [["order_placed", "ada@example.com"]]);
  }));

test("where a product lacks a combination, what was chosen last stays and the rest gives way", () =>
  visit(browser, {}, async (page) => {
    const { title } = await newProduct();
    const variants = [["Red", "Small", 1900], ["Blue", "Large", 2900]].map(([colour, size, amount]) => ({
      sku: `${title}-${size}`.toUpperCase(),
      options: { Colour: colour, Size: size },
      price: { amount, currency: "EUR" },
      stock: 3,
    }));
    const options = [{ name: "Colour", values: ["Red", "Blue"] }, { name: "Size", values: ["Small", "Large"] }];
    const product = await asStaff("/admin/products", { title: `${title} scarf`, status: "active", options, variants });
    await page.goto(`/p/${product.slug}`);
    await page.waitForLoadState("networkidle");
    await page.getByText("€19.00").first().waitFor();
    for (const [chosen, other, price] of [["Blue", "Large", "€29.00"], ["Small", "Red", "€19.00"]]) {
      await page.getByTitle(chosen, { exact: true }).click();
      await page.locator("#live-price").getByText(`There is no such combination. Shown instead:`).waitFor();
      await page.locator("#live-price").getByText(price).waitFor();
      assert.ok(await page.getByRole("radio", { name: other }).isChecked(), `${other} belongs to ${chosen}`);
      assert.ok(await page.getByRole("radio", { name: chosen }).isChecked(), `${chosen} stays`);
    }
    await page.getByTitle("Blue", { exact: true }).click();
    await page.locator("#live-price").getByText("€29.00").waitFor();
    await addButton(page).click();
    await page.getByText("Added to your cart.").first().waitFor();
    await page.goto("/cart");
    await page.getByText("Blue, Large").waitFor();
  }));

test("a shopper without JavaScript buys too", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    await addToCart(page);
    await cartHeading(page).waitFor();
    await page.getByRole("spinbutton").fill("2");
    await page.getByRole("button", { name: "Update" }).click();
    await page.getByLabel("Coupon code").fill("welcome10");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText("Discount").waitFor();
    await page.getByRole("link", { name: "Checkout" }).click();
    await fillCheckout(page);
    await page.locator("[name=shipping_option]").nth(1).check();
    await page.getByRole("button", { name: "Show new total" }).click();
    await page.waitForURL("**/checkout/shipping**");
    const total = await totalOn(page);
    assert.equal(await page.locator("[name=email]").inputValue(), "ada@example.com", "what was typed stays");
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    assert.equal(await totalOn(page), total);
    // The confirmation can be bookmarked.
    await page.reload();
    await orderHeading(page).waitFor();
    assert.equal(await cartCount(page), "0");
  }));

test("a declined card is explained and another one works", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    await addToCart(page);
    await page.goto("/checkout");
    await fillCheckout(page, { token: "tok_declined" });
    await buyButton(page).click();
    await page.getByRole("alert").filter({ hasText: "declined the payment" }).waitFor();
    assert.equal(await page.locator("[name=line1]").inputValue(), "Hauptstraße 1");
    await payWith(page, "tok_ok");
    await buyButton(page).click();
    await orderHeading(page).waitFor();
  }));

test("an order that is still to be paid is not being prepared, and the staff read so where they send it", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await fillCheckout(page);
    await page.locator("[name=token][value$=bank_transfer]").check();
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    await page.getByText("We get it ready as soon as it is paid").waitFor();
    assert.equal((await page.locator(".steps [aria-current=step]").textContent()).trim(), "Ordered");
    const order = orderIdOf(page);
    await visit(browser, {}, async (staff) => {
      await signInToAdmin(staff);
      await staff.goto(`/admin/orders/${order}`);
      await staff.getByText(/^Not paid yet: .* is to come by hand\.$/).waitFor();
    });
  }));

test("3-D Secure leads to the bank's page and back", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    for (const [decision, then] of [["Decline", /declined the payment/], ["Approve", /^Order \d+$/]]) {
      if ((await checkoutForm(page).count()) === 0) {
        await addToCart(page);
        await page.goto("/checkout");
      }
      await fillCheckout(page, { token: "tok_3ds" });
      await buyButton(page).click();
      await page.getByRole("button", { name: decision }).click();
      const place = decision === "Approve" ? page.getByRole("heading", { name: then }) : page.getByRole("alert").filter({ hasText: then });
      await place.waitFor();
      // What was typed is still there after the bank said no.
      if (decision === "Decline") assert.equal(await page.locator("[name=line1]").inputValue(), "Hauptstraße 1");
    }
  }));

for (const javaScriptEnabled of [true, false]) {
  test(`more than there is leads back to the product (JavaScript ${javaScriptEnabled ? "on" : "off"})`, () =>
    visit(browser, { javaScriptEnabled }, async (page) => {
      const product = await newProduct(2);
      await page.goto(`/p/${product.slug}`);
      await page.getByLabel("Quantity").fill("3");
      await addButton(page).click();
      await page.getByRole("alert").filter({ hasText: "only 2 left" }).waitFor();
      // Before the island lives, the plain form shows the cart's page, with or without JavaScript.
      const back = page.getByRole("link", { name: "Back to the product" });
      assert.ok(javaScriptEnabled || (await back.count()) > 0);
      if (await back.count()) await back.click();
      await page.getByLabel("Quantity").fill("2");
      await addButton(page).click();
      await page.getByText("Added to your cart.").or(cartHeading(page)).first().waitFor();
      await page.goto("/cart");
      await page.getByText("at checkout", { exact: true }).waitFor();
    }));
}

test("another way of shipping shows its total at once", () =>
  visit(browser, {}, async (page) => {
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await page.getByText("€28.90", { exact: true }).waitFor();
    await page.getByRole("radio", { name: /Express/ }).check();
    await page.getByText("€36.90", { exact: true }).waitFor();
  }));

test("a slow payment shows a page that looks again by itself", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    await addToCart(page);
    await page.goto("/checkout");
    await fillCheckout(page, { token: "tok_slow" });
    await buyButton(page).click();
    await page.getByRole("heading", { name: "Your payment is being confirmed" }).waitFor();
    await orderHeading(page).waitFor({ timeout: 30_000 });
  }));

test("a double click on the button buys once", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    await addToCart(page, "", product);
    await page.goto("/checkout");
    await fillCheckout(page);
    await buyButton(page).dblclick();
    await orderHeading(page).waitFor();
    const { allocated, reserved } = await stockOf(product);
    assert.deepEqual({ allocated, reserved }, { allocated: 1, reserved: 0 });
  }));

test("the very same form sent three times at once buys once", () =>
  visit(browser, {}, async (page, context) => {
    const product = await newProduct();
    await addToCart(page, "", product);
    await page.goto("/checkout");
    await fillCheckout(page);
    const fields = await checkoutForm(page).evaluate((form) => Object.fromEntries(new FormData(form)));
    const send = () => context.request.post("/checkout", { form: fields, headers: { origin: SHOP } });
    await Promise.all([send(), send(), buyButton(page).click()]);
    await page.goto("/cart");
    await page.getByText("Your cart is empty.").waitFor();
    const { allocated, reserved } = await stockOf(product);
    assert.deepEqual({ allocated, reserved }, { allocated: 1, reserved: 0 });
  }));

test("a suggestion is chosen by keyboard", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    await searchFinds(product);
    await page.goto("/");
    // The island listens once the client has run.
    await page.waitForLoadState("networkidle");
    const search = searchBox(page);
    await search.pressSequentially(product.title.slice(0, -1), { delay: 10 });
    await page.getByRole("option", { name: product.title }).waitFor();
    for (let step = 0; step < 10; step += 1) {
      await search.press("ArrowDown");
      const chosen = await page.getByRole("option", { selected: true }).textContent();
      if (chosen.includes(product.title)) break;
    }
    await search.press("Enter");
    await page.getByRole("heading", { level: 1, name: product.title }).waitFor();
  }));

test("bad and hostile input is answered next to the field, and nothing is lost", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    await addToCart(page);
    await page.goto("/checkout");
    await fillCheckout(page, { email: "no mail", name: "<script>alert(1)</script>", city: "" });
    await buyButton(page).click();
    const summary = page.getByRole("alert").filter({ hasText: "check these fields" });
    await summary.getByRole("link", { name: "Please check your email address." }).waitFor();
    await summary.getByRole("link", { name: "Please fill in your city." }).waitFor();
    assert.equal(await page.locator("[name=email]").getAttribute("aria-invalid"), "true");
    assert.equal(await page.locator("[name=name]").inputValue(), "<script>alert(1)</script>");
  }));
