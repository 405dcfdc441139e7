// Versions of an article in the fake shell: an edited one of an article, with passages that wait for an answer.

import type { AnswerReview, Changes, ReviewView, VersionDifference, VersionView } from "../generated/wire";
import type { FakeLibrary } from "./library";
import { NOTHING } from "./comparison";

const DAY_MS = 86_400_000;

export class FakeVersions {
  /** Those of the articles that have several, the newest first. */
  private readonly several = new Map<number, VersionView[]>();
  private readonly waiting = new Map<number, ReviewView[]>();

  constructor(private readonly library: FakeLibrary) {}

  /** Gives an article an older version; `doubtful` adds one that waits for the user's yes. */
  edit(article: number, doubtful = false): void {
    const [capture] = this.library.articleView(article).captures;
    if (!capture) return;
    const version = (id: number, daysAgo: number, rest: Partial<VersionView>): VersionView => ({
      capture: { ...capture, id, document: id === capture.id ? capture.document : id },
      takenMs: capture.capturedMs - daysAgo * DAY_MS,
      words: 160,
      wordsAdded: null,
      wordsRemoved: null,
      shown: false,
      doubtful: false,
      keptPercent: null,
      ...rest,
    });
    const old = this.library.copyOf(capture.document);
    const newest = version(capture.id, 0, { shown: true, wordsAdded: 12, wordsRemoved: 9 });
    const list = [newest, version(old, 3, {})];
    if (doubtful) {
      const other = version(this.library.copyOf(capture.document), -1, { doubtful: true, keptPercent: 4 });
      list.unshift({ ...other, wordsAdded: 20, wordsRemoved: 150 });
    }
    this.several.set(article, list);
    this.library.captures.set(
      article,
      list.map((one) => one.capture),
    );
    const passages = this.library.passages(capture.document).slice(0, 3);
    this.waiting.set(
      capture.document,
      passages.map((passage, at) => {
        const kept = passage.exact.slice(0, 20);
        const now = at ? `${kept} and 21 other words` : null;
        const same = { change: null, oldStart: 0, oldEnd: kept.length, newStart: 0, newEnd: kept.length };
        const other = { change: 0, oldStart: kept.length, oldEnd: passage.exact.length, newStart: kept.length };
        return {
          passage: { ...passage, verdict: at ? ("changed" as const) : ("gone" as const), review: "open" as const },
          now,
          pieces: now === null ? [] : [same, { ...other, newEnd: now.length }],
          kinds: now === null ? [] : ["number" as const],
          markedIn: old,
        };
      }),
    );
  }

  versions(article: number): VersionView[] {
    const [capture] = this.library.articleView(article).captures;
    const one = {
      wordsAdded: null,
      wordsRemoved: null,
      shown: true,
      doubtful: false,
      keptPercent: null,
    };
    const only = capture ? [{ capture, takenMs: capture.capturedMs, words: 160, ...one }] : [];
    return this.several.get(article) ?? only;
  }

  differences(article: number): VersionDifference[] {
    const [newest] = (this.several.get(article) ?? []).filter((one) => one.shown);
    const summary = { ...NOTHING, numbers: 2, paragraphsRemoved: 1 };
    return newest ? [{ document: newest.capture.document, summary }] : [];
  }

  reviews(document: number): ReviewView[] {
    return this.waiting.get(document) ?? [];
  }

  answer({ document, passages }: AnswerReview): Changes {
    this.waiting.set(
      document,
      this.reviews(document).filter((one) => !passages.includes(one.passage.id)),
    );
    return this.changed(this.library.articleOf(document));
  }

  /** Keeps a doubtful version, or takes a version away. */
  decide(capture: number, isKept: boolean): Changes {
    for (const [article, list] of this.several) {
      if (!list.some((one) => one.capture.id === capture)) continue;
      const kept = list.map((one) => (one.capture.id === capture ? { ...one, doubtful: false } : one));
      this.several.set(article, isKept ? kept : list.filter((one) => one.capture.id !== capture));
      return this.changed(article);
    }
    return this.changed(0);
  }

  private changed(article: number): Changes {
    return { article: true, highlight: true, tag: false, note: false, articles: [article] };
  }
}
