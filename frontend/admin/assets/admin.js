// "/" goes to the search, as in other tools; not while somebody writes.
document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("input, textarea, select");
  if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.querySelector(".find input")?.focus();
});

// One click chooses every product of the page.
for (const all of document.querySelectorAll("[data-choose-all]")) {
  all.closest("label").hidden = false;
  all.addEventListener("change", () => {
    for (const box of all.form.querySelectorAll("[name=ids]")) box.checked = all.checked;
  });
}
