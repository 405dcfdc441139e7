import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { DEFAULTS } from "./settings";
import { lastShownTheme, SettingsStore } from "./settings.svelte";
import SettingsPanel from "./SettingsPanel.svelte";

let host: FakeHost;
beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => undefined }));
  host = makeFakeHost();
  setHost(host);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("changes the theme and the text", async () => {
  const onset = vi.fn();
  render(SettingsPanel, { settings: DEFAULTS, onset });
  await fireEvent.click(screen.getByRole("radio", { name: "Sepia" }));
  expect(onset).toHaveBeenLastCalledWith({ theme: "sepia" });
  await fireEvent.input(screen.getByRole("slider", { name: "Text size" }), { target: { value: "21" } });
  expect(onset).toHaveBeenLastCalledWith({ textSize: 21 });
  await checkA11y();
});

it("shows a change at once and keeps it when it rests", async () => {
  vi.useFakeTimers();
  const store = new SettingsStore();
  store.adopt({ ...DEFAULTS, theme: "system" });
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(lastShownTheme()).toBe("dark");
  store.set({ listWidth: 300 });
  store.set({ listWidth: 310, theme: "light" });
  expect(document.documentElement.dataset.theme).toBe("light");
  expect(lastShownTheme()).toBe("light");
  const saved = () => host.calls.filter((one) => one.name === "save_settings");
  expect(saved()).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(saved().map((one) => one.args)).toEqual([{ ...DEFAULTS, listWidth: 310, theme: "light" }]);
});
