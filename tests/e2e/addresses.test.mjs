// The links of an export, opened from another program: whoever is started with one hands it to the window that is there. And a
// quotation on its way to another program, in every form that it may want.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { binary, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const page = (
  title,
  words,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
  <body><article><h1>${title}</h1><p>${words}</p><p>The office has known of it since March, and said so on Friday.</p>
  </article></body></html>`;

const options = {
  size: [1440, 900],
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    const texts = {
      "The gate stood open": "The north gate stood *open* for nine days before anybody at the harbour wrote it down.",
      "The vote was close": "The vote on the harbour budget was close, and it was counted twice before the evening.",
    };
    const files = Object.entries(texts).map(([title, words], at) => {
      writeFileSync(stage.path(`${at}.html`), page(title, words));
      return stage.path(`${at}.html`);
    });
    run("import", "--library", library, ...files);
    run("highlight", "--library", library, "--article", "1", "--quote", "for nine days");
    options.args = [library];
  },
};

journey("Links lead into the window, quotations out of it", options, async (driver, stage) => {
  await driver.click({ css: "[role=option]", text: "The vote was close" });
  await driver.find({ css: "main h1", text: "The vote was close" });
  const exported = stage.path("out.html");
  run("export", "--library", options.args[0], "--format", "html", "--article", "1", "--out", exported);
  const addresses = [...readFileSync(exported, "utf8").matchAll(/clipfile:\/\/[^"]+/gu)].map(([address]) => address);
  const passage = addresses.find((address) => address.includes("/passage/"));
  const article = addresses.find((address) => address.includes("/article/"));

  /** Starts the program as the system does for a link; it must end at once. */
  const open = (address) => {
    const { status, stderr } = spawnSync(binary, [address], { env: stage.env, timeout: 20_000, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  };
  open(passage);
  await driver.find({ css: "main h1", text: "The gate stood open" });
  await driver.find({ css: "[data-passage].chosen", text: "for nine days" });

  // What is hostile, or of another library, is said; nothing else happens.
  open("clipfile://article/../../etc/passwd");
  await driver.find({ css: "[role=alert]", text: "is not an address of Clipfile" });
  await driver.click({ name: "Put this message away" });
  await driver.gone({ css: "[role=alert]" });
  open("clipfile://claim/0190a3b0-7c2e-7000-8000-000000000001");
  await driver.find({ css: "[role=alert]", text: "claim of this address is not in this library" });
  await driver.click({ name: "Put this message away" });
  await driver.find({ css: "main h1", text: "The gate stood open" });
  await driver.click({ css: "[role=option]", text: "The vote was close" });
  await driver.find({ css: "main h1", text: "The vote was close" });
  await driver.keys("l");
  open(article);
  await driver.find({ css: "main h1", text: "The gate stood open" });

  // A quotation in three forms at once.
  await driver.click({ css: "[data-passage] .quote", text: "for nine days" });
  await driver.find({ css: "[data-passage].chosen", text: "for nine days" });
  await driver.keys("q");
  await until("the quotation is on the clipboard", () => stage.clipboard.read("text/markdown")?.includes("nine days"));
  const targets = stage.clipboard.targets();
  for (const type of ["UTF8_STRING", "text/plain", "text/html", "text/markdown"])
    assert.ok(targets.includes(type), `${type} is not among ${targets}`);
  assert.match(stage.clipboard.read("text/markdown"), /^> for nine days\n\n— .*“The gate stood open”/u);
  assert.match(stage.clipboard.read("text/html"), /<blockquote><p>for nine days<\/p><\/blockquote>/u);
  assert.match(stage.clipboard.read(), /^“for nine days”\n— /u);
});
