import type { PersonRow } from "../generated/wire";

/** What making one of several does, for the words that say it before. */
export interface Merge {
  /** Who stays. */
  kept: PersonRow;
  /** Who becomes them. */
  others: PersonRow[];
  /** Claims that get another speaker. */
  claims: number;
  /** Names that become other names of who stays. */
  names: string[];
  /** What who stays does not know of themselves, and takes over. */
  role: string;
  affiliation: string;
}

const same = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: "base" }) === 0;

/** What happens when `others` become `kept`. */
export function mergeOf(kept: PersonRow, others: PersonRow[]): Merge {
  const known = [kept.person.name, ...kept.person.aliases];
  const names: string[] = [];
  for (const { person } of others)
    for (const name of [person.name, ...person.aliases])
      if (![...known, ...names].some((one) => same(one, name))) names.push(name);
  const taken = (own: string, theirs: string[]) => (own ? "" : (theirs.find(Boolean) ?? ""));
  return {
    kept,
    others,
    claims: others.reduce((sum, row) => sum + row.claims, 0),
    names,
    role: taken(
      kept.person.role,
      others.map((row) => row.person.role),
    ),
    affiliation: taken(
      kept.person.affiliation,
      others.map((row) => row.person.affiliation),
    ),
  };
}
