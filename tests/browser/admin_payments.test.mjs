// How the shop is paid by hand: the staff writes it, the checkout says it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addToCart, asStaff, axeFinds, launch, newProduct, signInToAdmin, soon, visit } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const NO_SCRIPTS = { javaScriptEnabled: false };
const LIST = "/admin/settings/payments";
const ID = "browser-story";
const NAME = "Story invoice";
const SAVED = "Saved. The checkout follows within seconds.";

/** Takes away what a run that failed may have left: other stories look at the checkout. */
async function clear() {
  const { items } = await asStaff("/admin/payment-methods");
  if (!items.some(({ id }) => id === ID)) return;
  const off = { active: false, names: { en: NAME }, position: 90 };
  await asStaff(`/admin/payment-methods/${ID}`, off, "PUT");
  await asStaff(`/admin/payment-methods/${ID}`, undefined, "DELETE");
}

/** Waits until the checkout says how to pay so. */
const checkoutSays = (shopper, path, name, how) =>
  soon(async () => {
    await shopper.goto(path);
    const choice = shopper.getByRole("radio", { name, exact: true });
    await choice.check({ timeout: 1000 });
    assert.equal(await shopper.locator(".method", { has: choice }).locator(".detail").innerText(), how);
  });

async function story(page, context, shopper) {
  const english = page.getByLabel("How to pay (English)");
  const save = page.getByRole("button", { name: "Save" });
  const open = () => page.getByRole("link", { name: NAME, exact: true }).click();
  await signInToAdmin(page);
  await page.goto("/admin/settings");
  await page.getByRole("link", { name: "Payments", exact: true }).click();
  await page.getByText("The test provider").waitFor();
  await page.getByRole("link", { name: "Bank transfer", exact: true }).waitFor();
  await page.getByRole("link", { name: "Add a way to pay" }).click();
  await page.getByLabel("Short name").fill(ID);
  await page.getByLabel("Name", { exact: true }).fill(NAME);
  await page.getByLabel("Name (German)").fill("Rechnung der Geschichte");
  await page.getByLabel("Position").fill("90");
  await english.fill("IBAN DE02 1203\nBIC BYLADEM1001");
  await page.getByLabel("How to pay (German)").fill("Auf IBAN DE02 1203");
  await save.click();
  await page.getByText(SAVED).waitFor();

  // Somebody who has had the page open since before is told, and loses nothing.
  const stale = await context.newPage();
  await stale.goto(`${LIST}/${ID}`);
  await open();
  await english.fill("IBAN DE89 3704\nBIC BYLADEM1001");
  await save.click();
  await page.getByText(SAVED).waitFor();
  await stale.getByLabel("Position").fill("91");
  await stale.getByRole("button", { name: "Save" }).click();
  await stale.getByText("Somebody has changed this since you opened it.").waitFor();
  assert.equal(await stale.getByLabel("Position").inputValue(), "91");
  await stale.close();

  await checkoutSays(shopper, "/checkout", NAME, "IBAN DE89 3704\nBIC BYLADEM1001");
  await checkoutSays(shopper, "/de/checkout", "Rechnung der Geschichte", "Auf IBAN DE02 1203");

  await open();
  await page.getByText("To remove it, switch it off first.").waitFor();
  await page.getByLabel("Offered to customers.").uncheck();
  await save.click();
  await page.getByRole("row", { name: new RegExp(`^${NAME} Off`) }).waitFor();
  await soon(async () => {
    await shopper.goto("/checkout");
    assert.equal(await shopper.getByRole("radio", { name: NAME }).count(), 0);
    assert.notEqual(await shopper.getByRole("radio", { name: "Bank transfer" }).count(), 0);
  });
  await open();
  await page.getByText("Remove this way to pay…").click();
  await page.getByRole("button", { name: "Remove the way to pay" }).click();
  await page.getByText("The way to pay is gone.").waitFor();
  assert.equal(await page.getByRole("link", { name: NAME }).count(), 0);
}

test("the owner adds a way to pay, changes its IBAN, switches it off and removes it", async () => {
  await clear();
  try {
    await visit(browser, NO_SCRIPTS, (shopper) =>
      visit(browser, NO_SCRIPTS, async (page, context) => {
        await addToCart(shopper, "", await newProduct());
        await story(page, context, shopper);
      }),
    );
  } finally {
    await clear();
  }
});

test("the pages of the payments are accessible, errors included", () =>
  visit(browser, {}, async (page) => {
    await signInToAdmin(page);
    await page.goto(LIST);
    assert.deepEqual(await axeFinds(page), []);
    await page.goto(`${LIST}/new`);
    // The browser's own check would stop what the page's errors are for.
    await page.locator("form").evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("main [aria-invalid=true]").first().waitFor();
    assert.deepEqual(await axeFinds(page), []);
  }));
