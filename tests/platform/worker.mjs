// The least Worker with which the local runtime can be asked what it keeps. JavaScript, so that only the platform is
// in question.
import { DurableObject } from "cloudflare:workers";

export class Keeper extends DurableObject {
  constructor(state, env) {
    super(state, env);
    this.sql = state.storage.sql;
    this.sql.exec("CREATE TABLE IF NOT EXISTS notes (note TEXT NOT NULL)");
  }

  async note(note) {
    this.sql.exec("INSERT INTO notes VALUES (?)", note);
  }

  async noteAndPark(note) {
    this.sql.exec("INSERT INTO notes VALUES (?)", note);
    // Longer than any test: whoever called is still waiting when the runtime dies.
    await scheduler.wait(60_000);
  }

  async wakeIn(milliseconds) {
    // In one step with the alarm, as everything here that must not be lost.
    this.sql.exec("INSERT INTO notes VALUES ('alarm set')");
    await this.ctx.storage.setAlarm(Date.now() + milliseconds);
  }

  async alarm() {
    await log(this.env, "alarm", this.ctx.id.name ?? "");
    const rings = this.sql.exec("SELECT count(*) AS rings FROM notes WHERE note = 'slow alarm'").one().rings;
    if (rings > 0) {
      this.sql.exec("DELETE FROM notes WHERE note = 'slow alarm'");
      await scheduler.wait(60_000);
    }
  }

  async notes() {
    return this.sql.exec("SELECT note FROM notes").toArray().map((row) => row.note);
  }
}

/** Into D1, so that looking for what an object did does not wake the object. */
const log = (env, kind, body) =>
  env.DB.prepare("INSERT INTO log (kind, body, at) VALUES (?, ?, ?)").bind(kind, body, Date.now()).run();

export default {
  async fetch(request, env) {
    const { action, name, value } = await request.json();
    const keeper = () => env.KEEPER.getByName(name);
    const actions = {
      prepare: () => env.DB.exec("CREATE TABLE IF NOT EXISTS log (kind TEXT, body TEXT, at INTEGER)"),
      read: async () => (await env.DB.prepare("SELECT kind, body, at FROM log ORDER BY rowid").all()).results,
      write: () => log(env, "write", value),
      note: () => keeper().note(value),
      noteAndPark: () => keeper().noteAndPark(value),
      notes: () => keeper().notes(),
      wakeIn: () => keeper().wakeIn(value),
      send: () => env.QUEUE.send(value.body, { delaySeconds: value.delay ?? 0 }),
    };
    return Response.json((await actions[action]()) ?? null);
  },

  async queue(batch, env) {
    for (const message of batch.messages) {
      await log(env, `delivery ${message.attempts}`, message.body);
      if (message.body === "slow") await scheduler.wait(60_000);
      if (message.body === "refused") message.retry({ delaySeconds: 2 });
      else message.ack();
    }
  },
};
