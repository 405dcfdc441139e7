import type { Settings } from "../generated/wire";

/** `wide`: list and reader side by side. `middle`: one of them. `small`: one of them, and the sidebar is a drawer. */
export type WidthClass = "wide" | "middle" | "small";

const WIDE_PX = 1000;
const MIDDLE_PX = 720;
/** What the reader keeps however wide the other panes were made. */
const READER_PX = 360;

export function widthClass(width: number): WidthClass {
  if (width >= WIDE_PX) return "wide";
  return width >= MIDDLE_PX ? "middle" : "small";
}

/** Widths of sidebar and list in CSS pixels, as the user set them while there is room. */
export function paneWidths(
  settings: Settings,
  width: number,
  list = settings.listWidth,
): { sidebar: number; list: number } {
  if (widthClass(width) !== "wide") {
    return { sidebar: Math.min(settings.sidebarWidth, Math.round(width * 0.8)), list };
  }
  const sidebar = settings.sidebar ? settings.sidebarWidth : 0;
  const room = width - READER_PX - sidebar;
  return { sidebar: settings.sidebarWidth, list: Math.max(220, Math.min(list, room)) };
}
