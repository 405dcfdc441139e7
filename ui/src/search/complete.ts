// What is proposed for what is being written, and what it makes of the text.

import type { Colour, QueryView, TagView } from "../generated/wire";
import { folded, proposals as tagProposals } from "../shared/tag-paths";
import { t } from "../shared/words";
import { asValue } from "./query";

export interface Option {
  /** What it is called. */
  value: string;
  /** What to write for it. */
  text: string;
  /** What it means, or how often there is one. */
  about: string;
  colour: Colour | null;
}

const COLOURS: Colour[] = ["amber", "green", "blue", "rose", "violet"];
const MOST = 8;

const languages = new Intl.DisplayNames("en-GB", { type: "language" });

function languageOf(tag: string): string {
  try {
    return languages.of(tag) ?? "";
  } catch {
    // What a page says of itself need not be a language.
    return "";
  }
}

const counted = (count: number): string => t("search-count", { count });

function about(field: string | null, value: string, count: number | null): string {
  if (field === null) return t("search-about-field", { field: value });
  if (field === "has" || field === "is" || field === "in") return t(`search-about-${field}`, { value });
  const named = field === "lang" ? languageOf(value) : field === "kind" ? t("search-kind", { kind: value }) : "";
  return [named, count === null ? "" : counted(count)].filter((part) => part !== "").join(" · ");
}

/** The user's name of a colour stands for it. */
function colours(begun: string, nameOf: (colour: Colour) => string): Option[] {
  const wanted = folded(begun);
  return COLOURS.filter((colour) => [nameOf(colour), colour].some((name) => folded(name).startsWith(wanted))).map(
    (colour) => ({ value: nameOf(colour), text: asValue(colour), about: "", colour }),
  );
}

/** What is proposed, the likeliest first. */
export function optionsOf(view: QueryView, tags: readonly TagView[], nameOf: (colour: Colour) => string): Option[] {
  const { field, begun } = view.writing;
  if (field === "tag")
    return tagProposals(begun, tags, [], [], MOST)
      .filter((one) => !one.isNew)
      .map(({ path, colour }) => {
        const articles = tags.find((tag) => tag.path === path)?.articles ?? 0;
        return { value: path, text: asValue(path), about: counted(articles), colour };
      });
  if (field === "colour") return colours(begun, nameOf);
  return view.proposals
    .filter((one) => field === null || one.value !== begun)
    .map(({ value, text, count }) => ({ value, text, about: about(field, value, count), colour: null }));
}

/** The text with a proposal in it, and where the cursor stands then. */
export function withOption(text: string, view: QueryView, option: Option): { text: string; cursor: number } {
  const { startUnit, endUnit, field } = view.writing;
  const rest = text.slice(endUnit);
  // A value is finished; the name of a field waits for its value.
  const gap = field !== null && !/^[\s)]/u.test(rest) ? " " : "";
  const before = text.slice(0, startUnit) + option.text + gap;
  return { text: before + rest, cursor: before.length };
}
