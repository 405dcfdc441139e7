// The original of a hostile page is looked at: in its own looks, without its scripts, and without a word to anyone.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostilePage } from "./hostile.mjs";
import { axe, clip, journey } from "./journey.mjs";

const THEMES = ["light", "dark", "sepia"];

const options = {
  prepare: async (stage) => {
    stage.came = [];
    stage.listener = createServer((socket) => {
      stage.came.push(socket.remoteAddress ?? "somebody");
      socket.destroy();
    });
    await new Promise((done) => stage.listener.listen(0, "127.0.0.1", done));
    const to = `http://127.0.0.1:${stage.listener.address().port}`;
    writeFileSync(stage.path("doors.html"), Buffer.from(hostilePage(to), "latin1"));
    writeFileSync(
      stage.path("quay.md"),
      "# The quay is sinking\n\nBy Jonas Berg\n\nThe authority measured **four centimetres** in a year, <b>twice</b> what it had told the council, and wrote it down in a letter.\n",
    );
    const library = stage.path("Desk.clipfile");
    const made = spawnSync(clip, ["import", "--library", library, stage.path("doors.html"), stage.path("quay.md")]);
    assert.equal(made.status, 0, String(made.stderr));
    stage.answerDialogs([stage.path("copy.html")]);
    options.args = [library];
  },
};

journey("The original is looked at without scripts and without a network", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const original = { css: "section", name: "The original" };
  const title = () => driver.execute(() => document.title);
  // The listener does hear whoever comes: without this, silence would prove nothing.
  await fetch(`http://127.0.0.1:${stage.listener.address().port}/heard`).catch(() => {});
  assert.equal(stage.came.splice(0).length, 1);

  await driver.click({ css: "[role=option]", text: "Nine doors stand open" });
  await driver.find({ css: "h1", text: "Nine doors stand open" });
  const before = await title();
  await driver.keys("o");
  await driver.find(original);
  for (const words of ["doors.html", "web page", "Scripts and network are off."])
    await driver.find({ css: "section *", text: words });
  const sha256 = await driver.execute(() => document.querySelector(".original .hash span").textContent);
  assert.match(sha256, /^[0-9a-f]{64}$/);
  const frame = await driver.find("iframe");
  assert.equal(await driver.execute((node) => node.getAttribute("sandbox"), frame), "");
  await driver.waitFor("the frame is loaded", (node) => node.contentDocument === null, [frame]);

  // In its own looks, its letters right, and with nothing in it that acts.
  await driver.call("POST", "/frame", { id: frame });
  const inside = await driver.find({ css: "p", text: "café at the quay" });
  assert.ok((await driver.text(inside)).includes("café at the quay"));
  await driver.find({ css: "p", text: "A naïve guard" });
  const looks = await driver.execute(() => ({
    colour: getComputedStyle(document.querySelector("h1")).color,
    ground: getComputedStyle(document.body).backgroundColor,
    dot: document.querySelector("img[alt='a dot']").naturalWidth,
    acting: document.querySelectorAll("script, iframe, object, embed, base, link, meta, [onload], [onerror]").length,
    policy: window.origin,
  }));
  assert.deepEqual(looks, {
    colour: "rgb(128, 0, 64)",
    ground: "rgb(240, 248, 255)",
    dot: 1,
    acting: 0,
    policy: "null",
  });
  await driver.click("#out");
  await driver.click("#send");
  await driver.find({ css: "h1", text: "Nine doors stand open" });
  await driver.call("POST", "/frame", { id: null });
  await shoot("original-light");
  for (const theme of THEMES) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    await axe(driver, { theme: `the original, ${theme}` });
    await shoot(`original-${theme}`);
  }
  await driver.execute(() => void (document.documentElement.dataset.theme = "light"));
  assert.equal(await title(), before);
  assert.deepEqual(stage.came, [], "somebody was told");

  // A copy has the bytes as they came.
  await driver.click({ css: "button", text: "Save a copy of the original" });
  await driver.find({ text: "Saved a copy as" });
  assert.deepEqual(readFileSync(stage.path("copy.html")), readFileSync(stage.path("doors.html")));

  // Back by Escape, with the focus in the text; there again from what is said of the capture.
  await driver.execute((node) => node.focus(), await driver.find({ css: "button", text: "Back to the article" }));
  await driver.keys("Escape");
  await driver.gone(original);
  await driver.waitFor("the keys are in the text", () => document.activeElement?.classList.contains("article-text"));
  await driver.click({ name: "How this was clipped", css: "button" });
  await driver.click({ css: "[role=dialog] button", text: "Show the original" });
  await driver.find(original);

  // Another article is read: its own text. The original of Markdown is its text, marks and all.
  await driver.click({ css: "[role=option]", text: "The quay is sinking" });
  await driver.gone(original);
  await driver.click({ name: "Show the original", css: "button" });
  const source = await driver.find("[role=document][aria-label='The text as it came']");
  const written = await driver.execute((node) => node.textContent, source);
  assert.equal(written, readFileSync(stage.path("quay.md"), "utf8"));
  for (const theme of THEMES) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    await axe(driver, { theme: `the original of a text, ${theme}` });
    await shoot(`text-${theme}`);
  }
  await driver.click({ css: "button", text: "Back to the article" });
  await driver.gone(original);
  assert.deepEqual(stage.came, [], "somebody was told");
  stage.listener.close();
});
