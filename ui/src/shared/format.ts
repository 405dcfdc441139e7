// How dates, numbers and sizes are written on screen.

const LOCALE = "en-GB";
const numbers = new Intl.NumberFormat(LOCALE);
const day = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const shortDay = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });
const shortMonth = new Intl.DateTimeFormat(LOCALE, { month: "short", year: "numeric", timeZone: "UTC" });

/** Words that people read in a minute, for news in English (Brysbaert 2019 found 238). */
const WORDS_A_MINUTE = 238;

const PUBLISHED =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/u;

/** Months as they are written in dates, January first. */
export const MONTHS = Array.from({ length: 12 }, (_, at) =>
  new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" }).format(Date.UTC(2001, at, 1)),
);

/**
 * A publication date, exactly as precise as it is known: `2017`, `June 2017`, `1 June 2017`, `14 May 2026, 18:05`,
 * `14 May 2026, 18:05 +02:00`. Something that is no such date is given back as it is.
 */
export function formatPublished(iso: string): string {
  const parts = PUBLISHED.exec(iso);
  if (!parts) return iso;
  const date = written(parts, month, day);
  const [, , , , hours, minutes, seconds, zone] = parts;
  if (hours === undefined || minutes === undefined) return date;
  const time = seconds === undefined || seconds === "00" ? `${hours}:${minutes}` : `${hours}:${minutes}:${seconds}`;
  return `${date}, ${time}${zone === undefined ? "" : ` ${zoneWords(zone)}`}`;
}

/** The day of a publication date, for lists: `14 May 2026`, `Jun 2017`, `2017`. */
export function formatPublishedDay(iso: string): string {
  const parts = PUBLISHED.exec(iso);
  return parts ? written(parts, shortMonth, shortDay) : iso;
}

function written(parts: RegExpExecArray, asMonth: Intl.DateTimeFormat, asDay: Intl.DateTimeFormat): string {
  const [, year = "", inYear, inMonth] = parts;
  if (inYear === undefined) return year;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(inYear) - 1, Number(inMonth ?? 1));
  return (inMonth === undefined ? asMonth : asDay).format(at);
}

function zoneWords(zone: string): string {
  if (zone === "Z" || /^[+-]00:?00$/u.test(zone)) return "UTC";
  return zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** A moment of the user's own doing, in the user's time: `14 May, 18:31`, in another year `14 May 2025, 18:31`. */
export function formatMoment(ms: number, nowMs: number = Date.now(), timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const year = new Intl.DateTimeFormat(LOCALE, { year: "numeric", ...zone });
  const sameYear = year.format(ms) === year.format(nowMs);
  const date = new Intl.DateTimeFormat(LOCALE, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" as const }),
    ...zone,
  });
  const time = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", ...zone });
  return `${date.format(ms)}, ${time.format(ms)}`;
}

/** `1,284`. */
export function formatNumber(count: number): string {
  return numbers.format(count);
}

/** A size in the units that file managers use: `412 MB`, `1.2 GB`. */
export function formatSize(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const rounded = unit > 0 && size < 9.95 ? size.toFixed(1).replace(/\.0$/u, "") : String(Math.round(size));
  return `${rounded} ${unit === 0 && bytes === 1 ? "byte" : (units[unit] ?? "")}`;
}

/** Minutes to read so many words; never less than one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** The host of an address, for a link that shows where it leads: `ledger.example/harbour-badges`. */
export function formatUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host.replace(/^www\./u, "")}${pathname === "/" ? "" : pathname.replace(/\/$/u, "")}`;
  } catch {
    return url;
  }
}
