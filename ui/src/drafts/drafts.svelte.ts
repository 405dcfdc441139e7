import { call, problemOf } from "../api";
import type { Despite, DraftAnswer, DraftFields, DraftRow, DraftView, FindingView } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";
import { write } from "../shared/write";

export type Filter = "all" | "problems" | "accepted";
export const FILTERS: readonly Filter[] = ["all", "problems", "accepted"];

/** How long a question for the progress of a check waits before the next one, in milliseconds. */
const EVERY_MS = 200;

/** Whether something about a finding is still to be decided. */
export function isProblem(finding: FindingView): boolean {
  return finding.outcome !== "found" && finding.answer === null;
}

export function fits(finding: FindingView, filter: Filter): boolean {
  if (filter === "problems") return isProblem(finding);
  return filter === "all" || finding.answer?.kind === "accepted";
}

/** Keeps a draft and checks it; gives its key, or null when it was not kept. */
export async function begin(fields: DraftFields): Promise<number | null> {
  let made: number | null = null;
  await write(async () => {
    const { draft, changes } = await call("add_draft", fields);
    made = draft;
    return changes;
  });
  return made;
}

/** The drafts, in and out of the trash. */
export class DraftList {
  rows = $state.raw<DraftRow[] | null>(null);
  trash = $state.raw<DraftRow[]>([]);
  problem = $state.raw<unknown>(null);

  follow(): () => void {
    void this.load();
    return onChanges((changes) => {
      if (changes.draft || changes.story) void this.load();
    });
  }

  async load(): Promise<void> {
    try {
      [this.rows, this.trash] = await Promise.all([
        call("drafts", { trash: false, story: null }),
        call("drafts", { trash: true, story: null }),
      ]);
      this.problem = null;
    } catch (thrown) {
      this.problem = thrown;
    }
  }
}

/** One draft: its text, what was found of it, and the finding at hand. */
export class OpenDraft {
  view = $state.raw<DraftView | null>(null);
  problem = $state.raw<unknown>(null);
  filter = $state<Filter>("all");
  /** The finding at hand, by its number; -1 when there is none. */
  at = $state(-1);
  checking = $state(false);
  progress = $state.raw({ done: 0, all: 0 });
  leftOut = $state(0);
  private asked = 0;

  constructor(
    readonly id: number,
    private readonly ongone: () => void,
  ) {}

  start(): () => void {
    void this.load().then(() => {
      if (this.view?.row.checkedMs === null) void this.check(this.view.text);
    });
    const stop = onChanges((changes) => {
      // What is deleted or comes in another version shows in the sources.
      if (changes.draft || changes.article || changes.highlight) void this.load();
    });
    return () => {
      stop();
      if (this.checking) void this.cancel();
    };
  }

  /** The numbers of the findings that are listed. */
  readonly listed = $derived.by(() =>
    (this.view?.findings ?? []).flatMap((finding, at) => (fits(finding, this.filter) ? [at] : [])),
  );

  readonly now = $derived.by(() => this.view?.findings[this.at] ?? null);

  async load(): Promise<void> {
    const asked = ++this.asked;
    try {
      const view = await call("draft", { draft: this.id });
      if (asked !== this.asked) return;
      this.take(view);
      this.problem = null;
    } catch (thrown) {
      if (problemOf(thrown).kind === "notFound") this.ongone();
      else this.problem = thrown;
    }
  }

  private take(view: DraftView): void {
    this.view = view;
    if (this.at >= view.findings.length) this.at = view.findings.length - 1;
    if (this.at < 0) this.at = view.findings.length > 0 ? 0 : -1;
  }

  /** Checks the draft with this text; what did not change is not looked up again. Gives whether it was kept. */
  async check(text: string): Promise<boolean> {
    this.checking = true;
    this.progress = { done: 0, all: 0 };
    const timer = setInterval(() => {
      void call("draft_progress").then(
        (progress) => (this.progress = progress),
        () => undefined,
      );
    }, EVERY_MS);
    try {
      const { draft, leftOut, changes } = await call("check_draft", { draft: this.id, text });
      this.asked += 1;
      this.leftOut = leftOut;
      this.take(draft);
      announce(changes);
      return true;
    } catch (thrown) {
      if (problemOf(thrown).kind !== "cancelled") toasts.problem(problemOf(thrown));
      return false;
    } finally {
      clearInterval(timer);
      this.checking = false;
    }
  }

  async cancel(): Promise<void> {
    await call("cancel_draft_check").catch((thrown: unknown) => toasts.problem(problemOf(thrown)));
  }

  /** Goes to the next or the previous finding that is listed. */
  step(by: 1 | -1): void {
    const { listed } = this;
    const place = listed.indexOf(this.at);
    const next = place < 0 ? listed.find((at) => (by > 0 ? at > this.at : false)) : listed[place + by];
    if (next !== undefined) this.at = next;
    else if (place < 0 && listed[0] !== undefined) this.at = listed[0];
  }

  async answer(at: number, answer: DraftAnswer | null): Promise<void> {
    const place = this.listed.indexOf(at);
    const kept = await write(() => call("answer_draft", { draft: this.id, findings: [at], answer }));
    if (!kept) return;
    await this.load();
    // What was decided leaves the list of problems: the one after it is at hand.
    if (!this.listed.includes(this.at)) this.at = this.listed[Math.min(place, this.listed.length - 1)] ?? this.at;
  }

  async rename(title: string, story: number | null): Promise<boolean> {
    const { view } = this;
    if (!view) return false;
    const fields = { title, text: view.text, language: view.language, story };
    return write(() => call("edit_draft", { draft: this.id, fields }));
  }

  async trash(): Promise<boolean> {
    return write(() => call("trash_drafts", { drafts: [this.id] }));
  }

  /** Writes it; gives where, and whether nothing was written because its story is held back. */
  async export(format: string, despite: Despite | null = null): Promise<{ path: string | null; held: boolean }> {
    try {
      return { path: await call("export_draft", { draft: this.id, format, despite }), held: false };
    } catch (thrown) {
      const problem = problemOf(thrown);
      const held = problem.kind === "embargoed";
      if (!held) toasts.problem(problem);
      return { path: null, held };
    }
  }
}
