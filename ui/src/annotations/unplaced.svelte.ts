import { call, problemOf } from "../api";
import type { UnplacedRow } from "../generated/wire";
import { announce } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";
import { lookedWords } from "./words";

/** A stretch of the document on screen. */
export interface Selected {
  document: number;
  startUnit: number;
  endUnit: number;
}

/** Gives an annotation its place; false when it got none. */
export async function place(row: UnplacedRow, at: Selected | null): Promise<boolean> {
  if (!at) {
    toasts.say(t("annotations-select-first"), { slot: "annotations" });
    return false;
  }
  try {
    announce((await call("place_annotation", { annotation: row.id, ...at })).changes);
    return true;
  } catch (thrown) {
    toasts.problem(problemOf(thrown));
    return false;
  }
}

/** Looks for a place for everything that waits for one. */
export async function lookAgain(): Promise<void> {
  try {
    const { tally, changes } = await call("look_again_for_annotations");
    announce(changes);
    toasts.say(lookedWords(tally), { slot: "annotations" });
  } catch (thrown) {
    toasts.problem(problemOf(thrown));
  }
}
