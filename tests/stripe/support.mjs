// What the tests of the provider `stripe` need: the shop's API, the emulator, and a proxy between the two.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createHmac, randomUUID } from "node:crypto";

const { SHOP_URL, SHOP_CONTROL_URL, STRIPE_EMULATOR_URL, STRIPE_PROXY_PORT, STRIPE_WEBHOOK_SECRET } = process.env;
export const shop = SHOP_URL;
export const emulator = STRIPE_EMULATOR_URL;
export const webhookSecret = STRIPE_WEBHOOK_SECRET;
const KEY = "sk_test_12345";

export const unique = (word) => `${word}-${randomUUID().slice(0, 13)}`;

/** Asks until there is an answer worth having. */
export async function eventually(what, ask) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The proxy remembers idempotency keys, which the emulator ignores, and can behave badly. */
export const proxy = { mode: "pass", requests: [], hung: new Set() };

const answers = new Map();

export async function startProxy() {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const key = request.headers["idempotency-key"];
    proxy.requests.push({ method: request.method, path: request.url, key, version: request.headers["stripe-version"], form: body.toString() });
    if (proxy.mode === "hang") {
      proxy.hung.add(response);
      return;
    }
    if (proxy.mode === "down") return response.writeHead(503).end();
    const known = key && answers.get(key);
    const answer = known ?? (await forward(request, body));
    if (key && answer.status < 500) answers.set(key, answer);
    if (proxy.mode === "lose-answers" && request.method === "POST") return request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.text);
  });
  await new Promise((resolve) => server.listen(Number(STRIPE_PROXY_PORT), "127.0.0.1", resolve));
  return server;
}

async function forward(request, body) {
  const { authorization } = request.headers;
  const headers = { authorization, ...(body.length ? { "content-type": "application/x-www-form-urlencoded" } : {}) };
  const answer = await fetch(`${emulator}${request.url}`, { method: request.method, headers, body: body.length ? body : undefined });
  return { status: answer.status, text: await answer.text() };
}

/** Straight to the emulator. */
export async function stripe(method, path, form) {
  const answer = await fetch(`${emulator}${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}` },
    body: form && new URLSearchParams(form),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${text}`);
  return text ? JSON.parse(text) : {};
}

export async function card(number) {
  const form = { type: "card", "card[number]": number, "card[exp_month]": "12", "card[exp_year]": "2030", "card[cvc]": "123" };
  return (await stripe("POST", "/v1/payment_methods", form)).id;
}

export async function api(method, path, { body, token, key } = {}) {
  const headers = { "content-type": "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  if (key) headers["idempotency-key"] = key;
  const answer = await fetch(`${shop}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, json: text ? JSON.parse(text) : {} };
}

/** The seeded member of the staff. */
export async function staff() {
  const signedIn = await api("POST", "/auth/login", { body: { email: "admin@shopsphere.test", password: "shopsphere-admin" } });
  assert.equal(signedIn.status, 200, JSON.stringify(signedIn.json));
  return signedIn.json.access_token;
}

/** A new customer, signed in. */
export async function customer() {
  const body = { email: `${unique("carla")}@example.com`, password: "correct horse battery", name: "Carla Customer" };
  const account = await api("POST", "/auth/register", { body, key: unique("register") });
  assert.equal(account.status, 201, JSON.stringify(account.json));
  return account.json.access_token;
}

/** A cart with one of something that is in stock. */
export async function cart(token) {
  const search = await api("GET", "/search?limit=1&in_stock=true");
  const product = (await api("GET", `/products/${search.json.items[0].slug}`)).json;
  const made = token ? await api("GET", "/me/cart", { token }) : await api("POST", "/carts", { body: {} });
  const variant = product.variants.find((one) => one.available) ?? product.variants[0];
  const filled = await api("POST", `/carts/${made.json.id}/lines`, { body: { variant_id: variant.id, quantity: 2 }, token });
  assert.equal(filled.status, 200, JSON.stringify(filled.json));
  return filled.json;
}

export async function checkout(cart, paymentMethod, key = unique("key"), { save, token } = {}) {
  const body = {
    email: `${unique("ada")}@example.com`,
    shipping_address: { name: "Ada Shopper", line1: "Invalidenstraße 116", city: "Berlin", postal_code: "10115", country: "DE" },
    payment: { provider: "stripe", token: paymentMethod, ...(save ? { save } : {}) },
  };
  return api("POST", `/carts/${cart.id}/checkout`, { body, key, token });
}

export async function order(placed) {
  return (await api("GET", `/orders/${placed.id}?token=${placed.token}`)).json;
}

/** The PaymentIntent of an order, as the emulator has it. */
export async function intentOf(placed) {
  const payment = placed.payments[0].id;
  const made = proxy.requests.find((one) => one.path === "/v1/payment_intents" && one.form.includes(payment));
  assert.ok(made, "the shop made a PaymentIntent");
  return JSON.parse(answers.get(made.key).text).id;
}

export const sign = (body, { secret = webhookSecret, at = Math.floor(Date.now() / 1000) } = {}) =>
  `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;

export async function hook(event, options) {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const answer = await fetch(`${shop}/api/v1/payments/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": sign(body, options) },
    body,
  });
  return answer.status;
}

export const tick = () => fetch(`${SHOP_CONTROL_URL}/tick`, { method: "POST" });
