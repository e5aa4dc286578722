// Turns the project's wrangler.toml files into Miniflare options.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "smol-toml";

/** Every wrangler.toml of the project, the gateway's first. */
export function readConfigs(root) {
  const paths = [join(root, "wrangler.toml")];
  for (const folder of ["workers", "frontend"]) {
    const dir = join(root, folder);
    if (!existsSync(dir)) continue;
    for (const name of readdirSync(dir).sort()) {
      const path = join(dir, name, "wrangler.toml");
      if (existsSync(path)) paths.push(path);
    }
  }
  return paths.map((path) => ({ dir: dirname(path), config: parse(readFileSync(path, "utf8")) }));
}

/** `NAME=value` lines, as wrangler reads them; quotes around a value are dropped. */
export function parseDevVars(text) {
  const vars = {};
  for (const line of text.split("\n")) {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (match) vars[match[1]] = match[2].replace(/^(["'])(.*)\1$/, "$2");
  }
  return vars;
}

/**
 * The `workers` of Miniflare's options.
 * @param overrides variables by Worker name, strongest last
 * @param directPort a second socket that leads straight into the gateway, past the asset server
 */
export function toMiniflare(configs, { overrides, directHost, directPort }) {
  const workers = configs.map(({ dir, config }) => workerOptions(dir, config, overrides));
  // A Worker with assets lends its own socket to the asset server; another Worker's socket may name it as target.
  const other = workers.find((worker) => worker.name !== workers[0].name);
  const holder = other ?? workers[0];
  holder.unsafeDirectSockets = [{ host: directHost, port: directPort, serviceName: workers[0].name }];
  return workers;
}

function workerOptions(dir, config, overrides) {
  const script = resolve(dir, config.main);
  const devVars = join(dir, ".dev.vars");
  return {
    name: config.name,
    modules: true,
    modulesRoot: dirname(script),
    scriptPath: script,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"], fallthrough: true }],
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags ?? [],
    bindings: {
      ...config.vars,
      ...(existsSync(devVars) ? parseDevVars(readFileSync(devVars, "utf8")) : {}),
      ...Object.assign({}, ...overrides.map((vars) => vars[config.name] ?? {})),
    },
    serviceBindings: Object.fromEntries(
      (config.services ?? []).map((it) => [
        it.binding,
        it.entrypoint ? { name: it.service, entrypoint: it.entrypoint } : it.service,
      ]),
    ),
    d1Databases: byBinding(config.d1_databases, (it) => it.preview_database_id ?? it.database_id ?? it.binding),
    kvNamespaces: byBinding(config.kv_namespaces, (it) => it.preview_id ?? it.id ?? it.binding),
    r2Buckets: byBinding(config.r2_buckets, (it) => it.preview_bucket_name ?? it.bucket_name ?? it.binding),
    durableObjects: durableObjects(config),
    queueProducers: Object.fromEntries(
      (config.queues?.producers ?? []).map((it) => [
        it.binding,
        { queueName: it.queue, ...(it.delivery_delay === undefined ? {} : { deliveryDelay: it.delivery_delay }) },
      ]),
    ),
    queueConsumers: Object.fromEntries(
      (config.queues?.consumers ?? []).map((it) => [
        it.queue,
        withoutUndefined({
          maxBatchSize: it.max_batch_size,
          maxBatchTimeout: it.max_batch_timeout,
          maxRetries: it.max_retries,
          deadLetterQueue: it.dead_letter_queue,
          retryDelay: it.retry_delay,
        }),
      ]),
    ),
    ratelimits: Object.fromEntries(
      (config.ratelimits ?? []).map((it) => [it.name, { namespace_id: it.namespace_id, simple: it.simple }]),
    ),
    ...(config.assets ? { assets: assets(dir, config) } : {}),
  };
}

function durableObjects(config) {
  const sqlite = new Set((config.migrations ?? []).flatMap((it) => it.new_sqlite_classes ?? []));
  return Object.fromEntries(
    (config.durable_objects?.bindings ?? []).map((it) => [
      it.name,
      withoutUndefined({
        className: it.class_name,
        scriptName: it.script_name,
        // A foreign class is described by its owner's configuration.
        useSQLite: it.script_name ? undefined : sqlite.has(it.class_name),
      }),
    ]),
  );
}

function assets(dir, config) {
  const { directory, binding, run_worker_first: first, html_handling, not_found_handling } = config.assets;
  const rules = Array.isArray(first) ? first : [];
  return {
    directory: resolve(dir, directory),
    binding,
    routerConfig: withoutUndefined({
      has_user_worker: true,
      invoke_user_worker_ahead_of_assets: first === true,
      static_routing: rules.length === 0 ? undefined : {
        user_worker: rules.filter((it) => !it.startsWith("!")),
        asset_worker: rules.filter((it) => it.startsWith("!")).map((it) => it.slice(1)),
      },
    }),
    assetConfig: withoutUndefined({ html_handling, not_found_handling }),
  };
}

const byBinding = (list, id) => Object.fromEntries((list ?? []).map((it) => [it.binding, id(it)]));
const withoutUndefined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
