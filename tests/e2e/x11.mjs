// Closes a window as its close button does. No window manager runs on the tests' display, and WebDriver ends programs hard;
// so this speaks the few requests that it takes (X Window System Protocol, version 11, appendix B; ICCCM, section 4.2.8).

import { connect } from "node:net";
import { once } from "node:events";

/** One connection to a display: requests are answered in order. */
class Display {
  #socket;
  #read = Buffer.alloc(0);

  static async open(name) {
    const display = new Display();
    display.#socket = connect(`/tmp/.X11-unix/X${name.slice(1)}`);
    await once(display.#socket, "connect");
    display.#socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const head = await display.#take(8);
    const body = await display.#take(head.readUInt16LE(6) * 4);
    if (head[0] !== 1) throw new Error(`the display refuses: ${body.toString("latin1")}`);
    const padded = (length) => (length + 3) & ~3;
    display.root = body.readUInt32LE(32 + padded(body.readUInt16LE(16)) + body[21] * 8);
    return display;
  }

  async #take(length) {
    while (this.#read.length < length) {
      const [piece] = await once(this.#socket, "data");
      this.#read = Buffer.concat([this.#read, piece]);
    }
    const taken = this.#read.subarray(0, length);
    this.#read = this.#read.subarray(length);
    return taken;
  }

  /** Sends a request: `code`, the byte beside it, then the rest, a multiple of four bytes. */
  send(code, byte, rest) {
    const head = Buffer.from([code, byte, 0, 0]);
    head.writeUInt16LE(1 + rest.length / 4, 2);
    this.#socket.write(Buffer.concat([head, rest]));
  }

  async ask(code, byte, rest) {
    this.send(code, byte, rest);
    const head = await this.#take(32);
    if (head[0] !== 1) throw new Error(`the display answers request ${code} with ${head[0]}/${head[1]}`);
    return Buffer.concat([head, await this.#take(head.readUInt32LE(4) * 4)]);
  }

  async atom(name) {
    const length = Buffer.from([name.length, 0, 0, 0]);
    const padded = Buffer.alloc((name.length + 3) & ~3);
    padded.write(name, "latin1");
    return (await this.ask(16, 0, Buffer.concat([length, padded]))).readUInt32LE(8);
  }

  close() {
    this.#socket.end();
  }
}

function words(...values) {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32LE(value, index * 4));
  return buffer;
}

/** Asks every window on the display `name` to close; gives how many there were. */
export async function closeWindows(name) {
  const display = await Display.open(name);
  const protocols = await display.atom("WM_PROTOCOLS");
  const deletes = await display.atom("WM_DELETE_WINDOW");
  const tree = await display.ask(15, 0, words(display.root));
  let closed = 0;
  for (let index = 0; index < tree.readUInt16LE(16); index += 1) {
    const window = tree.readUInt32LE(32 + index * 4);
    const attributes = await display.ask(3, 0, words(window));
    const property = await display.ask(20, 0, words(window, protocols, 0, 0, 64));
    const supported = Array.from({ length: property.readUInt32LE(16) }, (_, at) => property.readUInt32LE(32 + at * 4));
    if (attributes[26] !== 2 || !supported.includes(deletes)) continue;
    const message = Buffer.concat([Buffer.from([33, 32, 0, 0]), words(window, protocols, deletes, 0, 0, 0, 0)]);
    display.send(25, 0, Buffer.concat([words(window, 0), message]));
    closed += 1;
  }
  // An answer to a later request means that the earlier ones were carried out.
  await display.atom("WM_PROTOCOLS");
  display.close();
  return closed;
}
