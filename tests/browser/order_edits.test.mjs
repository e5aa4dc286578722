// The staff changes what was ordered; the shopper reads it on the order's page. With and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, asStaff, axeFinds, launch, mailsAbout, paidOrder, signInToAdmin, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

for (const javaScriptEnabled of [true, false]) {
  test(`an order gets more of a thing and is paid ${javaScriptEnabled ? "" : "without JavaScript"}`, async () => {
    const order = await paidOrder();
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await signInToAdmin(page);
      await page.goto(`/admin/orders/${order.id}`);
      await page.getByRole("link", { name: "Change items…" }).click();
      await page.getByLabel(/^New quantity of/).fill("2");
      await page.getByLabel("Reason, which the customer reads").fill("As you asked.");
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByRole("button", { name: "Review the change" }).last().click();
      await page.getByText("are left to pay. Nothing more is sent").waitFor();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByRole("button", { name: "Change the order" }).click();
      await page.getByText("The order is changed. The customer gets a mail.").waitFor();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
    });
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await page.goto(order.path);
      await page.getByText("Your order was changed.").waitFor();
      await page.getByText("As you asked.").first().waitFor();
    });
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await signInToAdmin(page);
      await page.goto(`/admin/orders/${order.id}`);
      await page.getByRole("button", { name: "Note as received" }).click();
      await page.getByText("The payment is noted.").waitFor();
    });
    const mails = (await mailsAbout(order.id, 3)).map(({ kind }) => kind).sort();
    assert.deepEqual(mails, ["order_edited", "order_placed", "payment_received"]);
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a guest pays what is left ${javaScriptEnabled ? "" : "without JavaScript "}after a declined card and the bank's page`, async () => {
    const order = await paidOrder();
    const lines = [{ line_id: order.lines[0].id, quantity: 2 }];
    const seen = await asStaff(`/admin/orders/${order.id}/edit-preview`, { lines });
    const edit = { lines, reason: "As you asked.", version: seen.version, total: seen.totals.total };
    await asStaff(`/admin/orders/${order.id}/edits`, edit);
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await page.goto(order.path);
      await page.getByRole("link", { name: "Pay now" }).click();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.locator("select[name=card]").selectOption("tok_declined");
      await page.getByRole("button", { name: /^Pay .* now$/ }).click();
      await page.getByText("Your bank declined the payment.").waitFor();
      await page.locator("select[name=card]").selectOption("tok_3ds");
      await page.getByRole("button", { name: /^Pay .* now$/ }).click();
      await page.getByRole("button", { name: "Approve" }).click();
      await page.getByText("Balance paid").waitFor();
      assert.equal(await page.getByRole("link", { name: "Pay now" }).count(), 0);
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
    });
  });
}

test("who pays what is left with a card that takes a moment is told so, and sees when it is there", async () => {
  const order = await paidOrder();
  const lines = [{ line_id: order.lines[0].id, quantity: 2 }];
  const seen = await asStaff(`/admin/orders/${order.id}/edit-preview`, { lines });
  const edit = { lines, reason: "As you asked.", version: seen.version, total: seen.totals.total };
  await asStaff(`/admin/orders/${order.id}/edits`, edit);
  await visit(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(order.path);
    await page.getByRole("link", { name: "Pay now" }).click();
    await page.locator("select[name=card]").selectOption("tok_slow");
    await page.getByRole("button", { name: /^Pay .* now$/ }).click();
    await page.getByText("Your payment is being processed.").waitFor();
    assert.equal(await page.getByRole("link", { name: "Pay now" }).count(), 0);
    await page.getByText("Balance paid").waitFor();
  });
});
