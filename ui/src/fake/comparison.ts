// Two invented versions of an article and what differs between them, as the core would say it.

import type {
  ChangeKind,
  ChangeView,
  ComparedRow,
  ComparedSide,
  ComparisonSummary,
  ComparisonView,
  PieceView,
  RowKind,
} from "../generated/wire";
import { wordsOf } from "./write";

/** A paragraph: its words with `[kind:old>new]` where they differ. */
type Written = [kind: RowKind, marked: string, other?: number];

const WRITTEN: Written[] = [
  [
    "movedHere",
    "The union asked for personal badges as early as 2021 and [words:never got an>did not get a written] answer.",
    9,
  ],
  [
    "same",
    "Every badge reader at the east gate still accepted the password printed in the maker’s manual until last week.",
  ],
  [
    "changed",
    "[attribution:Officials said>Documents show] [number:290>312] of 340 readers shared one password. It took 19 [unit:days>weeks] to revoke a lost badge.",
  ],
  [
    "changed",
    "“We [negation+quotation:>did not ]follow the national protocol to the letter,” said [name:Ingrid Solheim>Inger Solberg], who speaks for the harbour authority.",
  ],
  ["same", "The readers were bought in 2019 for 4.2 million kroner, without a tender."],
  ["same", "The council’s finance committee has asked for the papers twice."],
  ["same", "Customs officers have locks of their own on two of the sheds."],
  ["same", "A spokesperson for the maker did not answer questions sent on Tuesday."],
  ["same", "The port handles a third of the country’s fuel."],
  ["movedAway", "The union asked for personal badges as early as 2021 and never got an answer.", 0],
  [
    "removed",
    "A former guard said the night shift kept the code on a sticker under the desk. “You learned it on the first day.”",
  ],
  [
    "changed",
    "The audit was handed to the council on [date:2>3] March 2026[punctuation:,> –] and a copy was seen by this paper.",
  ],
  [
    "added",
    "After this article was published, the authority said that all readers had been given passwords of their own.",
  ],
  ["same", "The board meets on Thursday."],
];

/** A comparison without a difference. */
export const NOTHING: ComparisonSummary = {
  headline: false,
  numbers: 0,
  dates: 0,
  names: 0,
  negations: 0,
  units: 0,
  attributions: 0,
  quotations: 0,
  fields: 0,
  paragraphsRemoved: 0,
  paragraphsAdded: 0,
  paragraphsMoved: 0,
  pictures: 0,
  wordings: 0,
  punctuation: 0,
  wordsChanged: 0,
  typography: 0,
};

const COUNTED: Partial<Record<ChangeKind, keyof ComparisonSummary & string>> = {
  number: "numbers",
  date: "dates",
  name: "names",
  negation: "negations",
  unit: "units",
  attribution: "attributions",
  quotation: "quotations",
  paragraphRemoved: "paragraphsRemoved",
  paragraphAdded: "paragraphsAdded",
  paragraphMoved: "paragraphsMoved",
  words: "wordings",
  punctuation: "punctuation",
};

const MEANING = ["headline", "number", "date", "name", "negation", "unit", "attribution", "quotation"];
const PARAGRAPHS = ["paragraphRemoved", "paragraphAdded", "paragraphMoved"];

const side = (document: number, capturedMs: number): ComparedSide => ({
  document,
  capture: document,
  capturedMs,
  savedMs: null,
  headline: "Harbour authority left badge system on factory password for six years",
  text: "",
  blocks: [],
});

/** Adds a paragraph to a side and gives back where it starts. */
function add(to: ComparedSide, text: string): number {
  const start = to.blocks.length ? to.text.length + 1 : 0;
  to.text += (start ? "\n" : "") + text;
  to.blocks.push({
    startUnit: start,
    endUnit: start + text.length,
    page: null,
    kind: { type: "paragraph" },
    spans: [],
  });
  return start;
}

