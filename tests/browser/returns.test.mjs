// Something goes back: the shopper asks on the order's page, the staff answers in the admin. Both pages are looked at with
// axe in the states that no walk through links shows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, asStaff, axeFinds, launch, mailsAbout, newProduct, placeOrder, signInToAdmin, soon, stockOf, visit, word } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** An order whose money is there and whose parcel has left. */
async function sentOrder(product) {
  const order = await placeOrder(product);
  const lines = [{ line_id: order.lines[0].id, quantity: 1 }];
  const path = `/orders/${order.id}?token=${order.token}`;
  await asStaff(`/admin/orders/${order.id}/fulfillments`, { lines });
  await soon(async () => assert.equal((await api(path)).payment_status, "captured"));
  return { ...order, path };
}

for (const javaScriptEnabled of [true, false]) {
  test(`a guest gives something back ${javaScriptEnabled ? "" : "without JavaScript "}and the staff takes it`, async () => {
    const product = await newProduct();
    const order = await sentOrder(product);
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await page.goto(order.path);
      await page.getByText("Return something").click();
      await page.getByRole("button", { name: "Ask for the return" }).click();
      await page.getByText("Please choose at least one item.").waitFor();
      await page.getByLabel(/^How many/).selectOption("1");
      await page.getByLabel(/^Why/).selectOption({ label: "It is damaged" });
      await page.getByLabel(/^Anything we should know/).fill("The shade is cracked.");
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByRole("button", { name: "Ask for the return" }).click();
      await page.getByText("We have your request and will write to you.").waitFor();
    });
    await visit(browser, {}, async (page) => {
      await signInToAdmin(page);
      await page.goto("/admin/orders/returns?status=requested");
      await page.getByRole("link", { name: `#${order.number}`, exact: true }).click();
      await page.getByText("The shade is cracked.").first().waitFor();
      assert.deepEqual(await axeFinds(page), []);
      await page.getByLabel("How to send it back").fill("Bring it to the shop.");
      await page.getByRole("button", { name: "Approve" }).click();
      await page.getByText("The return is approved.").waitFor();
      assert.deepEqual(await axeFinds(page), []);
      await visit(browser, { javaScriptEnabled: false }, async (shopper) => {
        await shopper.goto(order.path);
        await shopper.getByText("Bring it to the shop.").waitFor();
        await shopper.getByText("Where to send it").waitFor();
        assert.notEqual((await shopper.locator("article.return address").textContent()).trim(), "");
      });
      await page.getByLabel("Back on sale of").fill("0");
      await page.getByLabel("Not for sale of").fill("1");
      await page.getByRole("button", { name: "It has come back" }).click();
      await page.getByText("The return is noted as received.").waitFor();
      await page.getByRole("button", { name: "Mark as delivered" }).click();
      await page.getByText("The parcel is noted as delivered.").waitFor();
      await page.getByLabel("Add a note").fill("Send photographs to the maker.");
      await page.getByRole("button", { name: "Add the note" }).click();
      await page.getByText("for the staff only").first().waitFor();
    });
    const { on_hand, allocated } = await stockOf(product);
    assert.deepEqual({ on_hand, allocated }, { on_hand: 9, allocated: 0 }, "what is broken is not for sale");
    const mails = (await mailsAbout(order.id, 7)).map(({ kind }) => kind).sort();
    assert.deepEqual(mails, [
      "order_delivered", "order_placed", "order_refunded", "order_shipped",
      "return_approved", "return_received", "return_requested",
    ]);
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await page.goto(order.path);
      await page.getByText("These items are back with us.").waitFor();
      assert.ok(!(await page.content()).includes("photographs"), "the staff's notes are the staff's");
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a guest exchanges a size ${javaScriptEnabled ? "" : "without JavaScript "}and sees what is left to pay`, async () => {
    const sku = word("Storyshirt");
    const price = (amount) => ({ amount, currency: "EUR" });
    const product = await asStaff("/admin/products", {
      title: sku,
      status: "active",
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { sku: `${sku}-S`, options: { Size: "S" }, price: price(2400), stock: 3 },
        { sku: `${sku}-M`, options: { Size: "M" }, price: price(2900), stock: 3 },
      ],
    });
    const order = await sentOrder(product);
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await page.goto(order.path);
      await page.getByText("Return something").click();
      await page.getByLabel(/^How many/).selectOption("1");
      await page.getByLabel(/^Why/).selectOption({ label: "It does not fit" });
      await page.getByLabel(/^What you would like/).selectOption({ label: "Exchange: M, €29.00" });
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByRole("button", { name: "Ask for the return" }).click();
      await page.getByText("In exchange for").waitFor();
    });
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await signInToAdmin(page);
      await page.goto(`/admin/orders/${order.id}`);
      await page.getByRole("button", { name: "Approve" }).click();
      await page.getByText("The return is approved.").waitFor();
      await page.getByRole("button", { name: "It has come back…" }).click();
      await page.getByText("€5.00 are left to pay").waitFor();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
      await page.getByRole("button", { name: "It has come back: send the exchange" }).click();
      await page.getByText("The return is exchanged").waitFor();
    });
    await visit(browser, { javaScriptEnabled }, async (page) => {
      await page.goto(order.path);
      await page.getByText("It costs €5.00 more than what came back.").waitFor();
      await page.getByText("Returned for exchange").waitFor();
      if (javaScriptEnabled) assert.deepEqual(await axeFinds(page), []);
    });
  });
}

test("the staff corrects an address and sends the confirmation again", async () => {
  const order = await placeOrder(await newProduct());
  await visit(browser, {}, async (page) => {
    await signInToAdmin(page);
    await page.goto(`/admin/orders/${order.id}`);
    await page.getByText("Correct the delivery address…").click();
    await page.getByLabel("Street").fill("Invalidenstr. 43");
    assert.deepEqual(await axeFinds(page), []);
    await page.getByRole("button", { name: "Save the address" }).click();
    await page.getByText("The address is corrected.").waitFor();
    await page.getByRole("button", { name: "Send the confirmation again" }).click();
    await page.getByText("The confirmation is sent again.").waitFor();
  });
  const [latest] = await mailsAbout(order.id, 2);
  assert.match(latest.text, /Invalidenstr\. 43/);
});
