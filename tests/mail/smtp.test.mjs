// The real mail path: the notification Worker on the real runtime speaks SMTP to a real mail catcher.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { readConfigs, toMiniflare } from "../../xtask/harness/options.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

let catcher;
let web;
let miniflare;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Asks until there is an answer worth having. */
async function eventually(what, ask) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const caught = async () => (await fetch(`http://127.0.0.1:${web}/api/email`)).json();

before(async () => {
  const smtp = await freePort();
  web = await freePort();
  const maildev = fileURLToPath(new URL("../../node_modules/.bin/maildev", import.meta.url));
  catcher = spawn(maildev, ["--smtp", smtp, "--web", web, "--ip", "127.0.0.1", "--web-ip", "127.0.0.1"].map(String), { stdio: "ignore" });
  await eventually("the mail catcher answers", async () => Array.isArray(await caught()));

  const smtpVars = { MAIL_DELIVERY: "smtp", SMTP_HOST: "127.0.0.1", SMTP_PORT: String(smtp), SMTP_TLS: "off" };
  const configs = readConfigs(root).filter(({ config }) => config.name === "notification");
  const [worker] = toMiniflare(configs, { overrides: [{ notification: smtpVars }], directHost: "127.0.0.1", directPort: 0 });
  delete worker.unsafeDirectSockets;
  // Somebody has to put the event into the queue.
  const sender = {
    name: "sender",
    modules: true,
    script: "export default { async fetch(request, env) { await env.QUEUE.send(await request.text()); return new Response(); } }",
    compatibilityDate: worker.compatibilityDate,
    queueProducers: { QUEUE: { queueName: "notifications" } },
  };
  miniflare = new Miniflare({ cf: false, workers: [sender, worker] });
  const db = await miniflare.getD1Database("DB", "notification");
  const migrations = new URL("../../migrations/notification/", import.meta.url);
  for (const file of readdirSync(migrations).sort()) {
    const sql = readFileSync(new URL(file, migrations), "utf8").replace(/--.*$/gm, "");
    await db.batch(sql.split(";").map((text) => text.trim()).filter(Boolean).map((text) => db.prepare(text)));
  }
});

after(async () => {
  await miniflare?.dispose();
  catcher?.kill();
});

test("a mail reaches a real mail server, once, though its event comes three times", async () => {
  const event = JSON.stringify({
    id: "evt_01m80000000000000000000001",
    at: "2026-11-23T12:00:00.000Z",
    data: {
      kind: "registered",
      customer_id: "cus_01m80000000000000000000001",
      email: "ada@example.com",
      name: "Ada Löwe",
      locale: "de",
      token: "a-token",
    },
  });
  const send = () => miniflare.dispatchFetch("http://sender/", { method: "POST", body: event });
  await Promise.all([send(), send(), send()]);
  const db = await miniflare.getD1Database("DB", "notification");
  const sent = await eventually("the mail is noted as sent", () =>
    db.prepare("SELECT status, attempts FROM notifications WHERE status = 'sent'").first());
  assert.deepEqual(sent, { status: "sent", attempts: 1 });
  // A last event after the three: once it is through, so are they.
  await miniflare.dispatchFetch("http://sender/", { method: "POST", body: event.replace(/0001/g, "0002").replace("ada@", "bob@") });
  await eventually("the last mail arrives", async () => (await caught()).some((mail) => mail.to[0].address === "bob@example.com"));
  const mails = (await caught()).filter((mail) => mail.to[0].address === "ada@example.com");
  assert.equal(mails.length, 1);
  const [mail] = mails;
  assert.equal(mail.subject, "Bitte bestätige deine E-Mail-Adresse");
  assert.match(mail.text, /Hallo,\r?\n/);
  assert.match(mail.html, /\/de\/account\/verify\?token=a-token/);
});
