// What the browser stories share: Chromium, a page that fails on any console error, and the steps of a purchase.
import assert from "node:assert/strict";
import axe from "axe-core";
import { chromium } from "playwright-core";

export const SHOP = process.env.SHOP_URL ?? "http://localhost:8787";
export const STAFF = { email: "admin@shopsphere.test", password: "shopsphere-admin" };

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/**
 * Runs a story in a browser of its own and fails it on any console error, page error, CSP violation or request that
 * leaves the shop. A page that answers 4xx on purpose logs that one line; nothing else is forgiven.
 */
export async function visit(browser, options, story) {
  const context = await browser.newContext({ baseURL: SHOP, viewport: { width: 1280, height: 900 }, ...options });
  const complaints = [];
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    ),
  );
  context.on("console", (message) => {
    const refused = /Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !refused) complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== SHOP) complaints.push(`a request left the shop: ${request.url()}`);
  });
  try {
    await story(await context.newPage(), context);
    assert.deepEqual(complaints, [], "the console stays quiet and nothing leaves the shop");
  } finally {
    await context.close();
  }
}

/** What axe finds and where: in the whole page or the parts that are named, with all its rules or those that are named. */
export async function axeFinds(page, { parts = [], rules = [] } = {}) {
  // Evaluated, not added as a script: the page's policy allows none but its own.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ({ parts, rules }) =>
      window.axe.run(parts.length > 0 ? { include: parts } : document, {
        resultTypes: ["violations"],
        ...(rules.length > 0 ? { runOnly: { type: "rule", values: rules } } : {}),
      }),
    { parts, rules },
  );
  return violations.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map(({ target, any }) => `${target} ${any[0]?.message ?? ""}`);
    return `${id}, ${nodes.length} times: ${where.join(" | ")}`;
  });
}

/** Something that can be bought, through the public API: its page and its title. */
export async function anyProduct() {
  const answer = await fetch(`${SHOP}/api/v1/search?in_stock=true&limit=24&sort=price_asc`);
  const { items } = await answer.json();
  const product = items.find(({ stock_level }) => stock_level === "in_stock");
  assert.ok(product, "the seed has products in stock");
  return product;
}

/** A product of the seed with options, the same on every run. */
export async function seededProduct() {
  const { items } = await api("/search?q=polo%20shirt&limit=24");
  const [first] = items.map(({ slug }) => slug).filter((slug) => slug.endsWith("polo-shirt")).sort();
  assert.ok(first, "the seed has polo shirts");
  return api(`/products/${first}`);
}

/** The header's search field. */
export const searchBox = (page) => page.getByRole("search").first().getByRole("combobox");

/** The button that puts a product into the cart. */
export const addButton = (page) => page.getByRole("button", { name: /^(Add to cart|In den Warenkorb)$/ }).first();

/** Where the cart's page says what it is. */
export const cartHeading = (page) => page.getByRole("heading", { level: 1, name: /^(Your cart|Dein Warenkorb)/ });

/** Puts a product into the cart with the plain form, or with the island where it lives. */
export async function addToCart(page, prefix = "", product = undefined) {
  product ??= await anyProduct();
  await page.goto(`${prefix}/p/${product.slug}`);
  await addButton(page).click();
  // The island says so on the page; the plain form leads to the cart.
  const added = page.getByText(/^(Added to your cart|Liegt im Warenkorb)\.$/);
  await added.or(cartHeading(page)).first().waitFor();
  return product;
}

export const ADDRESS = {
  email: "ada@example.com",
  name: "Ada Lovelace",
  line1: "Hauptstraße 1",
  postal_code: "10115",
  city: "Berlin",
};

/** The form that buys. */
export const checkoutForm = (page) => page.locator("form").filter({ has: page.locator("[name=line1]") });

/** Fills the checkout form. */
export async function fillCheckout(page, { token = "tok_ok", ...address } = {}) {
  for (const [field, text] of Object.entries({ ...ADDRESS, ...address })) {
    await checkoutForm(page).locator(`[name=${field}]`).fill(text);
  }
  await payWith(page, token);
}

/** Chooses the test card and what it does. */
export async function payWith(page, token) {
  await page.locator("[name=token][value=card]").check();
  await page.locator("[name=card]").selectOption(token);
}

/** The button that buys. */
export const buyButton = (page) =>
  page.getByRole("button", { name: /^(Order and pay|Zahlungspflichtig bestellen)/ }).first();

