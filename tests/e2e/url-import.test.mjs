// A page from the web: asked for once and only when somebody says so, from a server that this journey starts.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { axe, journey } from "./journey.mjs";

const words = "The harbour board met behind closed doors for the third time this spring, and nobody was told why. ";
const page = `<!doctype html><html lang="en"><title>Nine doors are open</title><nav><img src="/logo.png"></nav><article>
<h1>Nine doors are open</h1><p class="byline">By Mara Lind</p><p>${words.repeat(5)}</p>
<figure><img src="pictures/door.png" alt="A door"><figcaption>The ninth door</figcaption></figure>
<p>${words.repeat(5)}</p></article></html>`;
// A PNG of 8 by 8 grey points.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAAD0lEQVR4nGNogAEGqjMAAKCQH+EOwa3dAAAAAElFTkSuQmCC",
  "base64",
);

/** A server on this machine; `asked` lists the paths in the order of the requests. */
async function serve() {
  const asked = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const path = request.url;
    asked.push(path);
    if (path === "/news/doors") return response.setHeader("Content-Type", "text/html").end(page);
    if (path === "/moved") return response.writeHead(302, { location: "/news/doors" }).end();
    if (path === "/news/pictures/door.png") return response.end(png);
    if (path === "/circle") return response.writeHead(302, { location: "/circle-2" }).end();
    if (path === "/circle-2") return response.writeHead(302, { location: "/circle" }).end();
    if (path === "/bomb") return response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    if (path === "/silent") return waiting.push(response);
    response.writeHead(path === "/busy" ? 503 : 404).end("no page");
  });
  const bomb = gzipSync(Buffer.alloc(60_000_000));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  return {
    asked,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    close: () => (waiting.forEach((response) => response.destroy()), server.closeAllConnections(), server.close()),
  };
}

const sheet = { css: "[role=dialog]", text: "Clip from an address" };
const fetchButton = { css: "[role=dialog] button", text: "Fetch" };

journey(
  "A page is fetched when it is asked for, looked at, and kept with its pictures",
  { prepare: (stage) => stage.answerDialogs([stage.path("Desk.clipfile")]) },
  async (driver, stage) => {
    const server = await serve();
    const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    const failsWith = async (path, why) => {
      await driver.fill({ css: "[role=dialog] input" }, server.url(path));
      await driver.keys("Enter");
      await driver.find({ css: "[role=dialog]", text: why });
    };
    try {
      await driver.click({ text: "New library" });
      await driver.find({ text: "Paste clipping" });

      // A copied address is offered, and nothing is asked for.
      await stage.clipboard.write(server.url("/moved"));
      await driver.keys("Control+v");
      await driver.find({ css: "[role=dialog]", text: "You copied an address" });
      await shoot("offered");
      await axe(driver, { theme: "the address sheet" });
      assert.deepEqual(server.asked, []);

      // This machine is refused until the settings allow it.
      await driver.keys("Enter");
      await driver.find({ css: "[role=dialog]", text: "127.0.0.1 is in your own network" });
      await shoot("refused");
      await axe(driver, { theme: "the refusal" });
      assert.deepEqual(server.asked, []);
      await driver.keys("Escape");
      await driver.gone(sheet);
      await driver.keys("Control+,");
      await driver.click({ css: "label", text: "Allow addresses in my own network" });
      await shoot("settings");
      await axe(driver, { theme: "the settings" });
      await driver.keys("Escape");

      // The same sheet as for a paste, with the article's picture and no other.
      await driver.keys("Control+v");
      await driver.click(fetchButton);
      await driver.find({ css: "[role=dialog]", text: "This is what was found at the address" });
      await shoot("found");
      await axe(driver, { theme: "what was found" });
      assert.equal(
        await driver.execute(() => document.querySelector("[role=dialog] textarea").value),
        "Nine doors are open",
      );
      await driver.keys("Control+Enter");
      await driver.gone({ css: "[role=dialog]" });
      await driver.find({ css: "main", text: "behind closed doors" });
      await driver.waitFor("the picture is shown", () => document.querySelector("main img")?.naturalWidth === 8);
      assert.deepEqual(server.asked, ["/moved", "/news/doors", "/news/pictures/door.png"]);
      await shoot("kept");

      // What goes wrong is said, and nothing is kept.
      await driver.keys("Control+l");
      await driver.find(sheet);
      await failsWith("/circle", "leads in a circle");
      await failsWith("/none", "There is no page at this address (answer 404)");
      await failsWith("/bomb", "larger than 20 MB");
      await shoot("failed");
      assert.equal(await driver.execute(() => document.querySelectorAll("[role=option]").length), 1);

      // A page that takes its time can be given up.
      await driver.fill({ css: "[role=dialog] input" }, server.url("/silent"));
      await driver.keys("Enter");
      await driver.find({ css: "[role=dialog] [role=progressbar]" });
      writeFileSync(stage.path("fetching.png"), Buffer.from(await driver.call("GET", "/screenshot"), "base64"));
      await driver.click({ css: "[role=dialog] button", text: "Stop" });
      await driver.find(fetchButton);
    } finally {
      server.close();
    }
  },
);

journey(
  "An address that cannot be reached waits until it is tried again",
  {
    prepare: (stage) => {
      stage.answerDialogs([stage.path("Desk.clipfile")]);
      writeFileSync(stage.path("home", "data", "desk.json"), '{"settings":{"privateAddresses":true,"theme":"dark"}}');
    },
  },
  async (driver, stage) => {
    const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    const server = await serve();
    try {
      await driver.click({ text: "New library" });
      await driver.find({ text: "Paste clipping" });
      const waits = async (address, why) => {
        await driver.fill({ css: "[role=dialog] input" }, address);
        await driver.keys("Enter");
        await driver.find({ css: "[role=dialog]", text: why });
        await driver.click({ css: "[role=dialog] button", text: "Keep in the waiting list" });
        await driver.find({ css: "[role=dialog]", text: "This address is in the waiting list" });
      };
      await driver.keys("Control+l");
      await driver.find(sheet);
      await waits("ledger.invalid/doors", "ledger.invalid was not found. There may be no network");
      await waits(server.url("/busy"), "The server is in trouble");
      await shoot("waiting");
      await axe(driver, { theme: "the waiting list" });

      // It outlives the program; what comes at last waits no longer.
      await driver.keys("Escape");
      await driver.gone(sheet);
      await stage.close();
      driver = await stage.open();
      await driver.find({ text: "Paste clipping" });
      await driver.keys("Control+l");
      await driver.find({ css: "[role=dialog]", text: "Waiting: 2" });
      await driver.click({ name: `Remove ${server.url("/busy")}` });
      await driver.find({ css: "[role=dialog]", text: "Waiting: 1" });
      await driver.click({ name: "Fetch https://ledger.invalid/doors" });
      await driver.find({ css: "[role=dialog]", text: "ledger.invalid was not found" });
      await driver.find({ css: "[role=dialog]", text: "Waiting: 1" });
    } finally {
      server.close();
    }
  },
);
