import { formatNumber } from "../shared/format";

/** A count where there is little room: `9,999`, then `12.3k`, `104k`, `1.2m`. */
export function compact(count: number): string {
  if (count < 10_000) return formatNumber(count);
  const [unit, sign] = count < 999_500 ? [1000, "k"] : [1_000_000, "m"];
  const shown = count / Number(unit);
  return `${shown < 99.95 ? shown.toFixed(1).replace(/\.0$/u, "") : String(Math.round(shown))}${String(sign)}`;
}
