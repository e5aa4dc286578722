// Who the shop is stands in the settings, once; pages and mails follow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SHOP, api, asStaff, soon } from "./support.mjs";

const read = async (path) => (await fetch(SHOP + path)).text();

test("pages and mails say who the shop is as the staff set it", async () => {
  const before = await asStaff("/admin/settings");
  const name = "Kontor & Söhne";
  const html = "Kontor &amp; Söhne";
  const wish = { store_name: name, contact_email: "post@kontor.test", postal_address: `${name}\nAm Hafen 1\n20457 Hamburg` };
  await asStaff("/admin/settings", wish, "PATCH");
  try {
    const home = await soon(async () => {
      const page = await read("/");
      assert.ok(page.includes(`<title>${html} · `), "the home page has the new name");
      return page;
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
    const mail = await soon(async () => {
      const email = `ada-${Date.now()}@example.com`;
      await api("/auth/register", { body: { email, password: "a long enough password", name: "Ada" } });
      const mail = await soon(async () => {
        const mails = await (await fetch(`${SHOP}/dev/mailbox.json`)).json();
        const mail = mails.find(({ to }) => to === email);
        assert.ok(mail, "the mail is there");
        return mail;
      });
      assert.ok(mail.text.includes(`Welcome to ${name}.`), "it is written in the new name");
      return mail;
    });
    assert.match(mail.text, /Am Hafen 1\n20457 Hamburg\npost@kontor.test$/);
  } finally {
    const { store_name, contact_email, postal_address } = before;
    await asStaff("/admin/settings", { store_name, contact_email, postal_address }, "PATCH");
    await soon(async () => assert.ok((await read("/")).includes(`<title>${store_name} · `), "the old name is back"));
  }
});
