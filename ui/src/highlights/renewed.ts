import type { PassageView } from "../generated/wire";

const isSame = (a: PassageView, b: PassageView): boolean =>
  a.startUnit === b.startUnit && a.endUnit === b.endUnit && JSON.stringify(a) === JSON.stringify(b);

/** What was read anew, in which every passage that is as before is the one of before: nothing of it is drawn again. */
export function renewed(before: readonly PassageView[], list: PassageView[]): PassageView[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return list.map((one) => {
    const own = known.get(one.id);
    return own && isSame(own, one) ? own : one;
  });
}
