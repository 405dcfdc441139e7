import { call, problemOf } from "../api";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";

/** Puts citations of articles on the clipboard, in the style of the library. */
export async function copyCitation(articles: readonly number[], markdown = false): Promise<void> {
  try {
    await call("copy_citation", { articles: [...articles], markdown });
    toasts.say(t("citations-copied", { count: articles.length }), { slot: "copied" });
  } catch (thrown) {
    toasts.problem(problemOf(thrown));
  }
}
