import { call, problemOf } from "../api";
import type { Changes, UndoState } from "../generated/wire";
import { announce } from "../shared/changes";
import { keyOf } from "../shared/keys";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";
import { doneWords, isLoud, stepWords } from "./steps";

/** What can be undone and redone, and the toast that says so after each write. */
export class History {
  now = $state.raw<UndoState>({ undo: null, redo: null });
  /** Calls under way: while there are some, the window says "Saving". */
  #travelling = false;
  #turn = 0;

  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const now = await call("undo_state");
      if (turn === this.#turn) this.now = now;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  /** After a write: asks what it was, and offers to undo it. */
  async wrote(changes: Changes): Promise<void> {
    const travelling = this.#travelling;
    await this.refresh();
    const step = this.now.undo;
    const wrote =
      changes.article || changes.highlight || changes.tag || changes.note || changes.saved || changes.citation;
    if (travelling || !wrote || !step || !isLoud(step)) return;
    const run = (): void => void this.undo();
    toasts.say(doneWords(step), { slot: "undo", action: { label: t("shell-undo"), keys: keyOf("undo"), run } });
  }

  async undo(): Promise<void> {
    await this.#travel("undo");
  }

  async redo(): Promise<void> {
    await this.#travel("redo");
  }

  async #travel(way: "undo" | "redo"): Promise<void> {
    if (this.#travelling || this.now[way] === null) return;
    this.#travelling = true;
    try {
      const { step, changes } = await call(way);
      announce(changes);
      const what = stepWords(step);
      if (way === "redo") toasts.say(t("shell-redone", { what }), { slot: "undo" });
      else
        toasts.say(t("shell-undone", { what }), {
          slot: "undo",
          action: { label: t("shell-redo"), keys: keyOf("redo"), run: () => void this.redo() },
        });
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    } finally {
      this.#travelling = false;
    }
  }
}
