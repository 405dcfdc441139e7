// A library in which everything that has a name is called something that means harm, and a look at a window that shows it.

import { createHash } from "node:crypto";

/** What a field is called: markup and scripts, and the field's own name, by which it is found again. Tags split at `/`. */
export const markup = (field) =>
  `<img src=x onerror="window.harmed='${field}'"><svg onload=alert(1)>{{constructor.constructor("harmed=1")()}} <b onclick=harmed=2>${field}`;

/** Words that turn round what follows them on the line: an override, an isolate that is closed twice, another override. */
export const turned = (field) => `⟦${field} \u202Egnp.exe \u2069\u202Dabc\u2067xyz\u2069\u202E⟧`;

/** A word of `length` characters that nothing can be broken at. */
export const endless = (field, length) => field + "Endless".repeat(length / 7).slice(0, length - field.length);

/** An archive (docs/archive.schema.json) with three of everything: one of markup, one turned round, one as long as may be. */
export function hostileArchive() {
  let count = 0;
  const uid = () => `019e7044-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;
  const made_ms = 1_780_000_000_000;
  const blobs = new Map();
  const keep = (text) => {
    const bytes = Buffer.from(text);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    blobs.set(sha256, { sha256, media_type: null, base64: bytes.toString("base64") });
    return sha256;
  };
  const kinds = [(field) => markup(field), (field) => turned(field), (field, length) => endless(field, length)];
  const note = (body) => ({ uid: uid(), body, made_ms, edited_ms: made_ms });

  const tags = kinds.map((name) => ({
    uid: uid(),
    path: name("tag", 200),
    colour: "rose",
    definition: name("definition", 10_000),
  }));
  const colours = ["amber", "green", "blue"].map((colour, at) => ({
    uid: uid(),
    colour,
    name: [`<img src=x onerror=harmed=1>colour`, turned("colour"), endless("colour", 60)][at],
  }));
  const saved_searches = kinds.map((name, at) => ({
    uid: uid(),
    name: name("saved", 200),
    query: ["title:harbour", '"⟦ \u202Egnp.exe"', endless("query", 10_000)][at],
    place: "articles",
    list: "articles",
    sort: "newest",
  }));

  const article = (name, at) => {
    const lines = [
      name("paragraph", 10_000),
      `A harbour ${name("passage", 300)}`,
      "The gate stood open for years, which nobody had told the board before the end of the month.",
    ];
    const text = lines.join("\n");
    const at_byte = (words) => Buffer.byteLength(text.slice(0, text.indexOf(words)));
    let start = 0;
    const blocks = lines.map((line) => {
      const end = start + Buffer.byteLength(line);
      const block = { range: { start, end }, kind: "paragraph" };
      start = end + 1;
      return block;
    });
    const exact = lines[1];
    const citation = {
      headline: name("headline", 4_000),
      byline: [name("byline", 4_000)],
      dateline: name("dateline", 4_000),
      outlet: name("outlet", 4_000),
      published: `2026-05-${String(10 + at)}`,
      updated: null,
      url: `https://ledger.example/${encodeURIComponent(name("address", 2_000))}`,
      language: "en",
    };
    const document = {
      uid: uid(),
      extractor: 1,
      found: citation,
      document: {
        text,
        blocks,
        spans: [],
        dropped: [{ before_block: 1, reason: "related", text: name("dropped", 4_000) }],
      },
    };
    return {
      uid: uid(),
      citation,
      clipped_ms: made_ms + at,
      archived_ms: null,
      trashed_ms: null,
      tags: [{ uid: uid(), tag: tags[at].uid }],
      note: note(
        `${name("articlenote", 10_000)}\n\n<script>window.harmed=1</script> [a link](javascript:window.harmed=2)`,
      ),
      captures: [
        {
          uid: uid(),
          captured_ms: made_ms,
          importer: "html",
          file_name: name("file", 4_000),
          url: citation.url,
          source: keep(`<p>${text}</p>`),
          warnings: [],
          documents: [document],
        },
      ],
      passages: [
        {
          uid: uid(),
          colour: colours[at].colour,
          exact,
          prefix: "",
          suffix: "",
          made_ms,
          trashed_ms: null,
          tags: [{ uid: uid(), tag: tags[at].uid }],
          note: note(name("passagenote", 10_000)),
          anchors: [
            {
              uid: uid(),
              document: document.uid,
              verdict: "same",
              start_byte: at_byte(exact),
              end_byte: at_byte(exact) + Buffer.byteLength(exact),
            },
          ],
        },
      ],
    };
  };
  const articles = kinds.map(article);

  const people = kinds.map((name) => ({
    uid: uid(),
    profile: {
      name: name("speaker", 300),
      role: name("role", 300),
      affiliation: name("affiliation", 300),
      aliases: [name("alias", 300)],
    },
    trashed_ms: null,
  }));
  const claims = kinds.map((name, at) => ({
    uid: uid(),
    statement: name("statement", 10_000),
    speaker: people[at].uid,
    basis: null,
    described: null,
    said: `2026-05-0${String(at + 1)}`,
    place: name("place", 1_000),
    made_ms,
    trashed_ms: null,
    statuses: [
      { uid: uid(), status: "unchecked", by: "", how: "", at_ms: made_ms },
      { uid: uid(), status: "disputed", by: name("checker", 1_000), how: name("grounds", 1_000), at_ms: made_ms + 1 },
    ],
    evidence: [{ uid: uid(), passage: articles[at].passages[0].uid, bearing: "states" }],
    note: note(name("claimnote", 10_000)),
  }));
  const links = [1, 2].map((at) => ({ uid: uid(), claim: claims[0].uid, other: claims[at].uid, kind: "contradicts" }));
  const notes = kinds.map((name) => note(name("note", 10_000)));
  const stories = kinds.map((name, at) => ({
    uid: uid(),
    fields: {
      title: name("story", 300),
      angle: name("angle", 10_000),
      deadline: null,
      embargo: { until: "2026-06-01", note: name("embargo", 1_000) },
      published: { date: "2026-06-02", url: `https://ledger.example/${encodeURIComponent(name("printed", 2_000))}` },
    },
    made_ms,
    trashed_ms: null,
    note: note(name("storynote", 10_000)),
    items: [
      { article: articles[at].uid },
      { passage: articles[at].passages[0].uid },
      { claim: claims[at].uid },
      { note: notes[at].uid },
    ].map((of) => ({ uid: uid(), of })),
    publication: {
      uid: uid(),
      name: `${name("printedname", 250)}`,
      source: keep(`printed ${String(at)}`),
      text: `${name("printedtext", 10_000)}\nThe gate stood open for years.`,
      kept_ms: made_ms,
      used: [{ uid: uid(), claim: claims[at].uid, status: claims[at].statuses[0].uid }],
    },
    early_exports: [
      {
        uid: uid(),
        at_ms: made_ms,
        who: name("who", 255),
        why: name("why", 2_000),
        format: "markdown",
        name: name("exported", 255),
        embargo: "2026-06-01",
      },
    ],
  }));
  const drafts = kinds.map((name) => ({
    uid: uid(),
    title: name("draft", 300),
    text: `${name("drafttext", 10_000)}\n“The gate stood open for years,” said ${name("said", 300)}.`,
    language: "en",
    story: null,
    findings: [],
    made_ms,
    checked_ms: null,
    trashed_ms: null,
  }));
  const parts = { tags, colours, saved_searches, articles, people, claims, links, notes, stories, drafts };
  const written = { clipfile: 1, ...parts, blobs: [...blobs.values()] };
  return JSON.stringify(written);
}

