// A journey: one way through the real window, in a home folder that did not exist before.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import test from "node:test";
import { axe } from "./axe.mjs";
import { Driver } from "./driver.mjs";
import { Clipboard, freePort, members, start, startDisplay, stop, until } from "./processes.mjs";
import { closeWindows } from "./x11.mjs";

const root = resolve(import.meta.dirname, "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");

/** The program that is driven: `CLIPFILE_APP`, or what `cargo build` made. */
export const binary = resolve(process.env.CLIPFILE_APP ?? join(target, "debug/clipfile"));
/** The command line beside it: `CLIPFILE_CLIP`, or what `cargo build` made. */
export const clip = resolve(process.env.CLIPFILE_CLIP ?? join(dirname(binary), "clip"));
/** Where pictures and logs of journeys are left. */
export const leavings = join(target, "e2e");

/** Runs the command line with `args`, which must do, and gives what it said. */
export function run(...args) {
  const ran = spawnSync(clip, args, { encoding: "utf8" });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout;
}

/** A display, a home and, once opened, a window. */
export class Stage {
  /** What a journey wants the program to see besides. */
  variables = {};
  /** Programs that a journey started beside it; they end with it. */
  companions = [];
  #display;
  #webdriver;

  /** `name` names the folder: home, logs and pictures are in it. */
  static async set(name, { folder = join(leavings, name), width, height } = {}) {
    const stage = new Stage();
    stage.folder = folder;
    stage.home = join(folder, "home");
    rmSync(stage.folder, { recursive: true, force: true });
    for (const part of ["config", "share", "cache", "state", "data"])
      mkdirSync(join(stage.home, part), { recursive: true });
    mkdirSync(join(stage.home, "run"), { mode: 0o700 });
    stage.log = join(stage.folder, "log.txt");
    stage.answerDialogs([]);
    stage.#display = await startDisplay({ width, height, log: stage.log });
    stage.clipboard = new Clipboard(stage.#display.name);
    return stage;
  }

  /** A path in this journey's folder. */
  path(...parts) {
    return join(this.folder, ...parts);
  }

  /** The answers that file choices get, in order; see `CLIPFILE_DIALOG_ANSWERS` in the shell. */
  answerDialogs(answers) {
    writeFileSync(this.path("answers.json"), JSON.stringify(answers));
  }

  /** What the program and everything beside it sees: nothing of the person at this machine. */
  get env() {
    return {
      PATH: process.env.PATH,
      LANG: "C.UTF-8",
      TZ: "UTC",
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, "config"),
      XDG_DATA_HOME: join(this.home, "share"),
      XDG_CACHE_HOME: join(this.home, "cache"),
      XDG_STATE_HOME: join(this.home, "state"),
      XDG_RUNTIME_DIR: join(this.home, "run"),
      CLIPFILE_DATA: join(this.home, "data"),
      CLIPFILE_DIALOG_ANSWERS: this.path("answers.json"),
      // A journey is no place for what is done when there is time; the one about backups says otherwise.
      CLIPFILE_BACKUP_AFTER_S: String(this.backupAfter ?? 86_400),
      DISPLAY: this.#display.name,
      GDK_BACKEND: "x11",
      NO_AT_BRIDGE: "1",
      DBUS_SESSION_BUS_ADDRESS: "disabled:",
      RUST_BACKTRACE: "1",
      TAURI_AUTOMATION: "true",
      TAURI_WEBVIEW_AUTOMATION: "true",
      ...this.variables,
    };
  }

  /** Says to the program that the user trusts these libraries, which it did not make itself. */
  trust(paths) {
    const file = join(this.home, "data", "desk.json");
    const desk = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    const known = desk.known ?? [];
    const fresh = paths.filter((path) => !known.some((one) => one.path === path));
    if (fresh.length > 0)
      writeFileSync(
        file,
        JSON.stringify({ ...desk, known: [...known, ...fresh.map((path) => ({ path, uid: null }))] }),
      );
  }

