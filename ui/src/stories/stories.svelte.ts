import { call, problemOf } from "../api";
import type { Changes, StoryFields, StoryRow } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
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
