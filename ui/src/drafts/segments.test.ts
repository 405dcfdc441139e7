import { expect, it } from "vitest";
import type { FindingView } from "../generated/wire";
import { linesOf } from "./segments";

const TEXT = "# Gate\nShe said “it was open”, in 1998.\n\n> It was open 12 times";

function finding(words: string): FindingView {
  const startUnit = TEXT.indexOf(words);
  return { startUnit, endUnit: startUnit + words.length } as FindingView;
}

const shown = (findings: FindingView[]) =>
  linesOf(TEXT, findings).map(
    ({ kind, segments }) =>
      `${kind}: ${segments.map(({ text, finding }) => (finding === null ? text : `[${String(finding)} ${text}]`)).join("")}`,
  );

it("cuts lines where findings are", () => {
  expect(shown([finding("it was open"), finding("1998")])).toEqual([
    "heading: Gate",
    "paragraph: She said “[0 it was open]”, in [1 1998].",
    "quote: It was open 12 times",
  ]);
});

it("gives words to the finding inside another one", () => {
  expect(shown([finding("It was open 12 times"), finding("12 times")]).at(-1)).toBe(
    "quote: [0 It was open ][1 12 times]",
  );
});

it("divides a finding that goes over lines", () => {
  expect(shown([finding("in 1998.\n\n> It was")]).slice(1)).toEqual([
    "paragraph: She said “it was open”, [0 in 1998.]",
    "quote: [0 It was] open 12 times",
  ]);
});
