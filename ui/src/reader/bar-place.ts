// Where the bar of a selection stands: just under it, else just over it, never on it.

export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Gives the top left corner of the bar. All numbers are CSS pixels of the window. */
export function placeBar(
  lines: readonly Box[],
  bar: { width: number; height: number },
  view: Box,
  gap = 8,
): { top: number; left: number } {
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const under = bottom + gap;
  const over = top - gap - bar.height;
  const last = lines.reduce((low, line) => (line.bottom > low.bottom ? line : low));
  const first = lines.reduce((high, line) => (line.top < high.top ? line : high));
  const fitsUnder = under + bar.height <= view.bottom - gap;
  const goesOver = !fitsUnder && over >= view.top + gap;
  const line = goesOver ? first : last;
  const middle = (line.left + line.right) / 2 - bar.width / 2;
  const left = Math.max(view.left + gap, Math.min(middle, view.right - gap - bar.width));
  if (fitsUnder) return { top: Math.max(under, view.top + gap), left };
  // Where the selection fills the window there is no free place: the foot of the window hides the least.
  return { top: goesOver ? over : view.bottom - gap - bar.height, left };
}
