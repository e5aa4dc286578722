// Mails that the staff read, send again and write, and messages that nobody could handle.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFinds, launch, mailsAbout, newProduct, placeOrder, signInToAdmin, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Puts a text into a queue as it is, as a Worker gone wrong would. */
async function enqueue(queue, text) {
  const answer = await fetch(`${process.env.SHOP_CONTROL_URL}/queues/${queue}`, { method: "POST", body: text });
  assert.equal(answer.status, 200, await answer.text());
}

test("the staff reads a confirmation and sends it again", () =>
  visit(browser, {}, async (page) => {
    const order = await placeOrder(await newProduct());
    await mailsAbout(order.id, 1);
    await signInToAdmin(page);
    await page.goto(`/admin/orders/${order.id}`);
    await page.getByRole("link", { name: `Your order ${order.number}` }).click();
    await page.getByRole("heading", { level: 1, name: `Your order ${order.number}` }).waitFor();
    const frame = page.frameLocator("iframe");
    await frame.getByText("See your order").waitFor();
    assert.ok(!(await frame.getByText("See your order").getAttribute("href")).includes(order.token));
    await page.getByRole("button", { name: "Send again" }).dblclick();
    await page.getByText("Sent again. This is the new mail in the log.").waitFor();
    assert.equal((await mailsAbout(order.id, 2)).length, 2, "a double click sends one mail");
  }));

test("the staff writes what a mail says, is told what is wrong, and takes it back", () =>
  visit(browser, {}, async (page) => {
    await signInToAdmin(page);
    await page.goto("/admin/mails");
    await page.getByRole("link", { name: "Texts" }).click();
    await page.getByRole("link", { name: "Set a new password" }).click();
    const english = page.getByRole("region", { name: "English" });
    await english.getByLabel("Introduction").fill("Dear {nobody}");
    await english.getByRole("button", { name: "Save the words (English)" }).click();
    await page.getByText("{nobody} is no placeholder of this email").first().waitFor();
    assert.equal(await english.getByLabel("Introduction").inputValue(), "Dear {nobody}");
    await english.getByLabel("Introduction").fill("Here is your new key to {store}.");
    await english.getByRole("button", { name: "Save the words (English)" }).click();
    await page.getByText("Saved. The next mail has it.").waitFor();
    const mail = page.frameLocator("iframe[title='The mail (English)']");
    await mail.getByText(/^Here is your new key to [^{]+\.$/).waitFor();
    assert.deepEqual(await axeFinds(page), []);
    await english.getByText("Back to the standard words…").click();
    await english.getByRole("button", { name: "Use the standard words" }).click();
    await page.getByText("The mail says what it said at first.").waitFor();
    await mail.getByText("Somebody asked to set a new password").waitFor();
  }));

test("the staff finds a message that nobody can read, sends it again and discards it", () =>
  visit(browser, {}, async (page) => {
    const word = `unreadable-${Date.now().toString(36)}`;
    await enqueue("order-inbox", JSON.stringify({ word, hostile: "<img src=x onerror=alert(1)>" }));
    await signInToAdmin(page);
    const row = page.getByRole("region", { name: /^Messages to Orders/ }).getByRole("row").filter({ hasText: word });
    const open = async () => {
      await page.goto("/admin/queues");
      return row.count();
    };
    for (let tries = 0; tries < 40 && (await open()) === 0; tries++) await page.waitForTimeout(250);
    await page.goto("/admin");
    await page.getByRole("link", { name: "See the queues" }).click();
    await row.getByText("Show").click();
    await row.getByText(word).waitFor();
    assert.deepEqual(await axeFinds(page), []);
    await row.getByRole("button", { name: /^Send again/ }).click();
    await page.waitForURL(/done=replayed/);
    await page.getByText("Sent again: 1 message. What fails once more comes back").waitFor();
    const isBack = async () => (await open()) > 0 && (await row.getByText("Discard…").count()) > 0;
    for (let tries = 0; tries < 40 && !(await isBack()); tries++) await page.waitForTimeout(250);
    await row.getByText("Discard…").click();
    await row.getByRole("button", { name: /^Discard:/ }).click();
    await page.waitForURL(/done=discarded/);
    await page.getByText("Discarded: 1 message.").waitFor();
    assert.equal(await row.count(), 0);
  }));

test("what is looked for among customers' data stands in no address", () =>
  visit(browser, {}, async (page) => {
    const order = await placeOrder(await newProduct());
    await signInToAdmin(page);
    await page.waitForLoadState();
    await page.keyboard.press("/");
    await page.keyboard.type("Ada Lovelace");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/admin\/orders\?find=[0-9a-f]{8}$/);
    await page.getByRole("link", { name: `#${order.number}`, exact: true }).waitFor();
    const typed = page.getByRole("searchbox", { name: "Number, email or name", exact: true });
    assert.equal(await typed.inputValue(), "Ada Lovelace");
    await page.goto("/admin/customers");
    await page.getByLabel("Email or name", { exact: true }).fill("ada@example.com");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/find=/);
    assert.ok(!page.url().includes("ada"));
  }));
