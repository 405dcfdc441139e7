// Programs that others wrote, on the same pages in the same run. They are fetched for the measurement and are no part of
// Clipfile; where they cannot be had, the table is without them.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// The second is wanted by the first, which does not ask for it.
const TRAFILATURA = ["trafilatura==2.3.1", "lxml_html_clean==0.4.3"];
const READABILITY = ["@mozilla/readability@0.6.0", "jsdom@26.1.0"];

/** Reads the names of files, one a line, and prints how many of them gave a text and the most memory it had, in MB. */
const PYTHON = `
import resource, sys
from trafilatura import bare_extraction
good = 0
for path in sys.stdin.read().split("\\n"):
    with open(path, "rb") as file:
        found = bare_extraction(file.read(), with_metadata=True)
    good += found is not None and bool(found.text)
print(good, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
`;
const JAVASCRIPT = `
import { readFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";
let good = 0;
for (const path of readFileSync(0, "utf8").split("\\n")) {
  const { window } = new JSDOM(readFileSync(path), { virtualConsole: new VirtualConsole() });
  good += Boolean(new Readability(window.document).parse()?.textContent);
  window.close();
}
console.log(good, process.resourceUsage().maxRSS / 1000);
`;

const works = (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** What can be had of the peers, each as the command that reads names of pages; installed below `folder`. */
function installed(folder) {
  const [python, javascript] = [join(folder, "python"), join(folder, "javascript")];
  const pip = join(python, "bin/pip");
  const found = [];
  if (existsSync(pip) || works("python3", "-m", "venv", python))
    if (works(pip, "install", "--quiet", ...TRAFILATURA)) {
      const script = join(python, "read.py");
      writeFileSync(script, PYTHON);
      found.push([TRAFILATURA[0], [join(python, "bin/python"), script]]);
    }
  mkdirSync(javascript, { recursive: true });
  const script = join(javascript, "read.mjs");
  writeFileSync(script, JAVASCRIPT);
  if (works("npm", "install", "--silent", "--no-save", "--prefix", javascript, ...READABILITY))
    found.push([READABILITY.join(" and "), [process.execPath, script]]);
  return found;
}

/** Reads `pages` once with each peer: its name, the seconds it took, how many gave a text, and its memory in MB. */
export function peers(folder, pages) {
  return installed(join(folder, "peers")).map(([name, [command, ...args]]) => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(command, args, { input: pages.join("\n"), encoding: "utf8" });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    const [good, memory] = stdout.trim().split(" ").map(Number);
    return { name, seconds: (performance.now() - start) / 1000, good, memory };
  });
}
