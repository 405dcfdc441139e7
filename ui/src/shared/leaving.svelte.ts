import { call, problemOf } from "../api";
import { toasts } from "./toasts.svelte";

/** The address that a link leads to and that the user looks at before it is opened; null when none is asked for. */
export const leaving = $state<{ url: string | null }>({ url: null });

/** Shows where a link leads, and goes there when the user says so: the words of a link say what whoever wrote it liked. */
export function showAddress(url: string): void {
  leaving.url = url;
}

/** Opens an address that the user has seen, in the system's browser. */
export async function openOutside(url: string): Promise<boolean> {
  try {
    await call("open_link", { url });
    return true;
  } catch (thrown) {
    toasts.problem(problemOf(thrown));
    return false;
  }
}