/** A page that tries every way out. `to` is where somebody listens. */
export const hostilePage = (to) => `<!DOCTYPE html>
<html lang="en" manifest="${to}/manifest"><head>
<meta charset="windows-1252">
<title>Nine doors stand open</title>
<meta http-equiv="refresh" content="0; url=${to}/refresh">
<base href="${to}/base/">
<link rel="stylesheet" href="${to}/link.css"><link rel="preconnect" href="${to}"><link rel="prefetch" href="${to}/pre">
<link rel="icon" href="${to}/icon.png"><link rel="dns-prefetch" href="${to}">
<style>
  @import url("${to}/import.css");
  @font-face { font-family: spy; src: url("${to}/font.woff2"); }
  body { font: 18px/1.5 spy, Georgia, serif; margin: 2rem; background: rgb(240, 248, 255) url("${to}/background.png"); }
  h1 { color: rgb(128, 0, 64); }
  h1::after { content: url("${to}/content.png"); }
</style>
<script>document.title = "taken"; top.document.title = "taken"; fetch("${to}/fetch");</script>
</head>
<body onload="new Image().src='${to}/onload'" background="${to}/body.png">
<nav><a id="out" href="${to}/link" target="_top" ping="${to}/ping">The harbour desk</a></nav>
<article>
<h1>Nine doors stand open</h1>
<p>By Mara Lind</p>
<p>The caf\u00e9 at the quay closed in March, and nobody who asked the harbour authority why was told. The letter that
says so is four pages long and names nine doors, of which three still stand open to whoever comes by at night.</p>
<p>Two people who took part in the meetings said that the authority had known of the doors since the spring, and that it
had been asked to lock them twice. A na\u00efve guard kept the keys in a drawer to which every clerk had access.</p>
<img src="${to}/picture.png" onerror="fetch('${to}/onerror')" srcset="${to}/picture2.png 2x">
<picture><source srcset="${to}/source.png"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==" alt="a dot" width="40" height="40"></picture>
<video src="${to}/video.mp4" poster="${to}/poster.png" autoplay></video><audio src="${to}/audio.mp3" autoplay></audio>
<iframe src="${to}/frame"></iframe><object data="${to}/object"></object><embed src="${to}/embed">
<noscript><img src="${to}/noscript.png"></noscript>
<svg width="20" height="20"><image href="${to}/svg.png"/><use href="${to}/use.svg#x"/><script>fetch("${to}/svg")</script></svg>
<form action="${to}/form"><input name="q" autofocus><button id="send">Send</button></form>
<div><template shadowrootmode="open"><img src="${to}/template.png"></template></div>
<p style="background-image: url('${to}/style.png')">Which of them were locked since is not known.</p>
</article></body></html>`;