/** The heading of an order's page, once it is placed. */
export const orderHeading = (page) => page.getByRole("heading", { level: 1, name: /^(Order|Bestellung) \d+$/ });

/** The sum that a page names last as the total. */
export const totalOn = (page) =>
  page.evaluate(() => {
    const terms = [...document.querySelectorAll("dt, th, td, span, strong")];
    const term = terms.filter((element) => /^(Total|Gesamtsumme)$/.test(element.textContent.trim())).at(-1);
    return term?.nextElementSibling?.textContent.trim();
  });

/** How many things the header says are in the cart. */
export const cartCount = (page) => page.locator("[data-cart-count]").first().textContent();

/** Registers a new customer in the browser, who is signed in then. */
export async function register(page, prefix = "") {
  const email = `${word("shopper")}@example.com`;
  await page.goto(`${prefix}/register`);
  await page.locator("main [name=name]").fill("Grace Hopper");
  await page.locator("main [name=email]").fill(email);
  await page.locator("main [name=password]").fill(PASSWORD);
  await page.getByRole("button", { name: /^(Create account|Konto anlegen)$/ }).click();
  await accountHeading(page).waitFor();
  return email;
}

export const PASSWORD = "a long enough password";
export const accountHeading = (page) => page.getByRole("heading", { level: 1, name: /^(Your account|Dein Konto)/ });

/** Signs a customer in with the form that the page shows. */
export async function signIn(page, email) {
  await page.locator("main [name=email]").fill(email);
  await page.locator("main [name=password]").fill(PASSWORD);
  await page.getByRole("button", { name: /^(Sign in|Anmelden)$/ }).click();
}

/** Waits until the local mailbox has so many mails about an order. */
export async function mailsAbout(orderId, count) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const mails = await (await fetch(`${SHOP}/dev/mailbox.json`)).json();
    const found = mails.filter((mail) => mail.order_id === orderId);
    if (found.length >= count || Date.now() > deadline) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

export const orderIdOf = (page) => new URL(page.url()).pathname.match(/ord_[0-9a-z]+/)[0];

let requests = 0;
export const word = (prefix) => `${prefix}-${Date.now().toString(36)}-${process.pid.toString(36)}${requests++}`;

/** Calls the API; anything but success fails the story. */
export async function api(path, { body, token, method = body ? "POST" : "GET" } = {}) {
  const response = await fetch(`${SHOP}/api/v1${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      "idempotency-key": word("key"),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

let staff;
/** Calls the API as the staff does. */
export async function asStaff(path, body, method) {
  staff ??= api("/auth/login", { body: STAFF });
  return api(path, { body, method, token: (await staff).access_token });
}

/** A product of the story's own: what it sells, nobody else does. */
export function newProduct(stock = 10) {
  const title = word("Storylamp");
  const variant = { sku: title.toUpperCase(), price: { amount: 2400, currency: "EUR" }, stock };
  return asStaff("/admin/products", { title, status: "active", variants: [variant] });
}

/** The books of a product's only variant. */
export const stockOf = (product) => asStaff(`/admin/inventory/${product.variants[0].id}`);

/** An order of one unit, placed over the API. */
export async function placeOrder(product, token = "tok_ok") {
  const { email, ...address } = ADDRESS;
  const cart = await api("/carts", { body: {} });
  await api(`/carts/${cart.id}/lines`, { body: { variant_id: product.variants[0].id, quantity: 1 } });
  const payment = { provider: "test", token };
  const body = { email, shipping_address: { ...address, country: "DE" }, payment };
  return api(`/carts/${cart.id}/checkout`, { body });
}

/** An order whose money is there: nothing changes it by itself any more. Its page's path is with it. */
export async function paidOrder(token) {
  const order = await placeOrder(await newProduct(), token);
  const path = `/orders/${order.id}?token=${order.token}`;
  await soon(async () => assert.equal((await api(path)).payment_status, "captured"));
  return { ...order, path };
}

/** Signs a member of the staff in. */
export async function signInToAdmin(page) {
  await page.goto("/admin/sign-in");
  await page.getByLabel("Email address").fill(STAFF.email);
  await page.getByLabel("Password").fill(STAFF.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/admin/sign-in");
}

/** Waits until something holds that follows by moments. */
export async function soon(holds) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Waits until search, which follows the catalog, finds a product. */
export const searchFinds = (product) =>
  soon(async () => {
    const { items } = await api(`/search?q=${encodeURIComponent(product.title)}`);
    assert.ok(items.some(({ id }) => id === product.id), `search does not find ${product.title}`);
  });
