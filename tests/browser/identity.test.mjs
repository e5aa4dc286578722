// Who the shop is stands in the settings, once; pages and mails follow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SHOP, api, asStaff } from "./support.mjs";

const read = async (path) => (await fetch(SHOP + path)).text();

/** Asks until it is so: copies are some seconds old at most. */
async function eventually(what, ask) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await ask();
    if (found) return found;
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

test("pages and mails say who the shop is as the staff set it", async () => {
  const before = await asStaff("/admin/settings");
  const name = "Kontor & Söhne";
  const html = "Kontor &amp; Söhne";
  const wish = { store_name: name, contact_email: "post@kontor.test", postal_address: `${name}\nAm Hafen 1\n20457 Hamburg` };
  await asStaff("/admin/settings", wish, "PATCH");
  try {
    const home = await eventually("the home page has the new name", async () => {
      const page = await read("/");
      return page.includes(`<title>${html} · `) && page;
    });
    assert.match(home, new RegExp(`<a href="/" class="brand">${html}</a>`));
    assert.match(home, new RegExp(`property="og:site_name" content="${html}"`));
    assert.match(home, /Am Hafen 1\n20457 Hamburg/, "the footer has the address");
    assert.match(home, /href="mailto:post@kontor.test"/);
    const blocks = [...home.matchAll(/<script[^>]*ld\+json[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => JSON.parse(text));
    const organization = blocks.find((block) => block["@type"] === "Organization");
    assert.deepEqual(
      [organization.name, organization.email, organization.address],
      [name, "post@kontor.test", `${name}, Am Hafen 1, 20457 Hamburg`],
    );
    assert.equal(blocks.find((block) => block["@type"] === "WebSite").name, name);
    assert.match(await read("/de/c/clothing"), new RegExp(`<title>Kleidung · ${html}</title>[\\s\\S]*bei ${html}: geliefert`));
    for (const imprint of ["/pages/imprint", "/de/pages/imprint"]) {
      const page = await read(imprint);
      assert.match(page, new RegExp(`<p>${html}\\nAm Hafen 1\\n20457 Hamburg</p>`), imprint);
      assert.match(page, /<p>[^<]*<a href="mailto:post@kontor.test">/, imprint);
    }
    const mail = await eventually("a mail is written in the new name", async () => {
      const email = `ada-${Date.now()}@example.com`;
      await api("/auth/register", { body: { email, password: "a long enough password", name: "Ada" } });
      return eventually("the mail is there", async () => {
        const mails = await (await fetch(`${SHOP}/dev/mailbox.json`)).json();
        return mails.find(({ to }) => to === email);
      }).then((mail) => mail.text.includes(`Welcome to ${name}.`) && mail);
    });
    assert.match(mail.text, /Am Hafen 1\n20457 Hamburg\npost@kontor.test$/);
  } finally {
    const { store_name, contact_email, postal_address } = before;
    await asStaff("/admin/settings", { store_name, contact_email, postal_address }, "PATCH");
    await eventually("the old name is back", async () => (await read("/")).includes(`<title>${store_name} · `));
  }
});
