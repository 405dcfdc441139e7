// Words from outside beside words of the program, on one line: they must not turn round what follows them.

// The signs that set the direction of what follows, and those that end it (Unicode Standard Annex #9, section 2).
const OVERRIDES = "\u202a\u202b\u202d\u202e";
const ISOLATES = "\u2066\u2067\u2068";
const END_OVERRIDE = "\u202c";
const END_ISOLATE = "\u2069";
const FIRST_STRONG = "\u2068";

/** Signs of direction, and letters of scripts that are written from right to left. */
const TURNS = /[\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud83a|\ud802|\ud803/;

/** `text` with every direction that it begins ended in it, none ended that it did not begin, and set apart from the rest. */
export function isolated(text: string): string {
  if (!TURNS.test(text)) return text;
  let kept = "";
  let open = "";
  for (const sign of text) {
    if (OVERRIDES.includes(sign)) open += END_OVERRIDE;
    else if (ISOLATES.includes(sign)) open += END_ISOLATE;
    else if (sign === END_OVERRIDE) {
      if (!open.endsWith(END_OVERRIDE)) continue;
      open = open.slice(0, -1);
    } else if (sign === END_ISOLATE) {
      const begun = open.lastIndexOf(END_ISOLATE);
      if (begun < 0) continue;
      open = open.slice(0, begun);
    }
    kept += sign;
  }
  return FIRST_STRONG + kept + [...open].reverse().join("") + END_ISOLATE;
}

/** Words from outside side by side, each for itself; without those that are empty. */
export function sideBySide(parts: readonly (string | null | undefined | false)[], sign = " · "): string {
  return parts.flatMap((part) => (part ? [isolated(part)] : [])).join(sign);
}
