import { call } from "../api";
import { ClaimsOnArticle } from "../claims/on-article.svelte";
import { closeWork, openStory, working } from "../shared/work.svelte";
import { Stories } from "../stories/stories.svelte";
import { write } from "../shared/write";
import type { StoryFields } from "../generated/wire";
import { announce } from "../shared/changes";
import type { Desk } from "./desk.svelte";

/** What is about to be put into a story. */
export interface Gathering {
  articles: number[];
  passages: number[];
  claims: number[];
  notes: number[];
}

const NOTHING: Gathering = { articles: [], passages: [], claims: [], notes: [] };

/** Claims and stories beside the desk: what is shown in place of it, and what is put where. */
export class StoryDesk {
  readonly stories = new Stories();
  readonly claims = new ClaimsOnArticle();
  /** What waits for the choice of a story. */
  gathering = $state.raw<Gathering | null>(null);
  /** Whether a new story is asked about; what was gathered goes into it. */
  beginning = $state.raw<{ gather: Gathering | null } | null>(null);

  constructor(private readonly desk: Desk) {}

  start(): () => void {
    const stops = [this.stories.follow(), this.claims.follow()];
    return () => {
      stops.forEach((stop) => stop());
      closeWork();
    };
  }

  /** What is chosen in the list, or read. */
  get chosen(): Gathering {
    const { desk } = this;
    if (working.now) return NOTHING;
    if (desk.shows === "passages") return { ...NOTHING, passages: [...desk.passages.chosen] };
    if (desk.shows === "notes") return { ...NOTHING, notes: [...desk.notes.chosen] };
    return { ...NOTHING, articles: desk.chosenArticles };
  }

  /** Shows an article, or a passage in it. */
  read(article: number, passage: number | null): void {
    this.desk.read(article, passage);
  }

  gather(some: Partial<Gathering>): void {
    const all = { ...NOTHING, ...some };
    if (countOf(all) > 0) this.gathering = all;
  }

  async put(story: number, what: Gathering): Promise<void> {
    await write(() => call("add_to_story", { story, ...what }));
  }

  /** Begins a story with what was gathered for it, and shows it; gives whether it was kept. */
  async begin(fields: StoryFields): Promise<boolean> {
    let made = 0;
    const kept = await write(async () => {
      const { story, changes } = await call("add_story", fields);
      made = story;
      return changes;
    });
    if (!kept) return false;
    const gather = this.beginning?.gather;
    if (gather && countOf(gather) > 0) announce(await call("add_to_story", { story: made, ...gather }));
    openStory(made);
    return true;
  }
}

export function countOf(what: Gathering): number {
  return what.articles.length + what.passages.length + what.claims.length + what.notes.length;
}
