import { call, problemOf } from "../api";
import { toasts } from "./toasts.svelte";

/** Shows a file in the system's own window for files. */
export async function reveal(path: string): Promise<void> {
  try {
    await call("reveal_path", { path });
  } catch (thrown) {
    toasts.problem(problemOf(thrown));
  }
}
