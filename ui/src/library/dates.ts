import { formatPublishedDay } from "../shared/format";

const LOCAL_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** A day on the user's calendar. */
export function dayOf(ms: number): string {
  return LOCAL_DAY.format(ms);
}

/** The date of a row: as it says it was published, no more precise than that; else the day it was clipped. */
export function rowDate(published: string, clippedMs: number): string {
  return published === "" ? dayOf(clippedMs) : formatPublishedDay(published);
}
