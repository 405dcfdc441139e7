import { call, problemOf } from "../api";
import { onChanges } from "../shared/changes";
import { formatMoment } from "../shared/format";
import { toasts } from "../shared/toasts.svelte";
import type { TrashOf } from "../shared/work.svelte";
import { t } from "../shared/words";
import { write } from "../shared/write";

/** The kinds that lie in the trash without a list or a ledger of their own, in the order of the tabs. */
export const THROWN: readonly TrashOf[] = ["stories", "people", "drafts"];

/** One of them. */
export interface ThrownRow {
  id: number;
  name: string;
  about: string;
}

const NOTHING: Record<TrashOf, ThrownRow[]> = { stories: [], people: [], drafts: [] };

/** Stories, speakers and drafts in the trash. */
export class Thrown {
  rows = $state.raw(NOTHING);

  get counts(): Record<TrashOf, number> {
    const { stories, people, drafts } = this.rows;
    return { stories: stories.length, people: people.length, drafts: drafts.length };
  }

  follow(): () => void {
    void this.load();
    return onChanges((changes) => {
      if (changes.story || changes.claim || changes.draft) void this.load();
    });
  }

  async load(): Promise<void> {
    try {
      const [stories, people, drafts] = await Promise.all([
        call("stories", { trash: true }),
        call("people", { query: "", trash: true }),
        call("drafts", { trash: true, story: null }),
      ]);
      this.rows = {
        stories: stories.map(({ id, fields }) => ({ id, name: fields.title, about: fields.angle })),
        people: people.map(({ person, claims }) => ({
          id: person.id,
          name: person.name,
          about: [person.role, person.affiliation, claims > 0 ? t("shell-thrown-claims", { count: claims }) : ""]
            .filter(Boolean)
            .join(" · "),
        })),
        drafts: drafts.map(({ id, title, checkedMs }) => ({
          id,
          name: title,
          about: checkedMs === null ? "" : t("shell-thrown-checked", { when: formatMoment(checkedMs) }),
        })),
      };
    } catch (thrown) {
      toasts.problem(problemOf(thrown), { slot: "thrown" });
    }
  }

  async restore(of: TrashOf, id: number): Promise<boolean> {
    const back = {
      stories: () => call("restore_stories", { stories: [id] }),
      people: () => call("restore_people", { people: [id] }),
      drafts: () => call("restore_drafts", { drafts: [id] }),
    };
    return write(back[of]);
  }
}
