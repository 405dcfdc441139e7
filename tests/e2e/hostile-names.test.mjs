// Everything that has a name is called something that means harm: markup, words that turn round what follows, ten thousand
// characters without a gap. Every screen shows it as words, nothing of it runs, and nothing is pushed out of its place.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { hostileArchive, markup, missing, turned, wrongs } from "./hostile.mjs";
import { journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const LIBRARY = "Desk <img src=x onerror=window.harmed=3> \u202Egnp \u2069";

const options = {
  size: [1440, 900],
  timeout: 300_000,
  prepare: (stage) => {
    const library = stage.path(`${LIBRARY}.clipfile`);
    writeFileSync(stage.path("archive.json"), hostileArchive());
    run("import", "--library", library, stage.path("archive.json"));
    writeFileSync(
      stage.path("<b onclick=harmed=1>\u202Enul.html"),
      `<!doctype html><title>NUL&#0;NUL</title><article><h1>Zero&#0; <script>window.harmed=4</script>harbour</h1><p>${"The gate &#0; stood open for years. ".repeat(20)}</p></article>`,
    );
    writeFileSync(stage.path("<script>harmed=5<\u2044script>\u202E.jinja"), "{{ article.headline }}\n");
    run("import", "--library", library, stage.path("<b onclick=harmed=1>\u202Enul.html"));
    stage.answerDialogs([stage.path("<script>harmed=5<\u2044script>\u202E.jinja")]);
    options.args = [library];
  },
};

journey("Hostile names are words everywhere", options, async (driver, stage) => {
  let picture = 0;
  const found = [];
  /** Looks at the window as it is now, in which all of these fields must stand. */
  const look = async (where, fields = []) => {
    picture += 1;
    writeFileSync(stage.path(`${String(picture).padStart(2, "0")}-${where}.png`), await driver.screenshot());
    found.push(...(await driver.execute(wrongs)).map((wrong) => `${where}: ${wrong}`));
    const words = fields.flatMap((field) => [markup(field), turned(field)]);
    await until(`${where} shows ${fields.join(", ")}`, async () => {
      assert.deepEqual(await driver.execute(missing, words), []);
      return true;
    });
  };
  const command = async (words) => {
    await driver.keys("Control+k");
    await driver.find({ css: "[role=dialog] input" });
    await driver.type(words);
    await driver.find({ css: "[role=option]", text: words });
    await driver.keys("Enter");
    await driver.gone({ css: "[role=dialog] input[role=combobox], [role=dialog] [role=option]" });
  };
  const dialog = async (where, fields) => {
    await driver.find({ css: "[role=dialog], [role=alertdialog]" });
    await look(where, fields);
    await driver.keys("Escape");
    await driver.gone({ css: "[role=dialog], [role=alertdialog]" });
  };
  const menu = async (css, where) => {
    const node = await driver.find(css);
    await driver.execute(
      (node) =>
        node.dispatchEvent(
          new MouseEvent("contextmenu", {
            bubbles: true,
            cancelable: true,
            clientX: 60,
            clientY: node.getBoundingClientRect().y + 5,
          }),
        ),
      node,
    );
    await driver.find("[role=menu]");
    await look(where);
    await driver.keys("Escape");
    await driver.gone("[role=menu]");
  };
  await driver.executeAsync(() => document.fonts.ready.then(() => true));
  assert.ok((await driver.execute(() => document.title)).includes("<img src=x onerror=window.harmed=3>"));

  // The articles in the reader, with margin, what was left out, and how they were clipped.
  await look("articles", ["headline", "byline", "tag", "saved", "story"]);
  for (const [at, name] of ["⟦headline", "headlineEndless", "<img", "NUL"].entries()) {
    await driver.click({ css: "[role=listbox][aria-label=Articles] [role=option]", text: name });
    await driver.find({ css: "main h1", text: name });
    await look(`reader-${at}`);
  }
  await driver.click({ css: "[role=listbox][aria-label=Articles] [role=option]", text: "⟦headline" });
  await driver.find({ css: "main h1", text: "⟦headline" });
  await driver.click({ name: "How this was clipped", css: "button" });
  await dialog("how-clipped");
  await driver.keys("F2");
  await dialog("fields");

  // Every tab, as cards and as a table, grouped, searched.
  for (const [key, where, fields] of [
    ["3", "passages", ["passage"]],
    ["4", "notes", ["note"]],
  ]) {
    await driver.keys(`Control+${key}`);
    await driver.find({ css: "[role=option]" });
    await look(where, fields);
  }
  await driver.keys("Control+2");
  await driver.keys("Control+Shift+v");
  await look("table", ["headline", "outlet"]);
  await driver.keys("g");
  await look("by-outlet", ["outlet"]);
  await driver.keys("g");
  await look("by-tag", ["tag"]);
  await driver.keys("g");
  await driver.keys("g");
  await driver.keys("Control+Shift+v");
  await driver.keys("Control+Shift+h");
  await look("timeline");
  await driver.keys("Control+Shift+h");
  await driver.keys("Control+f");
  await driver.type("harbour");
  await look("search");
  await driver.fill("search input", "tag:");
  await look("completions");
  await driver.keys("Escape", "Escape");
  await driver.fill("search input", "");
  await driver.keys("Escape");

  // Menus and what can be run by name.
  await menu("[data-tag]", "tag-menu");
  await menu("[data-saved]", "saved-menu");
  await driver.keys("Control+k");
  await driver.find({ css: "[role=dialog] input" });
  await driver.type("img");
  await look("palette");
  await driver.keys("Escape");
  await driver.gone("[role=dialog]");

  // The pages of the ledger.
  await command("Go to Claims");
  await driver.find("tr[data-claim]");
  await look("ledger", ["statement", "speaker"]);
  await driver.click({ css: "tr[data-claim] button", text: "⟦statement" });
  await driver.find({ css: "h1", text: "⟦statement" });
  await look("claim");
  await command("Go to contradictions between claims");
  await driver.find("li[data-index]");
  await look("contradictions", ["statement"]);
  await command("Go to the timeline: who said what when");
  await driver.find(".mark[data-claim]");
  await look("chronology");
  await command("Go to Speakers");
  await driver.find("tr[data-person]");
  await look("people", ["speaker", "role", "affiliation", "alias"]);
  await driver.click({ css: "tr[data-person] button", text: "⟦speaker" });
  await driver.find({ css: "h1", text: "⟦speaker" });
  await look("speaker");
  await command("Go to Drafts");
  await look("drafts", ["draft"]);
  await driver.click({ css: "button", text: "⟦draft" });
  await look("draft");
  await command("Go to Corrections");
  await look("corrections");

  // Stories, with what they gather and what was printed.
  for (const name of ["⟦story", "<img", "storyEndless"]) {
    await driver.click({ css: "nav button", text: name === "<img" ? markup("story") : name });
    await driver.find({ css: "h1", text: name });
    await look(`story-${name.replace(/\W/g, "")}`);
  }
  await driver.keys("Control+2");

  // Dialogs, settings and the export window with a template.
  await driver.keys("Control+Shift+k");
  await dialog("codebook", ["tag", "definition"]);
  await command("Name the colours");
  await dialog("colours");
  await driver.keys("Control+,");
  await look("settings");
  await driver.keys("Escape");
  await driver.keys("Control+e");
  await driver.find("[role=dialog]");
  await look("export");
  await driver.click({ css: "[role=dialog] label", text: "Markdown" });
  await driver.click({ css: "[role=dialog] label", text: "Dialect" });
  await driver.type("A template");
  await driver.click({ css: "[role=dialog] button", text: "Choose a file" });
  await driver.find({ css: "[role=dialog]", text: "harmed=5" });
  await dialog("template");

  // What is thrown away, and what the messages of that say.
  await driver.execute(() => document.querySelector("[data-saved]").focus());
  await driver.keys("Delete");
  await look("removed-saved");
  await driver.execute(() => document.querySelectorAll("[data-tag]")[1].focus());
  await driver.keys("Delete");
  await dialog("remove-tag");
  await driver.keys("Control+2");
  await driver.click({ css: ".headline", text: "<img src=x" });
  await driver.keys("Delete");
  await look("trashed");
  await driver.keys("Control+5");
  await look("trash", ["headline"].slice(1));

  // The list of libraries that were open.
  await command("Close the library");
  await driver.find({ css: "main button", text: "Desk <img" });
  await look("closed");
  assert.deepEqual(found, []);
});
