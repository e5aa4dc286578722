// What people do to a shop between two pages: back, twice, two tabs, two devices, and coming back too late.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  SHOP, accountHeading, addButton, addToCart, asStaff, buyButton, cartCount, cartHeading, checkoutForm, fillCheckout, launch,
  newProduct, orderHeading, register, signIn, soon, stockOf, visit,
} from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const both = (name, story) => {
  for (const javaScriptEnabled of [true, false]) {
    test(`${name} (JavaScript ${javaScriptEnabled ? "on" : "off"})`, () =>
      visit(browser, { javaScriptEnabled }, story));
  }
};

both("back after adding shows the product and a cart that says so", async (page) => {
  const product = await newProduct();
  await addToCart(page, "", product);
  await page.goto("/cart");
  await page.goBack();
  await page.reload();
  assert.equal(await cartCount(page), "1");
  await page.goto("/cart");
  assert.equal(await page.locator("main").getByText(product.title).count() > 0, true, "one thing, once");
  assert.equal(await page.getByRole("spinbutton").first().inputValue(), "1");
});

both("who leaves the bank without an answer pays in another way, or changes the cart", async (page) => {
  const product = await newProduct();
  const leaveTheBank = async () => {
    await page.goto("/checkout");
    await fillCheckout(page, { token: "tok_3ds" });
    await buyButton(page).click();
    await page.getByRole("button", { name: "Decline" }).waitFor();
    await page.goto("/cart");
    await page.getByText("A payment for this cart waits at your bank.").waitFor();
  };
  await addToCart(page, "", product);
  await leaveTheBank();
  await page.getByRole("button", { name: /^One .* more$/ }).click();
  await page.getByText("A payment for this cart waits at your bank.").waitFor();
  assert.equal(await page.getByRole("spinbutton").first().inputValue(), "1", "what is being paid stays as it is");
  await page.getByRole("button", { name: "End this payment" }).click();
  await page.getByRole("button", { name: /^One .* more$/ }).click();
  await soon(async () => assert.equal(await page.getByRole("spinbutton").first().inputValue(), "2"));
  assert.equal(await page.getByText("waits at your bank").count(), 0);

  await leaveTheBank();
  await page.goto("/checkout");
  await fillCheckout(page, { token: "tok_ok" });
  await buyButton(page).click();
  await orderHeading(page).waitFor();
  const { allocated, available } = await stockOf(product);
  assert.deepEqual({ allocated, available }, { allocated: 2, available: 8 }, "one order, and nothing held besides");
});

test("who looks at the cart once more finds the checkout as it was left", () =>
  visit(browser, {}, async (page) => {
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await page.locator("[name=email]").fill("grace@example.com");
    await page.locator("[name=city]").fill("Wien");
    await page.locator("[name=country]").selectOption("AT");
    await page.goto("/cart");
    await page.goto("/checkout");
    assert.equal(await page.locator("[name=email]").inputValue(), "grace@example.com");
    assert.equal(await page.locator("[name=city]").inputValue(), "Wien");
    assert.equal(await page.locator("[name=country]").inputValue(), "AT");
  }));

test("the taxes of the checkout follow the address in place", () =>
  visit(browser, {}, async (page) => {
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await fillCheckout(page);
    const tax = () => page.locator("#summary .muted dd").textContent();
    const german = await tax();
    await page.locator("[name=postal_code]").first().fill("1010");
    await page.locator("[name=country]").selectOption("AT");
    await page.waitForFunction((before) => document.querySelector("#summary .muted dd").textContent !== before, german);
    assert.equal(await page.locator("[name=country]").inputValue(), "AT", "the form stays as it was filled in");
    const shown = await tax();
    await buyButton(page).click();
    await orderHeading(page).waitFor();
    assert.equal(await page.locator(".sums .muted dd").textContent(), shown);
  }));

both("back after ordering sells nothing again", async (page) => {
  const product = await newProduct();
  await addToCart(page, "", product);
  await page.goto("/checkout");
  await fillCheckout(page);
  await buyButton(page).click();
  await orderHeading(page).waitFor();
  await page.goBack();
  // The form may still be there; sending it again is the same purchase.
  if ((await checkoutForm(page).count()) > 0) {
    await fillCheckout(page);
    await buyButton(page).click();
    await page.waitForLoadState("networkidle");
  }
  const { allocated, reserved } = await stockOf(product);
  assert.deepEqual({ allocated, reserved }, { allocated: 1, reserved: 0 });
  await page.goto("/cart");
  await page.getByText("Your cart is empty").first().waitFor();
});

