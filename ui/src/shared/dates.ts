// Publication dates as people type them. Nothing is made up: "June 2017" stays a month.

import { MONTHS } from "./format";

/** What a typed date turned out to be. */
export type TypedDate =
  /** ISO 8601, as precise as it was typed; empty when nothing was typed. */
  | { kind: "date"; iso: string }
  /** Day and month could change places. Both readings, in ISO 8601. */
  | { kind: "either"; dayFirst: string; monthFirst: string }
  /** It looks like a date, and there is no such day or time. */
  | { kind: "impossible" }
  | { kind: "unknown" };

const UNKNOWN: TypedDate = { kind: "unknown" };
const IMPOSSIBLE: TypedDate = { kind: "impossible" };

const ZONES: Record<string, string> = {
  Z: "Z",
  UTC: "Z",
  GMT: "Z",
  BST: "+01:00",
  CET: "+01:00",
  CEST: "+02:00",
  EET: "+02:00",
  EEST: "+03:00",
  EST: "-05:00",
  EDT: "-04:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};

const TIME =
  /(?:^|[\sT,])(?:at\s+)?(\d{1,2})(?:[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*\(?(Z|[+-]\d{2}:?\d{2}|(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?|[A-Z]{3,4})\)?)?$/iu;

/** Reads a date as typed: ISO 8601 in every precision, `1 June 2017`, `June 1, 2017 at 6:05 pm`, `today`. */
export function readDate(typed: string, nowMs: number = Date.now()): TypedDate {
  const text = typed.replace(/\s+/gu, " ").trim();
  if (text === "") return { kind: "date", iso: "" };
  const whole = dateOf(text, nowMs);
  if (whole.kind !== "unknown") return whole;
  const found = TIME.exec(text);
  if (!found) return UNKNOWN;
  const [, hours, minutes, seconds, half, zone] = found;
  if (minutes === undefined && half === undefined) return UNKNOWN;
  const date = dateOf(text.slice(0, found.index).replace(/[,\s]+$/u, ""), nowMs);
  if (date.kind !== "date") return date;
  const time = timeOf(Number(hours), Number(minutes ?? 0), Number(seconds ?? 0), half);
  const at = zoneOf(zone);
  if (at === undefined || !/^\d{4}-\d\d-\d\d$/u.test(date.iso)) return UNKNOWN;
  return time === null || at === null ? IMPOSSIBLE : { kind: "date", iso: `${date.iso}T${time}${at}` };
}

function timeOf(hours: number, minutes: number, seconds: number, half: string | undefined): string | null {
  const evening = half?.toLowerCase().startsWith("p");
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  const hour = half === undefined ? hours : (hours % 12) + (evening ? 12 : 0);
  if (hour > 23 || minutes > 59 || seconds > 59) return null;
  return [hour, minutes, seconds].map(two).join(":");
}

/** `undefined` when it is no zone that is known, null when there can be none such. */
function zoneOf(zone: string | undefined): string | null | undefined {
  if (zone === undefined) return "";
  const named = ZONES[zone.toUpperCase()];
  if (named !== undefined) return named;
  const offset = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/iu.exec(zone);
  if (!offset) return undefined;
  const [, sign = "+", hours = "0", minutes = "00"] = offset;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return Number(hours) + Number(minutes) === 0 ? "Z" : `${sign}${two(Number(hours))}:${minutes}`;
}

function dateOf(text: string, nowMs: number): TypedDate {
  const lower = text.toLowerCase();
  if (lower === "today") return { kind: "date", iso: localDay(nowMs) };
  if (lower === "yesterday") return { kind: "date", iso: localDay(nowMs, -1) };
  const iso = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/u.exec(text);
  if (iso) return made(iso[1], iso[2] === undefined ? undefined : Number(iso[2]), iso[3]);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/u.exec(text);
  if (dotted) return made(dotted[3], Number(dotted[2]), dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u.exec(text);
  if (slashed) return either(slashed);
  return worded(lower);
}

/** `1/6/2017`: the first of June here, the sixth of January there. */
function either([, first = "", second = "", year]: RegExpExecArray): TypedDate {
  const dayFirst = made(year, Number(second), first);
  const monthFirst = made(year, Number(first), second);
  if (dayFirst.kind !== "date" || monthFirst.kind !== "date") return dayFirst.kind === "date" ? dayFirst : monthFirst;
  if (dayFirst.iso === monthFirst.iso) return dayFirst;
  return { kind: "either", dayFirst: dayFirst.iso, monthFirst: monthFirst.iso };
}

function worded(lower: string): TypedDate {
  const plain = lower
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /u, "")
    .replace(/^the /u, "");
  const dayFirst = /^(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(\p{L}+)\.?,? (\d{4})$/u.exec(plain);
  const monthFirst = dayFirst ? null : /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(plain);
  const [name, number, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]];
  const month = name === undefined ? 0 : monthOf(name);
  return month === 0 ? UNKNOWN : made(year, month, number);
}

/** 1 to 12; 0 when it is no month. */
function monthOf(name: string): number {
  if (name.length < 3) return 0;
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name === "sept" ? "sep" : name)) + 1;
}

function made(year: string | undefined, month?: number, day?: string): TypedDate {
  if (year === undefined || Number(year) < 1) return IMPOSSIBLE;
  if (month === undefined) return { kind: "date", iso: year };
  if (month < 1 || month > 12) return IMPOSSIBLE;
  if (day === undefined) return { kind: "date", iso: `${year}-${two(month)}` };
  const at = new Date(0);
  at.setUTCFullYear(Number(year), month - 1, Number(day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== Number(day)) return IMPOSSIBLE;
  return { kind: "date", iso: `${year}-${two(month)}-${two(Number(day))}` };
}

function localDay(ms: number, days = 0): string {
  const at = new Date(ms);
  at.setDate(at.getDate() + days);
  return `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
