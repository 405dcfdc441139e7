// The programs that a journey needs around the window: a display, the driver, the clipboard. Each is started in a process
// group of its own and only that group is ended, by its number, however the journey ends.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const groups = new Set();

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

process.on("exit", () => groups.forEach((pid) => endGroup(pid, "SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** Polls `condition` until it gives something true, and gives that. Fails with `what` when the deadline passes. */
export async function until(what, condition, { timeout = 15_000, every = 25 } = {}) {
  const deadline = performance.now() + timeout;
  let last;
  for (;;) {
    try {
      last = await condition();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${timeout / 1000} s in vain until ${what} (last seen: ${seen})`);
    }
    await pause(every);
  }
}

/** Starts a program whose output goes to the file `log`. */
export function start(program, args, { env = process.env, log, stdio = ["ignore", "pipe", "pipe"] } = {}) {
  const child = spawn(program, args, { env, stdio, detached: true });
  child.on("error", () => {}); // A program that is not there shows as an exit without a pid.
  if (child.pid) groups.add(child.pid);
  if (log) {
    const file = createWriteStream(log, { flags: "a" });
    for (const stream of [child.stdout, child.stderr]) stream?.pipe(file, { end: false });
  }
  return child;
}

/** Ends what `start` gave, its children with it, and waits until it is gone. */
export async function stop(child, signal = "SIGTERM") {
  if (!child?.pid) return;
  const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
  endGroup(child.pid, signal);
  const late = setTimeout(() => endGroup(child.pid, "SIGKILL"), 3_000);
  await gone;
  clearTimeout(late);
  endGroup(child.pid, "SIGKILL");
  await until(`the group of ${child.spawnfile} is gone`, () => members(child.pid).length === 0);
  groups.delete(child.pid);
}

/** A display without a screen, on the first free number. */
export async function startDisplay({ width = 1920, height = 1080, log } = {}) {
  const args = ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"];
  const child = start("Xvfb", args, { log, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  if (!child.pid) throw new Error("Xvfb could not be started: run `make setup`");
  let number = "";
  child.stdio[3].on("data", (piece) => (number += piece));
  await until("Xvfb tells its display", () => number.endsWith("\n"));
  return { child, name: `:${number.trim()}` };
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Every process of the group `pid` leads, itself included: `{ pid, name }`. */
export function members(pid) {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, "latin1");
        const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
        const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return Number(group) === pid && state !== "Z" ? [{ pid: Number(entry), name }] : [];
      } catch {
        return []; // It ended while we looked.
      }
    });
}

/** When a process started, in ms since 1970, to a hundredth of a second (proc(5): stat, field 22, and uptime). */
export function startedAt(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  const uptime = Number(readFileSync("/proc/uptime", "latin1").split(" ")[0]);
  return Date.now() - (uptime - ticks / 100) * 1000;
}

/** The clipboard of one display. */
export class Clipboard {
  #env;
  #owner;

  constructor(display) {
    this.#env = { ...process.env, DISPLAY: display };
  }

  /** Puts `text` on the clipboard as `type`, such as "text/html", and waits until others can read it. */
  async write(text, type = "UTF8_STRING") {
    await this.clear();
    const args = ["-quiet", "-selection", "clipboard", "-t", type, "-i"];
    this.#owner = start("xclip", args, { env: this.#env, stdio: ["pipe", "ignore", "ignore"] });
    this.#owner.stdin.end(text);
    await until(`the clipboard has ${type}`, () => this.targets().includes(type));
  }

  /** What is on the clipboard as `type`, or null. */
  read(type = "UTF8_STRING") {
    const out = spawnSync("xclip", ["-selection", "clipboard", "-t", type, "-o"], { env: this.#env, timeout: 5_000 });
    return out.status === 0 ? out.stdout.toString("utf8") : null;
  }

  /** The types that can be read. */
  targets() {
    return (this.read("TARGETS") ?? "").split("\n").filter(Boolean);
  }

  async clear() {
    await stop(this.#owner);
    this.#owner = undefined;
  }
}
