// Money that no card takes back: the staff sends it in another way, and the order says so. With and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, asStaff, axeFinds, launch, mailsAbout, paidOrder, signInToAdmin, soon, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const REFUSES = "tok_refund_declined";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : "without JavaScript ";

  test(`a refund that the card refuses is sent by the shop ${how}and told to the customer`, async () => {
    const order = await paidOrder(REFUSES);
    await asStaff(`/admin/orders/${order.id}/refunds`, { reason: "Chipped." });
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await signInToAdmin(page);
      await soon(async () => {
        await page.goto(`/admin/orders/${order.id}`);
        await page.getByText("Failed:").waitFor({ timeout: 1000 });
      });
      await page.getByRole("link", { name: "Refund…" }).click();
      await page.getByLabel("We send it ourselves").check();
      await page.getByLabel("Reason, which the customer reads").fill("By bank transfer.");
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByRole("button", { name: "Review the refund" }).click();
      await page.getByText("no card and no bank is asked").waitFor();
      await page.getByRole("button", { name: /^Refund €/ }).click();
      await page.getByText("The refund is on its way.").waitFor();
      await soon(async () => {
        await page.reload();
        await page.getByText("Refunded, sent by the shop").waitFor({ timeout: 1000 });
      });
    });
    const [shown, mails] = [await api(order.path), await mailsAbout(order.id, 2)];
    assert.deepEqual([shown.status, shown.payments[0].refunded], ["refunded", shown.totals.total]);
    assert.deepEqual(mails.map(({ kind }) => kind).sort(), ["order_placed", "order_refunded"]);
  });

  test(`money that a cancelled order's card does not take back is noted ${how}when it was sent`, async () => {
    const order = await paidOrder(REFUSES);
    await asStaff(`/admin/orders/${order.id}/cancel`, { reason: "Out of stock." });
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await signInToAdmin(page);
      await page.goto(`/admin/orders/${order.id}`);
      await page.getByRole("heading", { name: "Money that did not go back" }).waitFor();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByLabel("How it was sent").fill("By bank transfer.");
      await page.getByRole("button", { name: "Note as sent" }).click();
      await page.getByText("The money is noted as sent.").waitFor();
      assert.equal(await page.getByRole("heading", { name: "Money that did not go back" }).count(), 0);
    });
    await soon(async () => assert.equal((await api(order.path)).payment_status, "refunded"));
  });
}
