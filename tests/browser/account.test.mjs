import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SHOP, accountHeading, addToCart, buyButton, fillCheckout, launch, newProduct, orderHeading, soon, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const unique = () => `shopper-${Date.now()}-${Math.random().toString(36).slice(2)}@example.com`;

test("a cart survives registering, and the order stands in the account", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    const email = unique();
    await addToCart(page);
    await page.goto("/register");
    await page.getByLabel("Name").fill("Grace Hopper");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByText("Please choose a password of at least 8 characters.").waitFor();
    await page.getByLabel("Password").fill("a long enough password");
    await page.getByRole("button", { name: "Create account" }).click();
    await accountHeading(page).waitFor();
    await page.goto("/checkout");
    assert.equal(await page.locator("[name=email]").inputValue(), email);
    await fillCheckout(page, { email });
    await buyButton(page).click();
    const heading = orderHeading(page);
    await heading.waitFor();
    const number = (await heading.textContent()).match(/\d+/)[0];
    await page.goto("/account");
    await page.getByRole("link", { name: number }).waitFor();

    await page.getByRole("link", { name: "Add an address" }).click();
    for (const [field, text] of [["name", "Grace Hopper"], ["line1", "Ring 5"], ["postal_code", "1010"], ["city", "Wien"]]) {
      await page.locator(`[name=${field}]`).fill(text);
    }
    await page.getByRole("button", { name: "Save" }).click();
    // Vienna is not in Germany, which is where the form begins.
    await page.getByText("it has five digits, for example 10115").first().waitFor();
    await page.getByLabel("Country").selectOption("AT");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Ring 5").waitFor();
    // The only one is the default.
    await page.locator("summary", { hasText: "Remove…" }).click();
    await page.getByRole("button", { name: "Remove this address" }).click();
    await page.getByText("Ring 5").waitFor({ state: "detached" });
    await accountHeading(page).waitFor();

    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.goto("/account");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("the wrong password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").filter({ hasText: "wrong" }).waitFor();
    await page.getByLabel("Password").fill("a long enough password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await accountHeading(page).waitFor();
  }));

test("the links of the mails confirm an address, bring its guest orders, and set a new password", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    const email = unique();
    const products = await Promise.all(Array.from({ length: 5 }, () => newProduct()));
    for (const product of products) await addToCart(page, "", product);
    await page.goto("/checkout");
    await fillCheckout(page, { email });
    await buyButton(page).click();
    const heading = orderHeading(page);
    await heading.waitFor();
    const number = (await heading.textContent()).match(/\d+/)[0];
    await page.goto("/register");
    await page.getByLabel("Name").fill("Alan Turing");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("the first password");
    await page.getByRole("button", { name: "Create account" }).click();
    await accountHeading(page).waitFor();
    assert.equal(await page.getByRole("link", { name: number }).count(), 0, "anybody can register with an address");
    await page.getByRole("button", { name: "Send the link again" }).click();
    await page.getByText("We sent you a link only a moment ago.").waitFor();
    await page.goto(await linkOf(email, "registered"));
    await page.getByText("your email address is confirmed").waitFor();
    await page.goto("/account");
    await page.getByRole("link", { name: number }).click();
    await page.getByText("Cancel this order", { exact: true }).click();
    await page.getByRole("button", { name: "Cancel it now" }).click();
    await page.getByRole("button", { name: "Buy it again" }).click();
    await page.getByRole("heading", { name: "Cart", level: 1 }).waitFor();
    for (const { title } of products) await page.getByRole("link", { name: title }).first().waitFor();
    assert.equal(await page.getByRole("alert").count(), 0, "all five are there again");
    await page.goto("/account/forgot-password");
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send link" }).click();
    await page.getByText("an email with a link is on its way").waitFor();
    await page.goto(await linkOf(email, "password_forgotten"));
    await page.getByLabel("New password").fill("the second password");
    await page.getByRole("button", { name: "Save password" }).click();
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("the second password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await accountHeading(page).waitFor();
  }));

async function linkOf(email, kind) {
  return soon(async () => {
    const mails = await (await fetch(`${SHOP}/dev/mailbox.json`)).json();
    const mail = mails.find((mail) => mail.to === email && mail.kind === kind);
    assert.ok(mail, `no ${kind} mail for ${email}`);
    const link = new URL(mail.text.match(/https?:\S+/)[0]);
    return link.pathname + link.search;
  });
}

test("an order is found by its number and mail address, and by nothing less", () =>
  visit(browser, { javaScriptEnabled: false }, async (page) => {
    await addToCart(page);
    await page.goto("/checkout");
    await fillCheckout(page);
    await buyButton(page).click();
    const heading = orderHeading(page);
    await heading.waitFor();
    const number = (await heading.textContent()).match(/\d+/)[0];
    const track = async (email) => {
      await page.goto("/orders/track");
      await page.getByLabel("Order number").fill(number);
      await page.getByLabel("Email").fill(email);
      await page.getByRole("button", { name: "Find order" }).click();
    };
    await track("somebody@else.example");
    await page.getByText("There is no order with this number").waitFor();
    await track("ADA@example.com");
    await heading.waitFor();
  }));
