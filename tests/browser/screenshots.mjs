// Saves a picture of every page, on a phone and on a desktop, to tests/browser/pictures: `npm run screenshots`.
// Wants a shop at SHOP_URL (http://localhost:8787 by default), such as `npm start` serves.
import { mkdir } from "node:fs/promises";
import {
  addToCart, anyProduct, buyButton, fillCheckout, launch, newProduct, placeOrder, signInToAdmin, visit,
} from "./support.mjs";

const folder = new URL("./pictures/", import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const browser = await launch();
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  await visit(browser, { viewport }, async (page) => {
    const shot = async (name, fullPage = true) => {
      // Pictures below the fold load when they are scrolled to.
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = "eager";
        await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
      });
      await page.screenshot({ path: `${folder}${name}-${size}.png`, fullPage });
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
    await fillCheckout(page, { token: "tok_3ds" });
    await buyButton(page).click();
    await page.getByRole("button", { name: "Approve" }).waitFor();
    await shot("3ds");
    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("heading", { name: /^Order \d+$/ }).waitFor();
    await shot("order");
    await go("track", "/orders/track");
    await go("sign-in", "/sign-in");
    await go("register", "/register");
    await page.getByLabel("Name").fill("Ada Lovelace");
    await page.getByLabel("Email").fill(`ada-${size}-${Date.now()}@example.com`);
    await page.getByLabel("Password").fill("a long enough password");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByRole("heading", { name: "Your account" }).waitFor();
    await shot("account");
    await go("new-address", "/account/addresses/new");
    await go("not-found", "/there-is-no-such-page");
    await go("mailbox", "/dev/mailbox");
    await page.goto("/api/docs");
    await shot("api-docs", false); // hundreds of screens long
    await go("admin-sign-in", "/admin/sign-in");
    await signInToAdmin(page);
    for (const name of ["orders", "products", "stock", "promotions"]) await go(`admin-${name}`, `/admin/${name}`);
    await go("admin", "/admin");
    const product = await newProduct();
    const order = await placeOrder(product);
    await go("admin-order", `/admin/orders/${order.id}`);
    await go("admin-product", `/admin/products/${product.id}`);
    await go("admin-new-product", "/admin/products/new");
    await go("admin-stock-item", `/admin/stock/${product.variants[0].id}`);
    await go("admin-new-promotion", "/admin/promotions/new");
  });
}
await browser.close();
