// Marking anew, as the core does it, far enough for looking at the page.

import type {
  AddedHighlight,
  Changes,
  CodebookReport,
  ColourName,
  MergePassages,
  SplitParts,
  SplitPassage,
} from "../generated/wire";
import { changed, type FakeLibrary, type FakePassage, problem } from "./library";

function standing(library: FakeLibrary, id: number): FakePassage & { startUnit: number; endUnit: number } {
  const { startUnit = null, endUnit = null, ...one } = library.kept.passages.find((other) => other.id === id) ?? {};
  if (!("id" in one) || startUnit === null || endUnit === null)
    throw problem("invalid", "The passage does not stand here.");
  return { ...(one as FakePassage), startUnit, endUnit };
}

export function splitPassage(library: FakeLibrary, { passage, document, atUnits }: SplitPassage): SplitParts {
  const whole = standing(library, passage);
  const { text } = library.document(document);
  const edges = [whole.startUnit, ...atUnits, whole.endUnit];
  const parts = edges.slice(1).flatMap((end, index): FakePassage[] => {
    const words = text.slice(edges[index], end);
    if (!words.trim()) return [];
    const startUnit = (edges[index] ?? 0) + words.length - words.trimStart().length;
    const exact = words.trim();
    const id = index === 0 ? whole.id : library.next++;
    return [{ ...whole, id, startUnit, endUnit: startUnit + exact.length, exact, note: index === 0 ? whole.note : "" }];
  });
  const changes = library.transact("split-passage", 1, "", changed([whole.article], { highlight: true }), (kept) => ({
    ...kept,
    passages: [...kept.passages.filter((one) => one.id !== whole.id), ...parts],
  }));
  return { passages: parts.map((one) => one.id), changes };
}

export function mergePassages(library: FakeLibrary, { passages, document }: MergePassages): AddedHighlight {
  const all = passages.map((id) => standing(library, id)).sort((a, b) => a.startUnit - b.startUnit);
  const [first] = all;
  if (!first || all.length < 2) throw problem("invalid", "Choose two passages or more to make one of them.");
  const endUnit = Math.max(...all.map((one) => one.endUnit));
  const merged: FakePassage = {
    ...first,
    endUnit,
    exact: library.document(document).text.slice(first.startUnit, endUnit),
    tags: [...new Set(all.flatMap((one) => one.tags))],
    note: [...new Set(all.map((one) => one.note).filter(Boolean))].join("\n\n"),
  };
  const what = changed([first.article], { highlight: true, note: true, tag: true });
  const changes = library.transact("merge-passages", all.length, "", what, (kept) => ({
    ...kept,
    passages: kept.passages.map((one) =>
      one.id === first.id ? merged : passages.includes(one.id) ? { ...one, trashed: true } : one,
    ),
  }));
  return { passage: first.id, changes };
}

export function nameColour(library: FakeLibrary, named: ColourName): Changes {
  const name = named.name.trim();
  return library.transact("name-colour", 1, name, changed([], { highlight: true }), (kept) => ({
    ...kept,
    colours: [...kept.colours.filter((one) => one.colour !== named.colour), ...(name ? [{ ...named, name }] : [])],
  }));
}

export function importCodebook(library: FakeLibrary): CodebookReport {
  const before = library.kept;
  const changes = library.editTags("import-codebook", "", () => {
    library.tag("frames/conflict");
    const { tags } = library.kept;
    return { ...before, tags };
  });
  const leftOut = [{ path: "frames/…", why: "its name with those above it is longer than 200 bytes" }];
  return { added: ["frames/conflict"], changed: [], same: before.tags.length, leftOut, changes };
}
