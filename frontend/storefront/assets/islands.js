// Shows the parts of a page that may change as the server draws them now.
const showAnew = (page) => {
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh || fresh.outerHTML === part.outerHTML) continue;
    if (part.open) fresh.open = true;
    part.replaceWith(document.adoptNode(fresh));
  }
};

// The checkout: ways of shipping, taxes and the sum follow the address; without scripts a button does it. What was typed
// is kept as long as the tab is open and the cart the same, for who looks at the cart once more.
const checkout = document.getElementById("checkout");
if (checkout) {
  const action = checkout.querySelector("[data-update-total]").formAction;
  const followed = ["shipping_option", "name", "line1", "postal_code", "city", "country"];
  let turn = 0;
  checkout.addEventListener("change", async ({ target }) => {
    if (!followed.includes(target.name)) return;
    const mine = ++turn;
    const answer = await fetch(action, { method: "POST", body: new URLSearchParams(new FormData(checkout)) }).catch(() => null);
    if (!answer?.ok || mine !== turn) return;
    const isChosen = document.activeElement?.name === "shipping_option";
    showAnew(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (isChosen) checkout.querySelector("[name=shipping_option]:checked")?.focus();
  });

  const fields = [...checkout.querySelectorAll("[name=email], :is(#delivery, #billing) :is(input, select)")];
  const value = (field) => (field.type === "checkbox" ? field.checked : field.value);
  const keep = () => {
    const typed = Object.fromEntries(fields.map((field) => [field.name, value(field)]));
    sessionStorage.setItem("checkout", JSON.stringify({ cart: checkout.elements.cart.value, typed }));
  };
  checkout.addEventListener("input", keep);
  const kept = JSON.parse(sessionStorage.getItem("checkout") ?? "{}");
  const isAnswer = !/\/checkout(\/offer)?$/.test(location.pathname) || location.search.includes("address=");
  if (isAnswer) {
    keep();
  } else if (kept.cart === checkout.elements.cart.value) {
    const changed = fields.filter((field) => field.name in kept.typed && value(field) !== kept.typed[field.name]);
    for (const field of changed) field[field.type === "checkbox" ? "checked" : "value"] = kept.typed[field.name];
    changed.find((field) => followed.includes(field.name))?.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
for (const choice of document.querySelectorAll("[data-submit-on-change]")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}

// Nothing of it stays for whoever uses this tab after its owner has signed out.
document.addEventListener("submit", ({ target }) => {
  if (target.action.includes("/sign-out")) sessionStorage.removeItem("checkout");
});

// A product: price, stock and picture follow the options. The server draws them; what changed takes its new shape.
const product = document.querySelector("[data-product-id]");
if (product) {
  const known = document.cookie.match(/(?:^|; )(?:__Host-)?shop_seen=([^;]*)/)?.[1].split(".") ?? [];
  const { productId } = product.dataset;
  const seen = [productId, ...known.filter((id) => id && id !== productId)].slice(0, 12);
  const [prefix, secure] = location.protocol === "https:" ? ["__Host-", "; Secure"] : ["", ""];
  document.cookie = `${prefix}shop_seen=${seen.join(".")}; Path=/; Max-Age=2592000; SameSite=Lax${secure}`;

  let turn = 0;
  product.addEventListener("change", async ({ target }) => {
    if (!target.name.startsWith("o.")) return;
    const mine = ++turn;
    // What was chosen last comes first: where there is no such combination, it stays and the others give way.
    const query = new URLSearchParams([[target.name, target.value]]);
    for (const [name, value] of new FormData(target.form)) {
      if (name.startsWith("o.") && name !== target.name) query.append(name, value);
    }
    const address = `${location.pathname}?${query}`;
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || mine !== turn) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    showAnew(page);
    const shown = new FormData(page.querySelector("[data-product-id] form"));
    for (const input of target.form.elements) {
      if (input.type === "radio") input.checked = shown.get(input.name) === input.value;
    }
    history.replaceState(null, "", address);
  });
  // A small picture moves the large ones without moving the page.
  product.addEventListener("click", (event) => {
    const link = event.target.closest(".thumbs a");
    if (!link) return;
    event.preventDefault();
    const frame = product.querySelector(link.hash);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    frame.parentElement.scrollTo({ left: frame.offsetLeft - frame.parentElement.offsetLeft, behavior: calm ? "auto" : "smooth" });
    for (const other of link.closest("ul").querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
  });
}

// After something went into the cart, its drawer opens, where the page has one.
document.addEventListener("cart-changed", async () => {
  const drawer = document.querySelector("dialog[data-cart-drawer]");
  if (!drawer) return;
  const answer = await fetch(drawer.dataset.cartDrawer || "/cart/drawer").catch(() => null);
  if (!answer?.ok) return;
  drawer.innerHTML = await answer.text();
  if (!drawer.open) drawer.showModal();
});
document.addEventListener("click", (event) => {
  const drawer = event.target.closest?.("dialog[data-cart-drawer]");
  if (drawer && (event.target === drawer || event.target.closest("[data-close]"))) drawer.close();
});

// Without a connection the page says so: what is sent meanwhile would be lost.
const offline = document.querySelector("[data-offline]");
const tell = () => (offline.hidden = navigator.onLine);
for (const change of ["online", "offline"]) window.addEventListener(change, tell);
tell();

// One sheet is open at a time, and Escape closes it.
const menu = document.querySelector("details.menu");
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && menu?.open) menu.open = false;
});

// Brings the page's islands to life; without one, the browser's part is not even loaded. Where things are, their
// content's hash in the name, is said by this script's own tag. What is in sight comes first: on a slow line the client
// would take its pictures' turn, and until it is there every form works by itself.
const islands = document.querySelectorAll("leptos-island");
if (islands.length > 0) {
  if (document.readyState !== "complete") await new Promise((loaded) => window.addEventListener("load", loaded, { once: true }));
  const { client, wasm } = document.querySelector("script[data-client]").dataset;
  const module = await import(client);
  await module.default({ module_or_path: wasm });
  module.hydrate();
  // Leptos exports one function an island, named in the element. Ours do not nest.
  for (const island of islands) await module[island.dataset.component]?.(island);
}
