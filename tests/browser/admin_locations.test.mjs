import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asStaff, launch, newProduct, placeOrder, signInToAdmin, stockOf, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const NO_SCRIPTS = { javaScriptEnabled: false };
const NAME = "Story warehouse";

/** The id of this story's location: a shop has at most fifty, so an earlier run's is used again. */
async function warehouse() {
  const { items } = await asStaff("/admin/locations");
  return items.find(({ name }) => name === NAME)?.id;
}

test("the staff opens a location, brings stock there, and an order leaves from it", () =>
  visit(browser, NO_SCRIPTS, async (page) => {
    await signInToAdmin(page);
    await page.goto("/admin/settings/locations");
    if (!(await warehouse())) {
      await page.getByRole("link", { name: "Add a location" }).click();
      await page.getByLabel("Name", { exact: true }).fill(NAME);
      await page.getByLabel("Code", { exact: true }).fill("STORY-W");
      await page.getByLabel("Priority").fill("7");
      await page.getByLabel("Country", { exact: true }).fill("DE");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("The location is saved.").waitFor();
    }
    await page.getByRole("link", { name: NAME }).waitFor();

    const product = await newProduct(5);
    await page.goto(`/admin/stock/${product.variants[0].id}`);
    const transfer = page.locator("section", { has: page.getByRole("heading", { name: "Transfer" }) });
    await transfer.getByLabel("From", { exact: true }).selectOption({ label: "Main location" });
    await transfer.getByLabel("To", { exact: true }).selectOption({ label: NAME });
    await transfer.getByLabel("Units").fill("5");
    await transfer.getByRole("button", { name: "Transfer" }).click();
    await page.getByText("The units are transferred.").waitFor();
    const row = page.getByRole("row", { name: new RegExp(`^${NAME} 5 0 5`) });
    await row.waitFor();

    const order = await placeOrder(product);
    await page.goto(`/admin/orders/${order.id}`);
    await page.getByRole("cell", { name: NAME, exact: true }).waitFor();
    await page.getByRole("button", { name: "Mark as sent" }).click();
    await page.getByText("The parcel is noted.").waitFor();
    const { locations } = await stockOf(product);
    const there = await warehouse();
    assert.equal(locations.find(({ location_id }) => location_id === there).on_hand, 4);

    // It cannot be closed while something lies there.
    await page.goto(`/admin/settings/locations/${there}`);
    await page.getByLabel("Open.").uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Bring it to another location first.").waitFor();
  }));
