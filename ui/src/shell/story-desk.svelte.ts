import { call, onAddress, problemOf } from "../api";
import { ClaimsOnArticle } from "../claims/on-article.svelte";
import { toasts } from "../shared/toasts.svelte";
import { closeWork, openClaims, openStory, working } from "../shared/work.svelte";
import { Stories } from "../stories/stories.svelte";
import { write } from "../shared/write";
import type { StoryFields } from "../generated/wire";
import { announce } from "../shared/changes";
import type { Desk } from "./desk.svelte";
import { exportOf } from "./export-of";

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

  constructor(
    private readonly desk: Desk,
    private readonly library: () => string = () => "",
  ) {}

  /** What an export takes when nothing more is said; null when there is nothing. */
  get exported(): ReturnType<typeof exportOf> {
    return exportOf(this.desk, this.stories.list, this.library());
  }

  /** `onread`: told when an address led to an article. */
  start(onread: () => void = () => undefined): () => void {
    const look = () => void this.#openWaiting(onread);
    const stops = [this.stories.follow(), this.claims.follow(), onAddress(look)];
    look();
    return () => {
      stops.forEach((stop) => stop());
      closeWork();
    };
  }

  /** Opens what the address leads to that another program asked for, if one did. */
  async #openWaiting(onread: () => void): Promise<void> {
    try {
      const address = await call("take_address");
      if (address === null) return;
      const target = await call("look_up_address", { address });
      if (target.kind === "story") return openStory(target.story);
      if (target.kind === "claim") return openClaims(target.claim);
      closeWork();
      this.read(target.article, target.kind === "passage" ? target.passage : null);
      onread();
    } catch (thrown) {
      toasts.problem(problemOf(thrown), { slot: "address" });
    }
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
