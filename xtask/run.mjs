// What npm's scripts call: `cargo xtask …`, with a sentence where there is no cargo.
import { spawn } from "node:child_process";

console.log("▸ preparing the project's own tool (compiled at the first start: about a minute)");
const cargo = spawn("cargo", ["xtask", ...process.argv.slice(2)], { stdio: "inherit" });
cargo.on("error", (error) => {
  const missing = error.code === "ENOENT";
  console.error(missing ? "error: cargo is missing. Install Rust with rustup: https://rustup.rs" : `error: ${error.message}`);
  process.exitCode = 127;
});
cargo.on("exit", (code) => (process.exitCode = code ?? 1));
// The terminal tells cargo as well; this process stays until it has stopped.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => signal === "SIGTERM" && cargo.kill(signal));
