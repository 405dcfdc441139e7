import type { BackupView } from "../generated/wire";

/** Keys of the words that say why a backup is there. */
export function reasons(backup: BackupView): string[] {
  if (backup.occasion !== "automatic") return [`backups-${backup.occasion}`];
  const rungs = (["daily", "weekly", "monthly"] as const).filter((rung) => backup[rung]);
  return rungs.length > 0 ? rungs.map((rung) => `backups-${rung}`) : ["backups-outgrown"];
}

/** A number of copies as it was typed, between `least` and 99; null when it is none. */
export function copies(typed: string, least: number): number | null {
  const count = Number(typed);
  return typed.trim() !== "" && Number.isInteger(count) ? Math.min(99, Math.max(least, count)) : null;
}
