import { call } from "../api";
import type { Settings, Theme } from "../generated/wire";
import { DEFAULTS, limited, nextTheme, shownTheme, THEMES } from "./settings";

/** How long the settings rest before they are kept: a drag of a pane is one writing. */
const REST_MS = 400;

/** What the shell acts on, where a change must hold at once. */
const AT_ONCE: readonly (keyof Settings)[] = [
  "userAgent",
  "fetchPictures",
  "privateAddresses",
  "hideEncrypted",
  "backups",
];

/** Where the page remembers the colours that were shown last. The settings themselves are the shell's. */
const LAST_THEME = "shown-theme";

/** The colours shown last, for the moment before the settings are here; else those of the system. */
export function lastShownTheme(): string {
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const last = THEMES.find((theme) => theme === localStorage.getItem(LAST_THEME));
  return shownTheme(last ?? "system", systemIsDark);
}

/** The user's settings: what is shown follows at once, keeping them follows when they rest. */
export class SettingsStore {
  now = $state<Settings>({ ...DEFAULTS });
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onproblem: (thrown: unknown) => void;

  constructor(onproblem: (thrown: unknown) => void = () => undefined) {
    this.#onproblem = onproblem;
    this.#dark.addEventListener("change", () => this.#paint());
  }

  /** Takes the settings that the shell kept, without writing them again. */
  adopt(settings: Settings): void {
    this.now = limited(settings);
    this.#paint();
  }

  /** Changes some of them. */
  set(some: Partial<Settings>): void {
    this.now = limited({ ...this.now, ...some });
    this.#paint();
    clearTimeout(this.#timer);
    if (AT_ONCE.some((name) => name in some)) void this.keep();
    else this.#timer = setTimeout(() => void this.keep(), REST_MS);
  }

  /** Writes them now. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await call("save_settings", $state.snapshot(this.now));
    } catch (thrown) {
      this.#onproblem(thrown);
    }
  }

  cycleTheme(): Theme {
    const theme = nextTheme(this.now.theme);
    this.set({ theme });
    return theme;
  }

  #paint(): void {
    const root = document.documentElement;
    root.dataset.theme = shownTheme(this.now.theme, this.#dark.matches);
    localStorage.setItem(LAST_THEME, root.dataset.theme);
    root.style.setProperty("--reader-size", `${this.now.textSize / 16}rem`);
    root.style.setProperty("--reader-measure", `${this.now.measure}rem`);
    root.style.setProperty("--reader-leading", String(this.now.leading));
  }
}