/** What is wrong with the page as it is shown. Runs in the page; nothing of this file goes with it. */
export function wrongs() {
  const wrongs = [];
  const say = (what, node) => {
    const path = [];
    for (let at = node; at && at !== document.body && path.length < 4; at = at.parentElement)
      path.unshift(
        at.tagName.toLowerCase() +
          (at.className ? `.${String(at.className.baseVal ?? at.className).split(" ")[0]}` : ""),
      );
    wrongs.push(`${what} (${path.join(" > ")}: ${(node?.textContent ?? "").slice(0, 90)})`);
  };
  if (window.harmed !== undefined) say(`a script ran: ${String(window.harmed)}`, null);
  const acting =
    "img[src=x], svg[onload], [onerror], [onclick], [onload], object, embed, base, [href^='javascript:' i]";
  for (const node of document.querySelectorAll(acting)) say("an element came from words", node);
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) say(`the page is ${scrollWidth} x ${scrollHeight}`, null);
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const over =
    "[role=dialog], [role=alertdialog], [role=menu], [role=tooltip], [role=alert], [data-toasts] > *, footer";
  for (const node of [...document.querySelectorAll(over)].filter(shown)) {
    const box = node.getBoundingClientRect();
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      say(`it is outside of the window (${[box.left, box.top, box.right, box.bottom].map(Math.round)})`, node);
  }
  // What scrolls sideways on purpose: a line of time, and a table that is wider than its pane.
  const sideways = ".chart, .grid, textarea, input, select";
  for (const node of [...document.body.querySelectorAll("*")].filter(shown)) {
    if (node.clientWidth === 0 || node.scrollWidth <= node.clientWidth + 1 || node.closest(`${sideways}, svg`))
      continue;
    if (node.querySelector("select")) continue;
    const { overflowX } = getComputedStyle(node);
    if (["auto", "scroll"].includes(overflowX))
      say(`it scrolls sideways, ${node.scrollWidth} in ${node.clientWidth}`, node);
    else if (overflowX === "visible" && node.matches("[role=dialog] *, [role=alertdialog] *, main *, td, th"))
      say(`it runs out of its box, ${node.scrollWidth} in ${node.clientWidth}`, node);
  }
  // A control that is pushed out of its pane by a name cannot be reached.
  for (const node of [...document.querySelectorAll("button, a[href], input, select, textarea")].filter(shown)) {
    const box = node.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    let frame = node.parentElement;
    while (frame && !["auto", "scroll"].includes(getComputedStyle(frame).overflowX)) {
      const edge = frame.getBoundingClientRect();
      const hides = ["hidden", "clip"].includes(getComputedStyle(frame).overflowX);
      if (hides && edge.width > 1 && (box.left >= edge.right || box.right <= edge.left)) {
        say("a control is out of sight", node);
        break;
      }
      frame = frame.parentElement;
    }
  }
  // Words of the program that stand beside a name run from left to right, whatever the name has in it.
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const { data, parentElement } = node;
    if (!parentElement || parentElement.closest("textarea, option, script, style, svg") || !shown(parentElement))
      continue;
    // An article may turn round its own words.
    if (parentElement.closest("mark, .lead, [data-start]") || parentElement.querySelector("mark")) continue;
    const end = data.lastIndexOf("⟧");
    if (end < 0 && (data.includes("⟦") || data.includes("xyz") || data.includes("gnp"))) continue;
    const words = /[A-Za-z]{2}/g;
    words.lastIndex = end + 1;
    const found = words.exec(data);
    if (!found) continue;
    const [first, second] = [0, 1].map((by) => {
      range.setStart(node, found.index + by);
      range.setEnd(node, found.index + by + 1);
      return range.getBoundingClientRect();
    });
    const isOnOneLine = Math.abs(first.top - second.top) < 2 && first.width > 0;
    if (isOnOneLine && second.left < first.left - 0.5)
      say(`words run backwards: ${data.slice(found.index, found.index + 20)}`, parentElement);
  }
  return wrongs;
}

/** Which of `words` are nowhere on the page as they are, in text or in a field. Runs in the page. */
export function missing(words) {
  const fields = [...document.querySelectorAll("input, textarea")].map((node) => node.value);
  // A direction is ended where it must not go on.
  const plain = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  const shown = plain([document.body.textContent, ...fields].join("\n"));
  return words.filter((word) => !shown.includes(plain(word)));
}
