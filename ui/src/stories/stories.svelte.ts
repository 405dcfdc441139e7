import { call, problemOf } from "../api";
import type { StoryFields, StoryRow } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";

export const NO_STORY: StoryFields = {
  title: "",
  angle: "",
  deadline: "",
  embargo: "",
  embargoNote: "",
  published: "",
  url: "",
};

/** The stories outside the trash. */
export class Stories {
  list = $state.raw<StoryRow[]>([]);

  follow(): () => void {
    void this.load();
    return onChanges((changes) => {
      if (changes.story || changes.claim || changes.article || changes.highlight || changes.note) void this.load();
    });
  }

  async load(): Promise<void> {
    try {
      this.list = await call("stories", { trash: false });
    } catch (thrown) {
      toasts.problem(problemOf(thrown), { slot: "stories" });
    }
  }
}
