// Every screen of the window in light, dark and sepia: nothing that axe-core finds, contrast included. With E2E_PICTURES=1
// a picture of each is left beside the log, to be looked at.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";

const THEMES = ["light", "dark", "sepia"];

/** Looks at one screen after the other; what was found is told at the end, all of it. */
class Look {
  #found = [];

  constructor(driver, stage) {
    this.driver = driver;
    this.stage = stage;
  }

  /** Structure is looked at once; another theme can only change the contrast. */
  async at(screen) {
    const { driver } = this;
    const before = await driver.execute(() => document.documentElement.dataset.theme);
    for (const theme of THEMES) {
      await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
      const only = theme === "light" ? [] : ["color-contrast"];
      await axe(driver, { theme: `${screen}, ${theme}`, only }).catch((error) => this.#found.push(error.message));
      if (!process.env.E2E_PICTURES) continue;
      writeFileSync(this.stage.path(`${screen.replaceAll(" ", "-")}-${theme}.png`), await driver.screenshot());
    }
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), before);
  }

  end() {
    assert.equal(this.#found.length, 0, this.#found.join("\n\n"));
  }
}

const dialog = { css: "[role=dialog]" };
const closed = (driver) => driver.gone({ css: "[role=dialog], [role=alertdialog], [role=menu]" });

const prepare = (stage) => {
  const folder = stage.path("clippings");
  mkdirSync(folder);
  writeFileSync(
    stage.path("clippings", "quay.md"),
    "# The quay is sinking\n\nBy Mara Lind\n\nThe harbour authority measured four centimetres in a year, twice what it had told the council.\n",
  );
  writeFileSync(stage.path("clippings", "empty.txt"), "");
  writeFileSync(stage.path("clippings", "short.txt"), "Too short.\n");
  stage.answerDialogs([stage.path("Desk.clipfile"), folder]);
};

journey(
  "From the first start to a report, every screen can be read by everyone",
  { prepare },
  async (driver, stage) => {
    const look = new Look(driver, stage);
    await look.at("first run");
    await driver.click({ text: "New library" });
    await driver.find({ text: "Paste clipping" });
    await look.at("empty library");

    await stage.clipboard.write(
      "Doors that open for everybody\n\nBy Mara Lind\n\n14 May 2026\n\nThe badge that opens the north gate belongs to nobody. A locksmith said so in writing, and the authority took nine weeks to answer.\n\nThe letter is two pages long and names nine doors.\n",
    );
    await driver.keys("Control+v");
    await driver.find({ ...dialog, text: "Clip this article" });
    await look.at("paste sheet");
    await driver.keys("Escape");
    await closed(driver);

    await driver.keys("Control+Shift+i");
    await driver.find({ text: "Import finished" });
    await look.at("import finished");
    await driver.click({ name: "Report", css: "button" });
    await driver.find({ ...dialog, text: "What was imported" });
    await look.at("import report");
    await driver.keys("Escape");
    await closed(driver);
    look.end();
  },
);

journey(
  "In a library, every screen can be read by everyone",
  { args: ["--sample"], timeout: 180_000 },
  async (driver, stage) => {
    const look = new Look(driver, stage);
    const rows = (kind) => driver.find({ css: `[role=listbox][aria-label=${kind}] [role=option]` });
    await driver.find({ css: "main h1" });
    await rows("Articles");
    await look.at("list and article");
    await driver.keys("Control+3");
    await rows("Passages");
    await look.at("passages");
    await driver.keys("Control+4");
    await rows("Notes");
    await look.at("notes");

    await driver.keys("Control+2");
    await rows("Articles");
    await driver.keys("/");
    await driver.type("password");
    await driver.find({ css: "mark" });
    await look.at("search");
    await driver.type("zzz");
    await driver.find({ text: "Nothing found" });
    await look.at("nothing found");
    await driver.keys("Escape", "Escape");
    await rows("Articles");

    await driver.keys("Control+e");
    await driver.find({ ...dialog, text: "Markdown" });
    await look.at("export");
    await driver.keys("Escape");
    await closed(driver);
    await driver.keys("?");
    await driver.find({ ...dialog, text: "Single letters work wherever nobody is writing." });
    await look.at("keys");
    await driver.keys("Escape");
    await closed(driver);
    await driver.keys("Control+k");
    await driver.find({ css: "[role=combobox]", name: "Run an action or go to a tag" });
    await look.at("palette");
    await driver.keys("Escape");
    await closed(driver);
    await driver.keys("Control+,");
    await driver.find({ text: "Line length" });
    await look.at("settings");
    await driver.keys("Escape");
    await driver.gone({ text: "Line length" });
    await driver.keys("F2");
    await driver.find({ ...dialog, text: "Edit the fields of this article" });
    await look.at("edit fields");
    await driver.keys("Escape");
    await closed(driver);
    await driver.click({ name: "New tag", css: "button" });
    await driver.find({ ...dialog, text: "A slash makes a tag below another" });
    await look.at("new tag");
    await driver.keys("Escape");
    await closed(driver);

    await driver.click({ css: "[role=option]" });
    await driver.keys("Delete");
    await driver.find({ css: "footer", text: "Undo: trash an article" });
    await driver.keys("Control+5");
    await driver.find({ text: "Empty Trash" });
    await rows("Articles");
    await look.at("trash");
    await driver.click({ text: "Empty Trash" });
    await driver.find({ css: "[role=alertdialog]" });
    await look.at("empty the trash");
    await driver.keys("Escape");
    await closed(driver);
    await driver.keys("Control+2");
    await rows("Articles");

    await driver.resize(900, 800);
    await driver.click({ css: "[role=option]", text: "Minister" });
    for (const width of [900, 640]) {
      await driver.resize(width, 800);
      await driver.find({ name: "Close the article" });
      await look.at(`article ${width} px`);
      await driver.click({ name: "Close the article" });
      await rows("Articles");
      await look.at(`list ${width} px`);
      await driver.keys("Enter");
    }
    await driver.find({ css: "main h1" });
    await driver.keys("Control+b");
    await driver.find({ css: "nav", text: "Inbox" });
    await look.at("drawer 640 px");
    look.end();
  },
);
