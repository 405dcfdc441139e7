// Published stories of the fake shell, and what has to be put right in them.

import type { Calls, CorrectionView, PublicationView, Status } from "../generated/wire";
import type { FakeLedger } from "./ledger";
import { type FakeStory, problem } from "./library";

/** What is kept of a published story. */
export interface FakePublication {
  name: string;
  text: string;
  used: { id: number; claim: number; was: Status; handled: number | null; how: string }[];
}

type Names =
  | "choose_printed"
  | "publish_story"
  | "unpublish_story"
  | "save_printed"
  | "corrections"
  | "handle_corrections"
  | "reopen_corrections";
type Answers = { [Name in Names]: (args: Calls[Name]["args"]) => Calls[Name]["reply"] };

const KEPT_MS = Date.parse("2026-05-21T09:00:00Z");

export function publicationView(of: FakePublication | null): PublicationView | null {
  if (!of) return null;
  const sha256 = of.name || of.text ? "ab".repeat(32) : null;
  return { name: of.name, sha256, hasText: of.text !== "", keptMs: KEPT_MS, claims: of.used.length };
}

/** What has to be put right in these stories. */
export function correctionsOf(ledger: FakeLedger, stories: FakeStory[]): CorrectionView[] {
  const found = stories.flatMap((story) =>
    (story.publication?.used ?? []).flatMap((used): CorrectionView[] => {
      const { statement, status } = ledger.row(ledger.one(used.claim));
      if (!["false", "corrected"].includes(status.status) || status.status === used.was) return [];
      const text = story.publication?.text ?? "";
      const sentences = text.split(/(?<=\.)\s+/u).filter((sentence) => sentence.includes(statement.slice(0, 12)));
      return [
        {
          id: used.id,
          story: story.id,
          title: story.fields.title,
          published: story.fields.published,
          url: story.fields.url,
          claim: used.claim,
          statement,
          was: used.was,
          now: status.status,
          checkedBy: status.by,
          grounds: status.how,
          atMs: status.atMs,
          handled: used.handled === status.atMs,
          how: used.how,
          hasText: text !== "",
          printed: sentences.map((sentence) => ({ sentence, quoted: false })),
        },
      ];
    }),
  );
  return found.sort((a, b) => Number(a.handled) - Number(b.handled));
}

export function publicationAnswers(ledger: FakeLedger, next: () => number): Answers {
  const set = (op: string, ids: number[], to: (claim: number) => number | null, how: string) => {
    const story = ledger.stories().find((one) => one.publication?.used.some((used) => ids.includes(used.id)));
    if (!story) throw problem("notFound", "The correction is not in this library.");
    return ledger.editStory(op, story.id, ({ publication }) => ({
      publication: publication && {
        ...publication,
        used: publication.used.map((one) => (ids.includes(one.id) ? { ...one, handled: to(one.claim), how } : one)),
      },
    }));
  };
  return {
    choose_printed: () => ({ path: "/home/mara/port.docx", name: "port.docx" }),
    publish_story: ({ story, published, url, keep }) =>
      ledger.editStory("publish-story", story, (one) => {
        const before = one.publication;
        const claims = one.items.flatMap((item) => ("claim" in item ? [item.claim] : []));
        const used = claims.map((claim) => {
          const was = ledger.row(ledger.one(claim)).status.status;
          return (
            before?.used.find((other) => other.claim === claim) ?? { id: next(), claim, was, handled: null, how: "" }
          );
        });
        const kept = {
          asItIs: { name: before?.name ?? "", text: before?.text ?? "" },
          nothing: { name: "", text: "" },
          text: { name: "", text: keep.kind === "text" ? keep.text : "" },
          file: { name: "port.docx", text: "The words of the file." },
        }[keep.kind];
        return { fields: { ...one.fields, published, url }, publication: { ...kept, used } };
      }),
    unpublish_story: ({ story }) =>
      ledger.editStory("unpublish-story", story, (one) => ({
        fields: { ...one.fields, published: "", url: "" },
        publication: null,
      })),
    save_printed: () => "/home/mara/port.docx",
    corrections: () => correctionsOf(ledger, ledger.stories()),
    handle_corrections: ({ corrections, how }) =>
      set("handle-corrections", corrections, (claim) => ledger.row(ledger.one(claim)).status.atMs, how),
    reopen_corrections: ({ corrections }) => set("reopen-corrections", corrections, () => null, ""),
  };
}