  /**
   * Opens the program in this home and waits until its page says that it is drawn. It trusts the libraries that are in the
   * journey's folder by then, or is started with, unless `trusts` is false.
   */
  async open({ args = [], size = [1280, 800], program = binary, ready = true, trusts = true } = {}) {
    const there = readdirSync(this.folder).map((name) => this.path(name));
    if (trusts) this.trust([...there, ...args].filter((path) => path.endsWith(".clipfile")));
    const port = await freePort();
    this.#webdriver = start("WebKitWebDriver", [`--port=${port}`], { env: this.env, log: this.log });
    if (!this.#webdriver.pid) throw new Error("WebKitWebDriver could not be started: run `make setup`");
    const driver = await Driver.open({ port, binary: program, args }).catch((error) => {
      throw new Error(
        `the program did not open a window (${error.message}); it said:\n${readFileSync(this.log, "utf8")}`,
      );
    });
    this.driver = driver;
    if (ready)
      await driver.waitFor("the page is drawn", () => document.documentElement.hasAttribute("data-ready"), [], {
        timeout: 30_000,
      });
    if (size) await driver.resize(...size);
    return driver;
  }

  /** The processes of the program: its own and the web view's. */
  processes() {
    return members(this.#webdriver.pid).filter(({ pid }) => pid !== this.#webdriver.pid);
  }

  /** Closes the window as its button does, and waits until the program has put everything away and ended. */
  async close() {
    // The driver would end a program whose page is gone before it has written what it holds.
    process.kill(this.#webdriver.pid, "SIGSTOP");
    await until("there is a window to close", () => closeWindows(this.#display.name));
    await until("the program has ended", () => !this.processes().some(({ name }) => !name.startsWith("WebKit")));
    await this.kill();
  }

  /** Ends the program at once: what a power cut is to it. */
  async kill() {
    await stop(this.#webdriver, "SIGKILL");
    this.#webdriver = undefined;
    this.driver = undefined;
  }

  async strike() {
    if (this.#webdriver) await this.kill();
    for (const companion of this.companions) await stop(companion);
    await this.clipboard.clear();
    await stop(this.#display.child);
  }
}

/** What a reader of a log needs to know of the window where a journey broke off: what has the keys, and the first words. */
function glimpse() {
  const { activeElement: at } = document;
  const words = (node) => (node?.innerText ?? "").replace(/\s+/g, " ").slice(0, 300);
  const panes = [...document.querySelectorAll("[data-pane], [role=dialog], [role=alertdialog], [role=status], footer")];
  return JSON.stringify({
    keys: [at?.tagName, at?.getAttribute("aria-label"), at?.value ?? words(at).slice(0, 80)],
    chosen: document.querySelectorAll("[aria-selected=true]").length,
    shown: panes.map(words).filter((one) => one !== ""),
  });
}

/** Declares a journey. When it fails, a picture of the window is beside its log. `options` are those of `Stage.open`; `args` may be made of the stage. */
export function journey(name, options, walk) {
  test(name, { timeout: options.timeout ?? 120_000, skip: options.skip }, async (context) => {
    const folder = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    const stage = await Stage.set(folder);
    try {
      if (options.prepare) await options.prepare(stage);
      const args = typeof options.args === "function" ? options.args(stage) : options.args;
      const driver = await stage.open({ ...options, args });
      await walk(driver, stage);
    } catch (error) {
      context.diagnostic(`log and pictures: ${stage.folder}`);
      await stage.driver?.screenshot().then(
        (picture) => writeFileSync(stage.path("failed.png"), picture),
        () => {},
      );
      error.message +=
        (await stage.driver?.execute(glimpse).then(
          (seen) => `\n    the window then: ${seen}`,
          () => "",
        )) ?? "";
      throw error;
    } finally {
      await stage.strike();
    }
  });
}

export { axe };
