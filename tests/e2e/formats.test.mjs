// Every format that can be read: its sample goes through the window into a library of its own, and is read there; then
// through `clip import`, which must make the same of it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { clip, journey } from "./journey.mjs";

const folders = resolve(import.meta.dirname, "../importers");

/** What a sample must give: the headlines of its articles, words of the first, and what cannot be read of it. */
function expected(folder, sample) {
  if (existsSync(join(folder, "archive.json"))) {
    const { articles } = JSON.parse(readFileSync(sample, "utf8"));
    const read = articles.filter((one) => one.trashed_ms === null);
    return { headlines: read.map((one) => one.citation.headline), words: null, failed: 0 };
  }
  const entries = readdirSync(folder).toSorted();
  const parts = entries.filter((name) => name.startsWith("part-")).map((name) => join(folder, name));
  const read = (parts.length > 0 ? parts : [folder]).filter((part) => existsSync(join(part, "metadata.json")));
  const document = readFileSync(join(read[0], "document.txt"), "utf8");
  return {
    headlines: read.map((part) => JSON.parse(readFileSync(join(part, "metadata.json"), "utf8")).citation.headline),
    words: /^paragraph(?: page \d+)? \| (.{20,60})\b/m.exec(document)?.[1] ?? null,
    failed: parts.length === 0 ? 0 : parts.length - read.length,
  };
}

const samples = readdirSync(folders)
  .flatMap((format) => [
    join(folders, format),
    ...readdirSync(join(folders, format)).map((one) => join(folders, format, one)),
  ])
  // What is marked in an article of another program is no article: it has a journey of its own.
  .filter((folder) => statSync(folder).isDirectory() && !folder.startsWith(join(folders, "annotations")))
  .flatMap((folder) => {
    const sample = readdirSync(folder).find((name) => name.startsWith("sample.") && name !== "sample_files");
    return sample
      ? [
          {
            name: folder.slice(folders.length + 1),
            path: join(folder, sample),
            ...expected(folder, join(folder, sample)),
          },
        ]
      : [];
  });

journey(
  "A file of every format is imported and read",
  {
    timeout: 400_000,
    prepare: (stage) =>
      stage.answerDialogs(samples.flatMap(({ path }, at) => [stage.path(`Kind${at}.clipfile`), [path]])),
  },
  async (driver, stage) => {
    assert.ok(samples.length > 20, `${samples.length} samples`);
    for (const [at, { name, path, headlines, words, failed }] of samples.entries()) {
      await driver.keys("Control+n");
      await driver.find({ css: "header", text: `Kind${at}` });
      await driver.gone({ css: "[role=option]" });
      await driver.keys("Control+i");
      await driver.waitFor(
        `${name}: ${headlines.length} in the list`,
        (count) => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === String(count),
        [headlines.length],
      );
      if (failed > 0) await driver.find({ css: "section", text: `${failed} failed` });
      for (const headline of headlines)
        if (headline) await driver.find({ css: "[role=option]", text: headline.replace(/\s+/g, " ") });
      await driver.click({ css: "[role=option]", text: headlines.find(Boolean) });
      if (words) await driver.find({ css: "main article", text: words });

      const library = stage.path(`Clip${at}.clipfile`);
      const run = spawnSync(clip, ["import", "--library", library, "--json", path], { encoding: "utf8" });
      assert.equal(run.status, failed > 0 ? 1 : 0, `${name}: ${run.stderr}`);
      const told = run.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      if (!path.endsWith(".json"))
        assert.deepEqual(
          told.filter((one) => one.status === "added").map((one) => one.title),
          headlines,
          name,
        );
    }
  },
);
