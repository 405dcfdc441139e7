// A WebDriver client in plain fetch (W3C WebDriver, second edition). WebKit's own driver starts the program by itself, so
// nothing stands between; WebKitGTK takes one automated window at a time.

import { createHash } from "node:crypto";
import { until } from "./processes.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Names of keys as one writes them -> code points of the standard, table of section 17.4.2. */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Ctrl: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: "\uE00D",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  Left: "\uE012",
  Up: "\uE013",
  Right: "\uE014",
  Down: "\uE015",
  Delete: "\uE017",
  F1: "\uE031",
  F2: "\uE032",
  F6: "\uE036",
  F7: "\uE037",
  Meta: "\uE03D",
};

/** Key presses of a chord such as "Control+Shift+k", pressed in order and let go in reverse. */
function chord(keys) {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  const values = parts.map((part) => KEYS[part] ?? part);
  return [
    ...values.map((value) => ({ type: "keyDown", value })),
    ...values.toReversed().map((value) => ({ type: "keyUp", value })),
  ];
}

/** What the page is asked to find things: a CSS selector, or words as a reader or a screen reader has them. */
function lookUp(target) {
  const { css = "*", name, text } = typeof target === "string" ? { css: target } : target;
  const words = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  const byIds = (ids) =>
    (ids ?? "")
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => words(document.getElementById(id)))
      .join(" ");
  const named = (node) =>
    byIds(node.getAttribute("aria-labelledby")) ||
    node.getAttribute("aria-label") ||
    [...(node.labels ?? [])].map(words).join(" ") ||
    words(node) ||
    node.getAttribute("placeholder") ||
    node.getAttribute("title") ||
    "";
  const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const controls = "a[href],button,input,textarea,select,summary,[role],[tabindex]";
  let found = [...document.querySelectorAll(name !== undefined && css === "*" ? controls : css)].filter(seen);
  if (name !== undefined) found = found.filter((node) => named(node) === name);
  if (text !== undefined) {
    found = found.filter((node) => words(node).includes(text));
    found = found.filter((node) => !found.some((other) => other !== node && node.contains(other)));
  }
  return found;
}

/** One open window of the program. */
export class Driver {
  #base;
  #session;

  /** Opens the program and waits until its page is loaded. */
  static async open({ port, binary, args = [] }) {
    const driver = new Driver();
    driver.#base = `http://127.0.0.1:${port}`;
    await until("the driver answers", async () => (await fetch(`${driver.#base}/status`)).ok);
    const options = { browserName: "wry", "webkitgtk:browserOptions": { binary, args } };
    const { sessionId } = await driver.#ask("POST", "/session", { capabilities: { alwaysMatch: options } });
    driver.#session = `/session/${sessionId}`;
    return driver;
  }

  async #ask(method, path, body) {
    // A program that ends while it starts leaves the driver waiting for it without end.
    const signal = AbortSignal.timeout(60_000);
    const reply = await fetch(this.#base + path, { method, body: body && JSON.stringify(body), signal });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${value.error}: ${value.message} (${method} ${path})`);
    return value;
  }

  /** A command of this session. */
  call(method, path, body) {
    return this.#ask(method, this.#session + path, body);
  }

  /** Runs `script`, a function of the page's world, with `args`. Nothing of this file's scope goes with it. */
  execute(script, ...args) {
    return this.call("POST", "/execute/sync", { script: `return (${script}).apply(null, arguments)`, args });
  }

  /** Like `execute`, and waits for the promise that `script` gives. */
  async executeAsync(script, ...args) {
    const body = `const done = arguments[arguments.length - 1];
      Promise.resolve((${script}).apply(null, [...arguments].slice(0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? JSON.stringify(error)) }));`;
    const { value, error } = await this.call("POST", "/execute/async", { script: body, args });
    if (error) throw new Error(error);
    return value;
  }

  /** Polls `script` in the page until it gives something true, and gives that. */
  waitFor(what, script, args = [], options = {}) {
    return until(what, () => this.execute(script, ...args), options);
  }

  /** Every visible element that fits: a CSS selector, `{ name }` (accessible name) or `{ text }`, both with `css` or not. */
  all(target) {
    return this.execute(lookUp, target);
  }

  /** The first that fits, once it is there. */
  async find(target, options = {}) {
    if (target?.[ELEMENT]) return target;
    const found = await until(`${describe(target)} is shown`, async () => (await this.all(target))[0], options);
    return found;
  }

  /** Waits until nothing fits any more. */
  gone(target, options = {}) {
    return until(`${describe(target)} is gone`, async () => (await this.all(target)).length === 0, options);
  }

  /** The words of an element as they are shown. */
  async text(target) {
    return this.execute((node) => node.innerText, await this.find(target));
  }

  /** Clicks, once the element is where the pointer would hit it. */
  async click(target) {
    let before = "";
    await until(`${describe(target)} can be clicked`, async () => {
      const element = await this.find(target, { timeout: 5_000 });
      const place = await this.execute((node) => {
        node.scrollIntoView({ block: "nearest", inline: "nearest" });
        const box = node.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const shown = !node.matches(":disabled, [aria-disabled=true]");
        const free = shown && hit !== null && (node.contains(hit) || hit.contains(node));
        return free ? `${box.x} ${box.y} ${box.width} ${box.height}` : "";
      }, element);
      // What still slides into its place would move away under the pointer.
      const rests = place !== "" && place === before;
      before = place;
      if (!rests) return false;
      await this.call("POST", `/element/${element[ELEMENT]}/click`, {});
      return true;
    });
  }