/** The comparison; with `more` rows that are changed, and as many that are the same, at its end. */
export function comparisonOf(oldDocument: number, newDocument: number, more = 0): ComparisonView {
  const old = side(oldDocument, Date.parse("2026-05-14T16:31:00Z"));
  const newer = side(newDocument, Date.parse("2026-05-20T07:12:00Z"));
  const rows: ComparedRow[] = [];
  const found: ChangeView[] = [];
  const addChange = (kinds: ChangeKind[], row: number, before: string, after: string): number =>
    found.push({ kinds, altersMeaning: MEANING.includes(kinds[0] ?? ""), field: null, row, old: before, new: after }) -
    1;
  const headline = "Harbour authority left badge system on factory password for ";
  found.push({
    kinds: ["headline", "number"],
    altersMeaning: true,
    field: 0,
    row: null,
    old: `${headline}5 years`,
    new: `${headline}six years`,
  });
  const written = [
    ...WRITTEN,
    ...Array.from({ length: more }, (_, at): Written[] => [
      ["same", `Paragraph ${at} of the annex is as it was, with all of its words.`],
      ["changed", `Gate ${at} was opened [number:${at}>${at + 1}] times [words:last night>that night] by hand.`],
    ]).flat(),
  ];
  for (const [kind, marked, other] of written) {
    const at = rows.length;
    const hasOld = kind !== "added" && kind !== "movedHere";
    const hasNew = kind !== "removed" && kind !== "movedAway";
    const parts = marked.split(/(\[[a-zA-Z+]+:[^\]]*\])/u).map((part) => {
      const change = /^\[([a-zA-Z+]+):([^>]*)>([^\]]*)\]$/u.exec(part);
      return change
        ? { kinds: (change[1] ?? "").split("+") as ChangeKind[], old: change[2] ?? "", new: change[3] ?? "" }
        : { kinds: null, old: part, new: part };
    });
    const texts = { old: parts.map((part) => part.old).join(""), new: parts.map((part) => part.new).join("") };
    const oldFirst = old.blocks.length;
    const newFirst = newer.blocks.length;
    let oldAt = hasOld ? add(old, texts.old) : 0;
    let newAt = hasNew ? add(newer, texts.new) : 0;
    const pieces: PieceView[] = [];
    if (parts.some((part) => part.kinds) && kind !== "movedHere")
      for (const part of parts) {
        const change = part.kinds && addChange(part.kinds, at, part.old, part.new);
        const [oldStart, newStart] = [oldAt, newAt];
        [oldAt, newAt] = [oldAt + part.old.length, newAt + part.new.length];
        pieces.push({ change, oldStart, oldEnd: oldAt, newStart, newEnd: newAt });
      }
    const whole: Partial<Record<RowKind, ChangeKind>> = {
      removed: "paragraphRemoved",
      added: "paragraphAdded",
      movedHere: "paragraphMoved",
    };
    const named = whole[kind];
    rows.push({
      kind,
      oldBlocks: hasOld ? [oldFirst, oldFirst + 1] : [0, 0],
      newBlocks: hasNew ? [newFirst, newFirst + 1] : [0, 0],
      other: other ?? null,
      typography: false,
      words: wordsOf(hasNew ? texts.new : texts.old),
      pieces,
      change: named
        ? addChange([named], at, kind === "removed" ? texts.old : "", kind === "removed" ? "" : texts.new)
        : null,
    });
  }
  for (const row of rows)
    if (row.kind === "movedAway" && row.other !== null) row.change = rows[row.other]?.change ?? null;
  return sorted({ old, new: newer, rows, found, headline });
}

function sorted(made: {
  old: ComparedSide;
  new: ComparedSide;
  rows: ComparedRow[];
  found: ChangeView[];
  headline: string;
}): ComparisonView {
  const { found, rows, headline } = made;
  const group = (change: ChangeView): number =>
    change.altersMeaning ? 0 : PARAGRAPHS.includes(change.kinds[0] ?? "") ? 1 : 2;
  const order = found.map((change, at) => ({ change, at })).sort((a, b) => group(a.change) - group(b.change));
  const rank = new Map(order.map(({ at }, place) => [at, place]));
  const placed = (change: number | null): number | null => (change === null ? null : (rank.get(change) ?? null));
  const summary = { ...NOTHING, headline: true };
  for (const { kinds, field } of found)
    for (const kind of field === null ? kinds : []) {
      const name = COUNTED[kind];
      if (name && name !== "headline") summary[name]++;
    }
  return {
    old: made.old,
    new: made.new,
    rows: rows.map((row) => ({
      ...row,
      change: placed(row.change),
      pieces: row.pieces.map((piece) => ({ ...piece, change: placed(piece.change) })),
    })),
    fields: [
      {
        field: "headline",
        old: `${headline}5 years`,
        new: `${headline}six years`,
        pieces: [
          { change: null, oldStart: 0, oldEnd: headline.length, newStart: 0, newEnd: headline.length },
          {
            change: rank.get(0) ?? 0,
            oldStart: headline.length,
            oldEnd: headline.length + 1,
            newStart: headline.length,
            newEnd: headline.length + 3,
          },
          {
            change: null,
            oldStart: headline.length + 1,
            oldEnd: headline.length + 7,
            newStart: headline.length + 3,
            newEnd: headline.length + 9,
          },
        ],
        change: rank.get(0) ?? 0,
      },
    ],
    changes: order.map(({ change }) => change),
    summary,
  };
}
