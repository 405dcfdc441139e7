// Drafts of the fake shell: quotations are looked up letter for letter, numbers as words.

import type { Calls, Changes, DraftAnswer, DraftFields, DraftRow, DraftView, FindingView } from "../generated/wire";
import { changed, type FakeLibrary, problem } from "./library";

type Names =
  | "drafts"
  | "draft"
  | "choose_draft"
  | "add_draft"
  | "edit_draft"
  | "check_draft"
  | "draft_progress"
  | "cancel_draft_check"
  | "answer_draft"
  | "trash_drafts"
  | "restore_drafts"
  | "export_draft";
type Answers = { [Name in Names]: (args: Calls[Name]["args"]) => Calls[Name]["reply"] };

interface FakeDraft {
  id: number;
  fields: DraftFields;
  findings: FindingView[];
  checkedMs: number | null;
  trashed: boolean;
}

const MADE_MS = 1_790_000_000_000;
const QUOTED = /“([^”]+)”/g;

export class FakeDrafts {
  private all: FakeDraft[] = [];

  constructor(private readonly library: FakeLibrary) {}

  count(): number {
    return this.all.filter((one) => !one.trashed).length;
  }

  private one(id: number): FakeDraft {
    const found = this.all.find((one) => one.id === id);
    if (!found) throw problem("notFound", "The draft is not in this library.");
    return found;
  }

  private write(op: string, name: string): Changes {
    return this.library.transact(op, 1, name, changed([], { draft: true }), (kept) => kept);
  }

  private row({ id, fields, findings, checkedMs }: FakeDraft): DraftRow {
    const open = findings.filter((one) => one.outcome !== "found" && one.answer === null);
    const accepted = findings.filter((one) => one.answer?.kind === "accepted");
    return {
      id,
      title: fields.title,
      story: fields.story,
      storyTitle: "",
      findings: findings.length,
      problems: open.length,
      accepted: accepted.length,
      madeMs: MADE_MS,
      checkedMs,
    };
  }

  private view(draft: FakeDraft): DraftView {
    const { text, language } = draft.fields;
    return { row: this.row(draft), text, language, findings: draft.findings };
  }

  private look(text: string): FindingView[] {
    return [...text.matchAll(QUOTED)].map((match) => {
      const words = match[1] ?? "";
      const startUnit = match.index + 1;
      const article = this.library.kept.articles.find((one) =>
        this.library.document(one.document).text.includes(words),
      );
      const whole = article ? this.library.document(article.document).text : "";
      const at = whole.indexOf(words);
      const source: FindingView["source"] = article
        ? {
            article: article.id,
            document: article.document,
            passage: null,
            startUnit: at,
            endUnit: at + words.length,
            context: words,
            contextStart: 0,
            contextEnd: words.length,
            headline: article.citation.headline,
            outlet: article.citation.outlet,
            published: "",
            onlyInVersionMs: null,
            speaker: "",
          }
        : null;
      return {
        subject: "quotation",
        outcome: article ? "found" : "notFound",
        startUnit,
        endUnit: startUnit + words.length,
        text: words,
        beside: "",
        loose: false,
        others: 0,
        source,
        runs: [],
        kinds: [],
        answer: null,
      } satisfies FindingView;
    });
  }

  private answerTo(finding: FindingView, answer: DraftAnswer | null): FindingView {
    return { ...finding, answer };
  }

  answers(): Answers {
    return {
      drafts: ({ trash, story }) =>
        this.all
          .filter((one) => one.trashed === trash && (story === null || one.fields.story === story))
          .map((one) => this.row(one)),
      draft: ({ draft }) => this.view(this.one(draft)),
      choose_draft: () => ({ title: "Draft of Monday", text: "The gate was “left open”.", language: "en" }),
      add_draft: (fields) => {
        if (fields.text.trim() === "") throw problem("invalid", "There is nothing in the draft yet.");
        const title = fields.title || (fields.text.split("\n")[0] ?? "").slice(0, 80);
        const changes = this.write("add-draft", title);
        const draft = { id: this.library.next++, fields: { ...fields, title }, findings: [], checkedMs: null };
        this.all = [{ ...draft, trashed: false }, ...this.all];
        return { draft: draft.id, changes };
      },
      edit_draft: ({ draft, fields }) => {
        const changes = this.write("edit-draft", fields.title);
        this.one(draft).fields = fields;
        return changes;
      },
      check_draft: ({ draft, text }) => {
        const one = this.one(draft);
        const changes = this.write("check-draft", one.fields.title);
        one.fields = { ...one.fields, text };
        one.findings = this.look(text).map((finding) => {
          const before = one.findings.find((old) => old.text === finding.text);
          return this.answerTo(finding, before?.answer ?? null);
        });
        one.checkedMs = MADE_MS;
        return { draft: this.view(one), leftOut: 0, changes };
      },
      draft_progress: () => ({ done: 0, all: 0 }),
      cancel_draft_check: () => null,
      answer_draft: ({ draft, findings, answer }) => {
        const one = this.one(draft);
        const changes = this.write("answer-draft", one.fields.title);
        one.findings = one.findings.map((finding, at) =>
          findings.includes(at) ? this.answerTo(finding, answer) : finding,
        );
        return changes;
      },
      trash_drafts: ({ drafts }) => {
        const changes = this.write("trash-drafts", "");
        drafts.forEach((id) => (this.one(id).trashed = true));
        return changes;
      },
      restore_drafts: ({ drafts }) => {
        const changes = this.write("restore-drafts", "");
        drafts.forEach((id) => (this.one(id).trashed = false));
        return changes;
      },
      export_draft: ({ format }) => `/home/mara/Draft.${format === "docx" ? "docx" : "md"}`,
    };
  }
}
