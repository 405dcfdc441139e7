import { expect, it } from "vitest";
import { DEFAULTS } from "../settings/settings";
import { paneWidths, widthClass } from "./layout";

it("shows list and reader side by side only where both can be read", () => {
  expect(widthClass(1280)).toBe("wide");
  expect(widthClass(900)).toBe("middle");
  expect(widthClass(640)).toBe("small");
});

it("keeps room for the reader when the panes were made wide", () => {
  const settings = { ...DEFAULTS, sidebarWidth: 400, listWidth: 640 };
  expect(paneWidths(settings, 1920)).toEqual({ sidebar: 400, list: 640 });
  const { sidebar, list } = paneWidths(settings, 1100);
  expect(1100 - sidebar - list).toBeGreaterThanOrEqual(360);
});

it("never lets the drawer cover a small window", () => {
  expect(paneWidths({ ...DEFAULTS, sidebarWidth: 400 }, 400).sidebar).toBe(320);
});
