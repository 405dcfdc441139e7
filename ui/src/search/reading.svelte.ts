import { call } from "../api";
import type { QueryView } from "../generated/wire";

const NONE: QueryView = {
  conditions: [],
  problems: [],
  writing: { startUnit: 0, endUnit: 0, field: null, begun: "" },
  proposals: [],
};

/** What the core reads in the box. It follows what is typed and never holds it up: only the latest text is asked. */
export class Reading {
  #answer = $state.raw<{ text: string; cursor: number; view: QueryView }>({ text: "", cursor: 0, view: NONE });
  #next: { text: string; cursorUnit: number } | null = null;
  #asking: Promise<void> | null = null;

  /** What was read, and of which text. */
  get now(): { text: string; cursor: number; view: QueryView } {
    return this.#answer;
  }

  read(text: string, cursorUnit: number): void {
    if (text.trim() === "") {
      this.#next = null;
      this.#answer = { text, cursor: cursorUnit, view: NONE };
      return;
    }
    this.#next = { text, cursorUnit };
    this.#asking ??= this.#ask();
  }

  /** Comes when the latest text was read. */
  async rest(): Promise<void> {
    await this.#asking;
  }

  async #ask(): Promise<void> {
    for (let asked = this.#next; asked !== null; asked = this.#next) {
      this.#next = null;
      try {
        const view = await call("read_query", asked);
        this.#answer = { text: asked.text, cursor: asked.cursorUnit, view };
      } catch {
        // The list says what is wrong with the library; without a reading, the box is still a box.
        this.#answer = { text: asked.text, cursor: asked.cursorUnit, view: NONE };
      }
    }
    this.#asking = null;
  }
}
