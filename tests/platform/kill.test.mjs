// What survives a SIGKILL of the local runtime, and what does not: the facts that docs/PROOF.md states. Should a new
// version of the runtime behave in another way, a test here says so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Runtime, eventually, sleep } from "./runtime.mjs";

let runtime;
before(async () => { runtime = await Runtime.start(); });
after(() => runtime.end());

test("what was written and answered is there after a kill, in D1 and in an object", async () => {
  await runtime.ask("write", undefined, "just before");
  await runtime.ask("note", "writer", "just before");
  await runtime.kill();
  await runtime.restart();
  assert.deepEqual((await runtime.log("write")).map((row) => row.body), ["just before"]);
  assert.deepEqual(await runtime.ask("notes", "writer"), ["just before"]);
});

test("what an object wrote before it waited is there, though nobody was answered", async () => {
  runtime.begin("noteAndPark", "parked", "before the wait");
  await eventually("the note", async () => (await runtime.ask("notes", "parked")).length === 1);
  await runtime.kill();
  await runtime.restart();
  assert.deepEqual(await runtime.ask("notes", "parked"), ["before the wait"]);
});

test("an alarm rings at its time after a kill, though nobody touches the object", async () => {
  await runtime.ask("wakeIn", "sleeper", 3_000);
  const due = Date.now() + 3_000;
  await runtime.kill();
  await runtime.restart();
  assert.ok(Date.now() < due, "the restart was quicker than the alarm");
  const [ring] = await eventually("the alarm", async () => {
    const rings = (await runtime.log("alarm")).filter((row) => row.body === "sleeper");
    return rings.length > 0 && rings;
  });
  assert.ok(Math.abs(ring.at - due) < 1_500, `${ring.at - due} ms off`);
});

test("an alarm whose time passed while nothing ran rings at the next start", async () => {
  await runtime.ask("wakeIn", "overslept", 1_000);
  await runtime.kill();
  await sleep(2_000);
  const started = Date.now();
  await runtime.restart();
  const [ring] = await eventually("the alarm", async () => {
    const rings = (await runtime.log("alarm")).filter((row) => row.body === "overslept");
    return rings.length > 0 && rings;
  });
  assert.ok(ring.at >= started - 100 && ring.at - started < 5_000, `${ring.at - started} ms after the start`);
});

test("an alarm that was interrupted while it ran rings again", async () => {
  await runtime.ask("note", "interrupted", "slow alarm");
  await runtime.ask("wakeIn", "interrupted", 100);
  const rings = async () => (await runtime.log("alarm")).filter((row) => row.body === "interrupted").length;
  await eventually("the first ring", async () => (await rings()) === 1);
  await runtime.kill();
  await runtime.restart();
  await eventually("the second ring", async () => (await rings()) === 2, 15_000);
});

test("a queue delivers while the runtime lives", async () => {
  await runtime.ask("send", undefined, { body: "quick" });
  await eventually("the delivery", async () => (await runtime.log("delivery 1")).some((row) => row.body === "quick"));
});

test("a queue forgets what it had not delivered, what it delayed, what it was to deliver again, and what was being handled", async () => {
  await runtime.ask("send", undefined, { body: "delayed", delay: 2 });
  await runtime.ask("send", undefined, { body: "refused" });
  await eventually("the refusal", async () => (await runtime.log("delivery 1")).some((row) => row.body === "refused"));
  await runtime.ask("send", undefined, { body: "slow" });
  await eventually("the slow one", async () => (await runtime.log("delivery 1")).some((row) => row.body === "slow"));
  // Nobody takes it: the only consumer is at the slow one.
  await runtime.ask("send", undefined, { body: "waiting" });
  await runtime.kill();
  await runtime.restart();
  await sleep(5_000);
  const deliveries = (await runtime.log("delivery")).map((row) => `${row.body} ${row.kind}`);
  for (const body of ["delayed", "waiting"]) assert.ok(!deliveries.some((it) => it.startsWith(body)), `${deliveries}`);
  for (const body of ["refused", "slow"]) {
    assert.equal(deliveries.filter((it) => it.startsWith(body)).length, 1, `${deliveries}`);
  }
});
