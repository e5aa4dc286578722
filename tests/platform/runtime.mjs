// One Worker on Miniflare, on a state that outlives it, and the kill that `xtask/harness` uses.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Log, LogLevel, Miniflare } from "miniflare";

const here = dirname(fileURLToPath(import.meta.url));

export class Runtime {
  #state = mkdtempSync(join(tmpdir(), "shopsphere-platform-"));
  #miniflare;

  static async start() {
    const runtime = new Runtime();
    await runtime.restart();
    await runtime.ask("prepare");
    return runtime;
  }

  async restart() {
    this.#miniflare = new Miniflare({
      name: "platform",
      modules: true,
      modulesRoot: here,
      scriptPath: join(here, "worker.mjs"),
      compatibilityDate: "2026-07-01",
      cf: false,
      log: new Log(LogLevel.NONE),
      handleRuntimeStdio: () => {},
      defaultPersistRoot: this.#state,
      durableObjects: { KEEPER: { className: "Keeper", useSQLite: true } },
      d1Databases: { DB: "platform" },
      queueProducers: { QUEUE: { queueName: "jobs" } },
      queueConsumers: { jobs: { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries: 5 } },
    });
    await this.#miniflare.ready;
  }

  /** SIGKILL: nothing in the runtime gets to do anything. */
  async kill() {
    const killed = children().map((pid) => process.kill(pid, "SIGKILL"));
    if (killed.length !== 1) throw new Error(`one workerd was expected, there were ${killed.length}`);
    await this.#miniflare.dispose().catch(() => {});
  }

  async ask(action, name, value) {
    const init = { method: "POST", body: JSON.stringify({ action, name, value }) };
    const answer = await this.#miniflare.dispatchFetch("http://platform/", init);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }

  /** Asks without waiting: the answer never comes. */
  begin(action, name, value) {
    this.ask(action, name, value).catch(() => {});
  }

  async log(kind) {
    const rows = await this.ask("read");
    return rows.filter((row) => row.kind.startsWith(kind));
  }

  async end() {
    await this.#miniflare.dispose().catch(() => {});
    rmSync(this.#state, { recursive: true, force: true });
  }
}

/** The workerd that this process started, from /proc. */
function children() {
  const mine = (pid) => {
    try {
      const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8"));
      return name.startsWith("workerd") && Number(rest.split(" ")[1]) === process.pid;
    } catch {
      return false; // it ended while we looked
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && mine(name)).map(Number);
}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks until there is an answer. */
export async function eventually(what, ask, deadline = 10_000) {
  for (const end = Date.now() + deadline; Date.now() < end; await sleep(50)) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error(`did not happen in ${deadline} ms: ${what}`);
}
