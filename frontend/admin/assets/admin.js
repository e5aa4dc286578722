// "/" goes to the search, as in other tools; not while somebody writes.
document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("input, textarea, select");
  if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.querySelector(".find [type=search]")?.focus();
});

// Only a script can open the browser's print dialogue.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What was typed and not saved is not left without a question. Boxes that choose rows of a list, and who signs in, lose
// nothing.
const unsaved = new Set();
addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.method === "post" && target.name !== "ids" && !form.querySelector("[type=password]")) unsaved.add(form);
});
addEventListener("submit", (event) => unsaved.delete(event.target));
addEventListener("beforeunload", (event) => {
  if (unsaved.size > 0) event.preventDefault();
});

// A mail is shown whole: its frame becomes as high as what it says. Scripts of a mail stay forbidden by its sandbox.
for (const frame of document.querySelectorAll("iframe.mail")) {
  const fit = () => {
    const page = frame.contentDocument?.documentElement;
    if (!page) return;
    // What is shown is never lower than its frame; the frame's two borders count as its height.
    frame.style.height = "0";
    frame.style.height = `${page.scrollHeight + 2}px`;
  };
  frame.addEventListener("load", fit);
  addEventListener("resize", fit);
  fit();
}

// One click chooses every product of the page.
for (const all of document.querySelectorAll("[data-choose-all]")) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of all.form.querySelectorAll("[name=ids]")) box.checked = all.checked;
  });
}

// What the gateway would refuse as a whole is said before anything that was typed is sent.
for (const input of document.querySelectorAll("[data-most-megabytes]")) {
  const most = Number(input.dataset.mostMegabytes);
  const weigh = () => {
    const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const tooMuch = bytes > most * 1024 * 1024;
    input.setCustomValidity(tooMuch ? `These files are larger than ${most} MB together. Choose fewer at a time.` : "");
  };
  input.addEventListener("change", weigh);
  // A browser may show a page again with the files that were chosen.
  weigh();
}

// Categories are dragged to their place: above or below another one, or onto it to lie in it. The buttons do the same.
const tree = document.querySelector(".category-tree");
if (tree) {
  const said = document.querySelector("[data-said]");
  const say = (words) => said.textContent !== words && (said.textContent = words);
  const nameOf = (item) => item.dataset.name;
  let dragged;

  /** Where a drop at this point of a row would put the dragged one; none if that is within itself. */
  const placeAt = (event) => {
    const row = event.target.closest?.(".branch");
    const item = row?.parentElement;
    if (!dragged || !item || dragged.contains(item)) return undefined;
    const { top, height } = row.getBoundingClientRect();
    const part = (event.clientY - top) / height;
    if (part > 0.3 && part < 0.7) return { row, way: "into", parent: item.dataset.category, position: "" };
    const siblings = [...item.parentElement.children].filter((other) => other !== dragged);
    const way = part < 0.5 ? "before" : "after";
    return { row, way, parent: item.dataset.parent, position: siblings.indexOf(item) + (way === "after" ? 1 : 0) };
  };
  const clear = () => {
    for (const row of tree.querySelectorAll("[data-drop]")) delete row.dataset.drop;
  };
  const submit = (item, fields) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = `/admin/categories/${item.dataset.category}/move`;
    for (const [name, value] of Object.entries(fields)) {
      if (name === "position" && value === "") continue;
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(form);
    form.submit();
  };

  for (const row of tree.querySelectorAll(".branch")) row.draggable = true;
  tree.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", nameOf(dragged));
    say(`Moving ${nameOf(dragged)}.`);
  });
  tree.addEventListener("dragover", (event) => {
    const place = placeAt(event);
    clear();
    if (!place) return;
    event.preventDefault();
    place.row.dataset.drop = place.way;
    say(`${nameOf(dragged)} ${place.way} ${nameOf(place.row.parentElement)}.`);
  });
  tree.addEventListener("drop", (event) => {
    const place = placeAt(event);
    clear();
    if (!place) return;
    event.preventDefault();
    submit(dragged, { parent: place.parent, position: place.position });
  });
  tree.addEventListener("dragend", () => {
    clear();
    say("");
    dragged = undefined;
  });

  // Alt and an arrow move the one that has the focus.
  tree.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.key.startsWith("Arrow")) return;
    const button = event.target.closest("li")?.querySelector(`:scope > .branch [data-move="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // The one that was moved has the focus again.
  // After the browser went to it, which takes the focus away.
  addEventListener("load", () =>
    setTimeout(() => {
      if (location.hash.startsWith("#cat_")) document.getElementById(location.hash.slice(1))?.querySelector("a")?.focus();
    }),
  );
}