test("adding twice in a hurry adds two, and says two", () =>
  visit(browser, {}, async (page) => {
    await page.goto(`/p/${(await newProduct()).slug}`);
    await page.waitForLoadState("networkidle");
    await addButton(page).dblclick();
    await page.waitForFunction(() => Number(document.querySelector("[data-cart-count]")?.textContent) > 0);
    await page.waitForLoadState("networkidle");
    const shown = await cartCount(page);
    await page.goto("/cart");
    assert.equal(await cartCount(page), shown, "the header tells the truth");
    assert.equal(await page.getByRole("spinbutton").first().inputValue(), shown);
  }));

test("registering twice with one click makes one account", () =>
  visit(browser, {}, async (page) => {
    await page.goto("/register");
    await page.locator("main [name=name]").fill("Grace Hopper");
    await page.locator("main [name=email]").fill(`twice-${Date.now()}@example.com`);
    await page.locator("main [name=password]").fill("a long enough password");
    await page.getByRole("button", { name: "Create account" }).dblclick();
    await accountHeading(page).waitFor();
  }));

both("two tabs share one cart, and none buys what the other has bought", async (page, context) => {
  const [one, other] = [await newProduct(), await newProduct()];
  await addToCart(page, "", one);
  const tab = await context.newPage();
  await addToCart(tab, "", other);
  await page.goto("/checkout");
  await tab.goto("/checkout");
  for (const each of [page, tab]) {
    for (const { title } of [one, other]) await each.getByText(title).filter({ visible: true }).first().waitFor();
    await fillCheckout(each);
  }
  await buyButton(page).click();
  await orderHeading(page).waitFor();
  await buyButton(tab).click();
  await tab.waitForLoadState("networkidle");
  await tab.goto("/cart");
  await tab.getByText("Your cart is empty").first().waitFor();
  for (const product of [one, other]) {
    const { allocated, reserved } = await stockOf(product);
    assert.deepEqual({ allocated, reserved }, { allocated: 1, reserved: 0 });
  }
});

test("a cart that changed in another tab is not bought unseen", () =>
  visit(browser, {}, async (page, context) => {
    const [one, other] = [await newProduct(), await newProduct()];
    await addToCart(page, "", one);
    await page.goto("/checkout");
    await fillCheckout(page);
    const tab = await context.newPage();
    await addToCart(tab, "", other);
    await buyButton(page).click();
    await page.getByText("The total has changed since you saw this page").waitFor();
    assert.equal(await orderHeading(page).count(), 0);
    assert.equal((await stockOf(other)).allocated, 0, "nothing was bought");
  }));

both("an expired session asks to sign in and leads back", async (page, context) => {
  const email = await register(page);
  await page.goto("/account/addresses/new");
  await context.clearCookies({ name: "shop_session" });
  for (const [field, text] of [["name", "Grace Hopper"], ["line1", "Ring 5"], ["postal_code", "1010"], ["city", "Wien"]]) {
    await page.locator(`main [name=${field}]`).fill(text);
  }
  await page.getByLabel("Country").selectOption("AT");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await signIn(page, email);
  await accountHeading(page).waitFor();
});

test("a session that is no session is a guest's", () =>
  visit(browser, { javaScriptEnabled: false }, async (page, context) => {
    await context.addCookies([
      { name: "shop_session", value: "x".repeat(43), url: SHOP },
      { name: "shop_cart", value: "crt_nonsense", url: SHOP },
    ]);
    await page.goto("/account");
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    await page.goto("/cart");
    await cartHeading(page).waitFor();
    await addToCart(page, "", await newProduct());
    assert.equal(await cartCount(page), "1");
  }));

test("signing out leaves nothing of the account behind", () =>
  visit(browser, {}, async (page) => {
    const email = await register(page);
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await fillCheckout(page, { email, token: "tok_3ds" });
    await buyButton(page).click();
    await page.getByRole("button", { name: "Decline" }).waitFor();
    await page.goto("/account");
    assert.match(await page.evaluate(() => sessionStorage.getItem("checkout")), new RegExp(email));
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await page.getByRole("link", { name: "Sign in" }).first().waitFor();
    assert.deepEqual((await page.context().cookies()).map(({ name }) => name), []);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await page.goBack();
    await page.reload();
    assert.equal(await page.getByText(email).count(), 0);
  }));

