// What the conditions of a query are called.

import type { ConditionView } from "../generated/wire";
import { t } from "../shared/words";

/** A condition in words, for those who do not see its chip. */
export function nameOf({ field, value, form, negated }: ConditionView): string {
  const plain = form === "phrase" ? `“${value}”` : value;
  return t("search-condition", {
    negated: negated ? "yes" : "no",
    name: field === null ? plain : `${field} ${plain}`,
  });
}

/** Whether chips say more than the text does: words alone do not. */
export function areTelling(conditions: readonly ConditionView[]): boolean {
  return conditions.some(({ form, negated }) => form !== "word" || negated);
}