  /** Puts the focus on an element and types `text` over what is there. */
  async fill(target, text) {
    const element = await this.find(target);
    await this.execute((node) => (node.focus(), node.select?.()), element);
    await this.type(text || "\uE003");
  }

  /** Types characters to whatever has the focus; the end of a line is the Enter key. */
  type(text) {
    const press = (value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ];
    const typed = [...text].map((one) => (one === "\n" ? KEYS.Enter : one));
    return this.#actions([{ type: "key", id: "keyboard", actions: typed.flatMap(press) }]);
  }

  /** Presses chords one after the other: `keys("Control+k", "Enter")`. */
  keys(...chords) {
    return this.#actions([{ type: "key", id: "keyboard", actions: chords.flatMap(chord) }]);
  }

  /** Draws the pointer from one point of the window to another with the button held. */
  drag(from, to) {
    const move = ({ x, y }, duration = 0) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration });
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const actions = [
      move(from),
      { type: "pointerDown", button: 0 },
      move(middle, 40),
      move(to, 40),
      { type: "pointerUp", button: 0 },
    ];
    return this.#actions([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
  }

  async #actions(actions) {
    await this.call("POST", "/actions", { actions });
    await this.call("DELETE", "/actions");
  }

  /** Selects `words` with the pointer, as a reader does: the first place in `within` where they stand. */
  async select(words, within = "[data-start]") {
    let before = "";
    const standing = (words, within, isNew) => {
      const nodes = [...document.querySelectorAll(within)].flatMap((block) => {
        const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walk.nextNode()) texts.push(walk.currentNode);
        return texts;
      });
      const all = nodes.map((node) => node.data).join("");
      const at = all.indexOf(words);
      if (at < 0) return null;
      const point = (unit, after) => {
        let before = 0;
        for (const node of nodes) {
          if (after ? unit <= before + node.length : unit < before + node.length) return [node, unit - before];
          before += node.length;
        }
      };
      const range = new Range();
      range.setStart(...point(at, false));
      range.setEnd(...point(at + words.length, true));
      if (isNew) range.startContainer.parentElement.scrollIntoView({ block: "center" });
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const first = boxes[0];
      const last = boxes.at(-1);
      return {
        from: { x: first.left, y: first.top + first.height / 2 },
        to: { x: last.right, y: last.top + last.height / 2 },
      };
    };
    const edges = await until(`"${words}" stands in ${within}`, async () => {
      const found = await this.execute(standing, words, within, before === "");
      // As with a click: not while the text still moves.
      const rests = found !== null && JSON.stringify(found) === before;
      before = found === null ? "" : JSON.stringify(found);
      return rests && found;
    });
    // A click first lets go of a selection, which the pointer would otherwise carry away.
    await this.execute(() => getSelection().removeAllRanges());
    await this.drag(edges.from, edges.to);
    const squeezed = (text) => text.replace(/\s+/g, "");
    await until(`"${words}" is selected`, async () => {
      const chosen = await this.execute(() => getSelection().toString());
      if (squeezed(chosen) === squeezed(words)) return true;
      throw new Error(`selected: ${chosen}`);
    });
  }

  /** Makes the page `width` by `height` CSS pixels and waits until it is. */
  async resize(width, height) {
    await this.call("POST", "/window/rect", { x: 0, y: 0, width, height });
    await this.waitFor(`the window is ${width} x ${height}`, (w, h) => innerWidth === w && innerHeight === h, [
      width,
      height,
    ]);
  }

  /** A picture of the page (PNG), taken again until two in a row are the same: the first may be of an older frame. */
  async screenshot() {
    let last = "";
    let picture;
    await this.execute(keepPainting);
    await until("two pictures of the window are the same", async () => {
      await this.executeAsync(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      );
      picture = Buffer.from(await this.call("GET", "/screenshot"), "base64");
      const hash = createHash("sha256").update(picture).digest("hex");
      const same = hash === last;
      last = hash;
      return same;
    });
    await this.execute(() => document.getElementById("keep-painting")?.remove());
    return picture;
  }
}

/**
 * Repaints one transparent point of the page over and over while it is there. The engine takes a picture after the next
 * frame that it paints, and where it paints without a GPU, a page at rest has none.
 */
function keepPainting() {
  const point = document.createElement("div");
  point.id = "keep-painting";
  point.ariaHidden = "true";
  Object.assign(point.style, { position: "fixed", inset: "0 auto auto 0", width: "1px", height: "1px" });
  point.style.pointerEvents = "none";
  document.body.append(point);
  let turn = 0;
  const paint = () => {
    point.style.backgroundColor = `rgba(${++turn % 2}, 0, 0, 0)`;
    if (point.isConnected) requestAnimationFrame(paint);
  };
  paint();
}

function describe(target) {
  return typeof target === "string" ? target : JSON.stringify(target);
}
