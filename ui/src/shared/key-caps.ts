// How a key is written on screen, which is not the same on every system.

const MAC: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Ctrl: "⌃", Enter: "↩", Delete: "⌫" };

/** Whether the window runs on a Mac. */
export function onMac(platform: string = navigator.userAgent): boolean {
  return /Mac OS X|Macintosh/.test(platform);
}

/** `Mod+Shift+Z` as `Ctrl+Shift+Z`, on a Mac as `⇧⌘Z`. */
export function keyCaps(keys: string, mac: boolean = onMac()): string {
  const parts = keys.split("+").map((part) => (part === "" ? "+" : part));
  if (!mac) return parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
  const order = ["Ctrl", "Alt", "Shift", "Mod"];
  const rank = (part: string) => (order.includes(part) ? order.indexOf(part) : order.length);
  return [...parts]
    .sort((a, b) => rank(a) - rank(b))
    .map((part) => MAC[part] ?? part)
    .join("");
}
