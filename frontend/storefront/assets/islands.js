// Loads the browser's part when there is an island in the page. What is hashed into the files' names is in the tag.
const script = document.querySelector("script[data-client]");
if (document.querySelector("leptos-island")) {
  const client = await import(script.dataset.client);
  await client.default({ module_or_path: script.dataset.wasm });
  client.hydrate();
}
