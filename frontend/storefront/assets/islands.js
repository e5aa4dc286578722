// Another way of shipping shows its total at once; without scripts its button does.
const update = document.querySelector("[data-update-total]");
update?.form.addEventListener("change", ({ target }) => {
  if (target.name === "shipping_option") update.form.requestSubmit(update);
});

// Brings the page's islands to life; without one, the browser's part is not even loaded. Where things are, their
// content's hash in the name, is said by this script's own tag.
const islands = document.querySelectorAll("leptos-island");
if (islands.length > 0) {
  const { client, wasm } = document.querySelector("script[data-client]").dataset;
  const module = await import(client);
  await module.default({ module_or_path: wasm });
  module.hydrate();
  // Leptos exports one function an island, named in the element. Ours do not nest.
  for (const island of islands) await module[island.dataset.component]?.(island);
}
