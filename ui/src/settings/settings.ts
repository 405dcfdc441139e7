import type { Settings, Theme } from "../generated/wire";

export const DEFAULTS: Settings = {
  theme: "system",
  textSize: 18,
  measure: 33.5,
  leading: 1.56,
  sidebarWidth: 224,
  listWidth: 352,
  sidebar: true,
  list: true,
  margin: true,
  userAgent: "",
  fetchPictures: true,
  privateAddresses: false,
  stemming: false,
  lockAfter: 15,
  hideEncrypted: false,
  lists: {
    tableWidth: 620,
    foldCopies: false,
    timeline: false,
    timelineDate: "published",
    timelineByTag: false,
    articles: { table: false, columns: [], group: null },
    passages: { table: false, columns: [], group: null },
    notes: { table: false, columns: [], group: null },
  },
  backups: { on: true, daily: 7, weekly: 4, monthly: 6, folder: "" },
};

/** Smallest, largest and step of what can be set by number. */
export const LIMITS = {
  textSize: { min: 14, max: 28, step: 1 },
  measure: { min: 24, max: 48, step: 0.5 },
  leading: { min: 1.3, max: 2, step: 0.02 },
  sidebarWidth: { min: 168, max: 400, step: 16 },
  listWidth: { min: 260, max: 640, step: 16 },
} as const;

export type Measured = keyof typeof LIMITS;

/** A table has more to show than cards. */
export const TABLE_WIDTH = { min: 320, max: 1400 } as const;

export const THEMES: readonly Theme[] = ["system", "light", "dark", "sepia"];

/** `settings` with every number inside its limits: a file written by hand cannot make the window unusable. */
export function limited(settings: Settings): Settings {
  const kept = { ...settings };
  for (const name of Object.keys(LIMITS) as Measured[]) {
    const { min, max } = LIMITS[name];
    const value = kept[name];
    kept[name] = Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : DEFAULTS[name];
  }
  const { min, max } = TABLE_WIDTH;
  const width = settings.lists.tableWidth;
  const tableWidth = Number.isFinite(width) ? Math.min(max, Math.max(min, width)) : DEFAULTS.lists.tableWidth;
  kept.lists = { ...settings.lists, tableWidth };
  return kept;
}

/** The colours on screen for a theme: "system" follows the system. */
export function shownTheme(theme: Theme, systemIsDark: boolean): Exclude<Theme, "system"> {
  if (theme !== "system") return theme;
  return systemIsDark ? "dark" : "light";
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
}
