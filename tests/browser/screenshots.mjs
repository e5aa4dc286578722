// Saves a picture of every page, on a phone and on a desktop, to tests/browser/pictures: `npm run screenshots`.
// Wants a shop at SHOP_URL (http://localhost:8787 by default), such as `npm start` serves.
import { mkdir } from "node:fs/promises";
import { STAFF, addToCart, anyProduct, buyButton, fillCheckout, launch, visit } from "./support.mjs";

const folder = new URL("./pictures/", import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const browser = await launch();
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  await visit(browser, { viewport }, async (page) => {
    const shot = async (name) => {
      // Pictures below the fold load when they are scrolled to.
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = "eager";
        await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
      });
      await page.screenshot({ path: `${folder}${name}-${size}.png`, fullPage: true });
      console.log(`${name} (${size})`);
    };
    const go = async (name, path) => {
      await page.goto(path);
      await shot(name);
    };
    await go("home", "/");
    await go("home-de", "/de/");
    await go("category", "/c/clothing");
    await go("search", "/search?q=mug");
    await go("product", `/p/${(await anyProduct()).slug}`);
    await go("cart-empty", "/cart");
    await addToCart(page);
    await go("cart", "/cart");
    await go("checkout", "/checkout");
    await buyButton(page).click();
    await shot("checkout-errors");
    await fillCheckout(page);
    await buyButton(page).click();
    await page.getByRole("heading", { name: /^Order \d+$/ }).waitFor();
    await shot("order");
    await go("track", "/orders/track");
    await go("sign-in", "/sign-in");
    await go("register", "/register");
    await go("not-found", "/there-is-no-such-page");
    await go("mailbox", "/dev/mailbox");
    await go("api-docs", "/api/docs");
    await go("admin-sign-in", "/admin/sign-in");
    await page.getByLabel(/mail/i).fill(STAFF.email);
    await page.getByLabel(/password/i).fill(STAFF.password);
    await page.getByRole("button", { name: /sign in/i }).click();
    for (const name of ["orders", "products", "stock", "promotions"]) await go(`admin-${name}`, `/admin/${name}`);
    await go("admin", "/admin");
  });
}
await browser.close();
