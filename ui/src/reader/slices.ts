// A long text in runs of lines, so that the engine can skip what is out of sight.

const LINES = 200;

/** `text` cut after every 200 lines, without the break at the cut. */
export function slicesOf(text: string): string[] {
  const lines = text.split("\n");
  const slices: string[] = [];
  for (let at = 0; at < lines.length; at += LINES) slices.push(lines.slice(at, at + LINES).join("\n"));
  return slices;
}
