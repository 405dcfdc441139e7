import { describe, expect, it } from "vitest";
import { DEFAULTS, limited, nextTheme, shownTheme } from "./settings";

describe("limited", () => {
  it("keeps the panes usable whatever was kept", () => {
    const kept = limited({ ...DEFAULTS, sidebarWidth: 9000, listWidth: 3, textSize: Number.NaN });
    expect(kept).toMatchObject({ sidebarWidth: 400, listWidth: 260, textSize: 18 });
  });

  it("leaves what is within its limits", () => {
    expect(limited(DEFAULTS)).toEqual(DEFAULTS);
  });
});

describe("themes", () => {
  it("follows the system only when told to", () => {
    expect(shownTheme("system", true)).toBe("dark");
    expect(shownTheme("system", false)).toBe("light");
    expect(shownTheme("sepia", true)).toBe("sepia");
  });

  it("comes round to the first", () => {
    expect(nextTheme("system")).toBe("light");
    expect(nextTheme("sepia")).toBe("system");
  });
});
