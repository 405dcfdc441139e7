// Those who speak, and when, in the fake shell.

import type { ClaimRow, LaneView, PersonRow, PersonView, SaidView } from "../generated/wire";
import { STATUSES } from "../shared/statuses";

/** Dates as the core sorts them: by their signs, so that "~" comes after all of them. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A claim at its time: a date of ten letters is a day, a shorter one a month or a year. */
function saidOf(row: ClaimRow): SaidView {
  const { said } = row;
  const [fromMs, days] = [Date.parse(said ?? ""), { 4: 365, 7: 30, 10: 1 }[said?.length ?? 0] ?? 0];
  const { id: claim, statement, status } = row;
  if (said === null) return { claim, statement, status: status.status, said, fromMs: 0, toMs: 0 };
  return { claim, statement, status: status.status, said, fromMs, toMs: fromMs + days * 86_400_000 };
}

/** Somebody with what they say, in order of time. */
export function personRow(person: PersonView, rows: ClaimRow[]): PersonRow {
  const dates = rows.flatMap((row) => row.said ?? []);
  const statuses = STATUSES.map((status) => ({
    status,
    count: rows.filter((row) => row.status.status === status).length,
  }));
  return {
    person,
    claims: rows.length,
    statuses: statuses.filter((one) => one.count > 0),
    firstSaid: dates[0] ?? null,
    lastSaid: dates.at(-1) ?? null,
  };
}

/** Claims by who says them. */
export function lanesOf(rows: ClaimRow[]): LaneView[] {
  const lanes: LaneView[] = [];
  for (const row of rows) {
    const { speaker, described } = row;
    let lane = lanes.find((one) => one.speaker?.id === speaker?.id && one.described === described);
    if (!lane) lanes.push((lane = { speaker, described, said: [] }));
    lane.said.push(saidOf(row));
  }
  return lanes;
}
