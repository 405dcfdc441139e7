// Evidence for a lawyer: a bundle written from the window holds, by Clipfile and by tools that know nothing of it, and one
// changed byte is caught by both.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clip, journey, run } from "./journey.mjs";
import { unzipped } from "./unzip.mjs";

const LETTER =
  "The letter names nine doors\n\nBy Mara Lind\n\n14 May 2026\n\n" +
  "The badge that opens the north gate belongs to nobody, a locksmith said in writing. The authority took nine weeks to answer.\n";

const options = {
  timeout: 240_000,
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    writeFileSync(stage.path("letter.txt"), LETTER);
    run("import", "--library", library, stage.path("letter.txt"));
    stage.answerDialogs([stage.path("evidence.zip")]);
    options.args = [library];
  },
};

journey("Evidence holds, and one changed byte is caught", options, async (driver, stage) => {
  await driver.find({ css: "h1", text: "The letter names nine doors" });
  await driver.select("took nine weeks to answer");
  await driver.keys("2");
  await driver.find({ css: "footer", text: "highlight a passage" });
  await driver.keys("Control+e");
  await driver.click({ css: "[role=dialog] [role=radio], [role=dialog] label", text: "Evidence bundle" });
  writeFileSync(stage.path("export.png"), await driver.screenshot());
  await driver.keys("Enter");
  await driver.find({ css: "[role=dialog] button", text: "Show in folder" });

  const bundle = stage.path("evidence.zip");
  const verify = (file) => spawnSync(clip, ["verify", file], { encoding: "utf8" });
  const whole = verify(bundle);
  assert.equal(whole.status, 0, whole.stderr);

  const bytes = readFileSync(bundle);
  const files = unzipped(bytes);
  const folder = stage.path("evidence");
  for (const [name, { content }] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const sums = () => spawnSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: folder, encoding: "utf8" });
  assert.equal(sums().status, 0);
  const source = [...files].find(([, { content }]) => content.equals(Buffer.from(LETTER)))?.[0];
  assert.ok(source, "the bytes of the letter are in the bundle as they came");

  writeFileSync(join(folder, source), LETTER.replace("nine weeks", "five weeks"));
  const changed = sums();
  assert.notEqual(changed.status, 0);
  assert.ok(`${changed.stdout}${changed.stderr}`.includes(source), "the changed file is named");
  for (const [name, { start, content }] of files) {
    if (content.length === 0) continue;
    const other = Buffer.from(bytes);
    other[start] ^= 1;
    const path = stage.path("changed.zip");
    writeFileSync(path, other);
    const caught = verify(path);
    assert.notEqual(caught.status, 0, `one byte of ${name} was changed, and nobody noticed`);
    assert.notEqual(caught.stderr.trim(), "", "and it is said");
  }
});
