/** A date as typed, as ISO 8601 writes it: `2026-12-02 06:00 +01:00` is `2026-12-02T06:00+01:00`. */
export function isoOf(typed: string): string {
  return typed.trim().replace(/^(\d{4}-\d{2}-\d{2})\s+(\d{2}:\d{2}(?::\d{2})?)\s*(Z|[+-]\d{2}:?\d{2})?$/u, "$1T$2$3");
}
