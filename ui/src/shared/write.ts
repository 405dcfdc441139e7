import { problemOf } from "../api";
import type { Changes } from "../generated/wire";
import { announce } from "./changes";
import { toasts } from "./toasts.svelte";

/** Writes and tells of it; gives whether it was kept. */
export async function write(act: () => Promise<Changes>): Promise<boolean> {
  try {
    announce(await act());
    return true;
  } catch (thrown) {
    toasts.problem(problemOf(thrown));
    return false;
  }
}