test("the cart follows its owner to another device, and what is there already stays", () =>
  visit(browser, {}, async (page) => {
    const [atHome, onTheWay] = [await newProduct(), await newProduct()];
    const email = await register(page);
    await addToCart(page, "", atHome);
    await visit(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }, async (phone) => {
      await addToCart(phone, "", onTheWay);
      await phone.goto("/sign-in");
      await signIn(phone, email);
      await phone.goto("/cart");
      for (const { title } of [atHome, onTheWay]) await phone.locator("main").getByText(title).first().waitFor();
    });
    await page.goto("/cart");
    for (const { title } of [atHome, onTheWay]) await page.locator("main").getByText(title).first().waitFor();
  }));

test("a payment that waits is ended on another device of the same account", () =>
  visit(browser, {}, async (page) => {
    const email = await register(page);
    await addToCart(page, "", await newProduct());
    await page.goto("/checkout");
    await fillCheckout(page, { email, token: "tok_3ds" });
    await buyButton(page).click();
    await page.getByRole("button", { name: "Decline" }).waitFor();
    await visit(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }, async (phone) => {
      await phone.goto("/sign-in");
      await signIn(phone, email);
      await phone.goto("/checkout");
      await phone.getByText("A payment for this cart waits at your bank.").waitFor();
      await phone.goto("/cart");
      await phone.getByText("A payment for this cart waits at your bank.").waitFor();
      await phone.getByRole("button", { name: "End this payment" }).click();
      await phone.getByRole("button", { name: /^One .* more$/ }).click();
      assert.equal(await phone.getByRole("spinbutton").first().inputValue(), "2");
      assert.equal(await phone.getByText("waits at your bank").count(), 0);
    });
  }));

test("who signs in while a guest's payment waits can still end it, and finds the goods", () =>
  visit(browser, {}, async (page) => {
    const product = await newProduct();
    const email = await register(page);
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await addToCart(page, "", product);
    await page.goto("/checkout");
    await fillCheckout(page, { token: "tok_3ds" });
    await buyButton(page).click();
    await page.getByRole("button", { name: "Decline" }).waitFor();
    await page.goto("/sign-in");
    await signIn(page, email);
    await page.goto("/cart");
    await page.getByRole("button", { name: "End this payment" }).click();
    await page.locator("main").getByText(product.title).first().waitFor();
    assert.equal(await page.getByText("waits at your bank").count(), 0);
  }));

test("nobody's card is charged what a gift card was shown to pay", async () => {
  const product = await newProduct();
  const made = await asStaff("/admin/gift-cards", { amount: { amount: 2000, currency: "EUR" } });
  const withCard = async (page) => {
    await addToCart(page, "", product);
    await page.goto("/cart");
    await page.getByLabel("Gift card code").fill(made.full_code);
    await page.getByRole("button", { name: "Use the card" }).click();
    await page.getByRole("button", { name: "Remove" }).first().waitFor();
    await page.goto("/checkout");
    await fillCheckout(page);
  };
  await visit(browser, {}, (first) =>
    visit(browser, { javaScriptEnabled: false }, async (second) => {
      await withCard(first);
      await withCard(second);
      const shown = await buyButton(second).textContent();
      await buyButton(first).click();
      await orderHeading(first).waitFor();
      await buyButton(second).click();
      await second.getByText("Your gift card pays less than it did a moment ago").waitFor();
      assert.equal((await stockOf(product)).allocated, 1, "nothing was bought");
      assert.notEqual(await buyButton(second).textContent(), shown, "the page shows what is left to pay now");
      await buyButton(second).click();
      await orderHeading(second).waitFor();
    }));
});

both("whoever was signed out in another tab is told so and keeps the way on", async (page, context) => {
  await register(page);
  await addToCart(page, "", await newProduct());
  await page.goto("/checkout");
  await fillCheckout(page);
  await context.clearCookies({ name: "shop_session" });
  await buyButton(page).click();
  await page.getByText("Your cart is not what it was").waitFor();
  await page.goto("/sale?cursor=AAAA");
  await page.getByRole("heading", { level: 1, name: "On sale" }).waitFor();
  assert.equal(new URL(page.url()).search, "");
});

test("a line that was removed is put in again once, however often", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    const product = await newProduct();
    await addToCart(page, "", product);
    await page.getByRole("button", { name: /^Remove/ }).first().click();
    const undo = page.locator("form").filter({ has: page.getByRole("button", { name: "Undo" }) });
    const form = Object.fromEntries(
      await Promise.all(["variant_id", "quantity", "key"].map(async (name) => [name, await undo.locator(`[name=${name}]`).inputValue()])),
    );
    await undo.getByRole("button").click();
    await cartHeading(page).waitFor();
    const again = await page.request.post("/cart/lines", { form, headers: { origin: SHOP } });
    assert.ok(again.ok());
    await page.goto("/cart");
    assert.equal(await cartCount(page), "1");
  }));
