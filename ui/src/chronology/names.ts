import type { LaneView } from "../generated/wire";
import { t } from "../shared/words";

/** Who speaks on a lane, as the ledger says it. */
export function nameOf({ described, speaker }: LaneView): string {
  if (described !== null) return described || t("chronology-not-named");
  return speaker?.name ?? t("chronology-nobody");
}
