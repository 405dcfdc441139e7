import type { GroupBy } from "../generated/wire";
import { formatPublishedDay, MONTHS } from "../shared/format";
import { t } from "../shared/words";

/** The name of a group on screen: `Harbour Post`, `security/doors`, `March 2019`, or that it has none of it. */
export function groupName(by: GroupBy, key: string): string {
  if (key === "") return t(`library-group-none-${by}`);
  if (by === "outlet" || by === "tag") return key;
  const month = MONTHS[Number(key.slice(5)) - 1];
  return month === undefined ? formatPublishedDay(key) : `${month} ${key.slice(0, 4)}`;
}
