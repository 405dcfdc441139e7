// Citations: copied in the style of the library, which is chosen with a preview or added.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { axe, binary, journey } from "./journey.mjs";
import { until } from "./processes.mjs";

const clip = process.env.CLIPFILE_CLIP ?? join(dirname(binary), "clip");

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The gate stood open</title>
  <link rel="canonical" href="https://ledger.example/gate"><meta property="og:site_name" content="The Port Hale Ledger">
  <meta name="author" content="Mara Lind"><meta property="article:published_time" content="2026-05-14T09:00:00+02:00">
  </head><body><article><h1>The gate stood open</h1>
  <p>The gate at the end of Quay Street stood open for nine years, and nobody at the harbour office had counted its keys.</p>
  <p>Whoever wanted to know who had one was sent from one desk to the next and back again before the end of the day.</p>
  </article></body></html>`;

const HOUSE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-GB">
  <info><title>Our desk</title><id>urn:desk</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="."><group delimiter=": "><text variable="container-title"/><text variable="title"/></group></layout>
  </citation>
</style>`;

const options = {
  size: [1280, 900],
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    writeFileSync(stage.path("gate.html"), PAGE);
    writeFileSync(stage.path("desk.csl"), HOUSE);
    const ran = spawnSync(clip, ["import", "--library", library, stage.path("gate.html")], { encoding: "utf8" });
    assert.equal(ran.status, 0, ran.stderr);
    stage.answerDialogs([stage.path("desk.csl")]);
    options.args = [library];
  },
};

journey("A citation is copied in the style of the library", options, async (driver, stage) => {
  await driver.click({ css: "[role=option]", text: "The gate stood open" });
  await driver.find({ css: "main", text: "nobody at the harbour office" });
  await driver.keys("Shift+q");
  await driver.find({ text: "Citation copied" });
  assert.match(
    stage.clipboard.read(),
    /^‘The gate stood open’, The Port Hale Ledger, Mara Lind, 14 May 2026, https:\/\/ledger\.example\/gate, seen on /u,
  );
  assert.match(stage.clipboard.read("text/html"), /<i>The Port Hale Ledger<\/i>/u);

  await driver.click({ name: "Settings" });
  await driver.find({ name: "Citation style of this library" });
  await driver.find({ text: "as in note 1" });
  await axe(driver, { theme: "the citation style" });
  writeFileSync(stage.path("style.png"), await driver.screenshot());
  await driver.click({ text: "Add a style…" });
  await driver.find({ text: "The Port Hale Ledger: The gate that was open for years." });
  writeFileSync(stage.path("own-style.png"), await driver.screenshot());
  await driver.keys("Escape");
  await driver.click({ css: "[role=option]", text: "The gate stood open" });
  await driver.keys("Shift+q");
  await driver.find({ text: "Citation copied" });
  await until(
    "the other style is copied",
    () => stage.clipboard.read() === "The Port Hale Ledger: The gate stood open.",
  );
});
