// Citation styles of the fake shell.

import type { Calls, CitationRun, StyleView } from "../generated/wire";
import { changed, type FakeLibrary, problem } from "./library";

type Names = Extract<keyof Calls, `${string}citation${string}`>;
type Answers = { [Name in Names]: (args: Calls[Name]["args"]) => Calls[Name]["reply"] };

const BUILT_IN: [string, string, boolean][] = [
  ["news", "News: headline, outlet, author, date, URL, seen on", true],
  ["chicago-notes", "Chicago, notes and bibliography", true],
  ["apa", "APA", true],
  ["ieee", "IEEE Reference Guide version 11.29.2023", false],
];

const plain = (text: string): CitationRun => ({ text, italic: false, bold: false });
const slanted = (text: string): CitationRun => ({ text, italic: true, bold: false });

export function citationAnswers(library: FakeLibrary): Answers {
  const added: { style: string; name: string }[] = [];
  let chosen = "news";
  const styles = (): StyleView[] => [
    ...added.map((one) => ({ ...one, added: true, usual: false, chosen: one.style === chosen })),
    ...BUILT_IN.map(([style, name, usual]) => ({ style, name, added: false, usual, chosen: style === chosen })),
  ];
  const own = (style: string) => {
    const found = added.find((one) => one.style === style);
    if (!found) throw problem("notFound", "The citation style is not in this library.");
    return found;
  };
  const write = (op: string, name: string) =>
    library.transact(op, 1, name, changed([], { citation: true }), (kept) => kept);
  return {
    copy_citation: () => null,
    citation_styles: styles,
    preview_citation_style: ({ style }) =>
      style === "apa" || style === "ieee"
        ? {
            first: [plain("(Lind & van der Berg, 2026)")],
            again: [plain("(Lind & van der Berg, 2026, p. 3)")],
            reference: [
              plain("Lind, M., & van der Berg, J. (2026, May 14). The gate that was open for years. "),
              slanted("The Port Hale Ledger"),
              plain(". https://ledger.example/gate"),
            ],
          }
        : {
            first: [
              plain("‘The gate that was open for years’, "),
              slanted("The Port Hale Ledger"),
              plain(", Mara Lind and Jan van der Berg, 14 May 2026, https://ledger.example/gate, seen on 16 May 2026."),
            ],
            again: [plain("‘The gate that was open for years’, p. 3, as in note 1.")],
            reference: null,
          },
    choose_citation_style: ({ style }) => {
      chosen = style;
      return write("choose-style", style);
    },
    add_citation_style: () => {
      const style = `00000000-0000-7000-8000-${String(added.length).padStart(12, "0")}`;
      added.push({ style, name: "House style" });
      return { style, changes: write("add-style", "House style") };
    },
    rename_citation_style: ({ style, name }) => {
      own(style).name = name;
      return write("rename-style", name);
    },
    remove_citation_style: ({ style }) => {
      const { name } = own(style);
      added.splice(added.indexOf(own(style)), 1);
      if (chosen === style) chosen = "news";
      return write("remove-style", name);
    },
  };
}
