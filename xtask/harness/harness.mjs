// The test stack: every Worker of the project on Miniflare, and a control endpoint. Started by `cargo xtask stack`.
//
//   POST /tick   runs the gateway's scheduled handler, as the cron would
//   POST /kill   kills workerd (SIGKILL) and starts it again on the same state; queued messages are lost. Its JSON body
//                may say `vars` (variables by Worker from now on), `parked` (keys of checkouts: kills when each has come
//                to a crash point that its key names, `times` times) and `down_ms` (how long nothing runs)
//   GET  /info   process ids and resident memory
//   POST /queues/<name>   puts the request's body into a queue as it is, as a Worker gone wrong would
//
// Prints one JSON line when it serves. Ends when its standard input closes, so that it never outlives its parent.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { Log, LogLevel, Miniflare } from "miniflare";
import { readConfigs, toMiniflare } from "./options.mjs";

const HOST = "127.0.0.1";

const { values: args } = parseArgs({
  options: {
    root: { type: "string" },
    state: { type: "string" },
    port: { type: "string" },
    control: { type: "string" },
    direct: { type: "string" },
    pong: { type: "boolean", default: false },
    // Bundles to serve instead of a Worker's own, one folder each: those with faults.
    bundles: { type: "string" },
  },
});

// The shop's own address, where a Worker wants to know it: mails link to it.
const configs = readConfigs(args.root);
const overrides = [
  Object.fromEntries(
    configs
      .filter(({ config }) => config.vars?.STORE_URL !== undefined)
      .map(({ config }) => [config.name, { STORE_URL: `http://${HOST}:${args.port}` }]),
  ),
];
if (process.env.SHOP_VARS) overrides.push(JSON.parse(process.env.SHOP_VARS));

// `POST /kill` may change these.
const laterVars = {};
overrides.push(laterVars);

/** How often checkouts have come to a crash point, by what the Workers log. */
const parked = new Map();
function readLog(stream, print) {
  createInterface({ input: stream }).on("line", (line) => {
    // Two that log at once may share a line.
    const keys = [...line.matchAll(/"key":"(crash\.[^"]+)"/g)].map(([, key]) => key);
    for (const key of keys) parked.set(key, (parked.get(key) ?? 0) + 1);
    if (keys.length > 0) return;
    if (!args.bundles || process.env.SHOP_LOG) print(line);
  });
}

const gateway = configs[0].config.name;
const options = {
  host: HOST,
  port: Number(args.port),
  cf: false,
  log: new Log(LogLevel.WARN),
  // Where `wrangler dev --persist-to` keeps it, so that both can serve the same state.
  defaultPersistRoot: join(args.state, "v3"),
  workers: workers(),
  handleRuntimeStdio: (out, error) => {
    readLog(out, (line) => console.log(line));
    readLog(error, (line) => console.error(line));
  },
};

function workers() {
  const served = toMiniflare(configs, { overrides, directHost: HOST, directPort: Number(args.direct) });
  for (const worker of served) {
    const bundle = args.bundles && join(args.bundles, worker.name);
    if (bundle && existsSync(bundle)) Object.assign(worker, { modulesRoot: bundle, scriptPath: join(bundle, "index.js") });
  }
  return served;
}

// What the least of all Workers costs here, to compare with: benchmarks ask for it.
const pong = {
  name: "pong",
  modules: true,
  script: 'export default { fetch: () => new Response("pong") };',
  compatibilityDate: configs[0].config.compatibility_date,
  unsafeDirectSockets: [{ host: HOST, port: 0 }],
};
if (args.pong) options.workers.push(pong);
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let miniflare;
let workerdPid;

/** Starts the runtime. */
async function start() {
  const before = new Set(workerdPids());
  miniflare = new Miniflare(options);
  await miniflare.ready;
  workerdPid = workerdPids().find((pid) => !before.has(pid));
}

/** Our own workerd children, from /proc. */
function workerdPids() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8"));
        return name.startsWith("workerd") && Number(rest.split(" ")[1]) === process.pid;
      } catch {
        return false; // it ended while we looked
      }
    })
    .map(Number);
}

function residentBytes(pid) {
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return match ? Number(match[1]) * 1024 : 0;
}

async function kill({ vars = {}, parked: wanted = [], times = 1, down_ms: down = 0 } = {}) {
  const came = (key) => (parked.get(key) ?? 0) >= times;
  for (const end = Date.now() + 60_000; !wanted.every(came); await sleep(20)) {
    const missing = wanted.filter((key) => !came(key));
    if (Date.now() > end) throw new Error(`never came to their crash point: ${missing.join(" ")}`);
  }
  const killed = workerdPid;
  process.kill(killed, "SIGKILL");
  // Disposing waits for the process to be gone; that it died by itself is what we wanted.
  await miniflare.dispose().catch(() => {});
  await sleep(down);
  if (Object.keys(vars).length > 0) {
    Object.assign(laterVars, vars);
    const fresh = workers();
    for (const worker of options.workers) {
      const { bindings } = fresh.find((it) => it.name === worker.name) ?? worker;
      worker.bindings = bindings;
    }
  }
  await start();
  return { killed, workerd_pid: workerdPid };
}

async function tick() {
  const worker = await miniflare.getWorker(gateway);
  return worker.scheduled({ cron: "* * * * *", scheduledTime: new Date() });
}

function info() {
  return {
    pid: process.pid,
    rss: residentBytes(process.pid),
    workerd_pid: workerdPid,
    workerd_rss: residentBytes(workerdPid),
  };
}

/** Sends text as it is, through whichever Worker has a producer for the queue. */
async function enqueue(name, text) {
  for (const worker of options.workers) {
    const producers = Object.entries(worker.queueProducers ?? {});
    const binding = producers.find(([, { queueName }]) => queueName === name)?.[0];
    if (!binding) continue;
    const queue = await miniflare.getQueueProducer(binding, worker.name);
    await queue.send(text, { contentType: "text" });
    return { queued: name };
  }
  throw new Error(`no Worker sends to the queue ${name}`);
}

async function textOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

const routes = { "POST /tick": tick, "POST /kill": kill, "GET /info": info };
let running = Promise.resolve();

const control = createServer(async (request, response) => {
  const queue = request.method === "POST" && /^\/queues\/([a-z-]+)$/.exec(request.url)?.[1];
  const text = await textOf(request);
  const route = queue ? () => enqueue(queue, text) : routes[`${request.method} ${request.url}`];
  // One at a time: a tick must not meet a runtime that is being killed.
  const answer = running.then(() => (route ? route(text && !queue ? JSON.parse(text) : {}) : undefined));
  running = answer.catch(() => {});
  try {
    const body = await answer;
    response.writeHead(route ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? { error: `only ${Object.keys(routes).join(", ")}` }));
  } catch (error) {
    response.writeHead(500, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: String(error) }));
  }
});

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  control.close();
  await miniflare?.dispose().catch(() => {});
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.stdin.on("end", stop).on("error", stop).resume();

await start();
const pongUrl = args.pong ? (await miniflare.unsafeGetDirectURL(pong.name)).origin : undefined;
await new Promise((resolve) => control.listen(Number(args.control), HOST, resolve));
console.log(
  JSON.stringify({
    url: `http://${HOST}:${args.port}`,
    direct_url: `http://${HOST}:${args.direct}`,
    control_url: `http://${HOST}:${args.control}`,
    pong_url: pongUrl,
    pid: process.pid,
    workerd_pid: workerdPid,
  }),
);
