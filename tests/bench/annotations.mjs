// One article and a great many annotations of Hypothesis on it, as a busy class leaves them behind.

import { plainArticle } from "./corpus.mjs";

const ADDRESS = "https://news.example/annotated";

/** An article of about `words` words as a page, and `count` annotations on it as Hypothesis exports them. Half quote words
 * that stand at several places, a quarter what was edited since, a quarter what was never there. */
export function annotated(words, count) {
  const paragraphs = plainArticle(words, 3).split("\n\n").slice(3);
  const text = paragraphs.join("\n\n");
  const html = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n");
  const page = `<!doctype html><html lang="en"><head><title>Minutes</title><link rel="canonical" href="${ADDRESS}"></head>
<body><article><h1>Minutes of the harbour council</h1>\n${html}</article></body></html>`;
  const starts = [...text.matchAll(/\S+/g)].map((word) => word.index);
  const quoted = Array.from({ length: count }, (_, at) => {
    const first = 8 + ((at * 37) % (starts.length - 60));
    const kind = at % 4;
    const start = starts[first];
    const end = starts[first + (kind < 2 ? 2 + (at % 3) : 9 + (at % 7))] - 1;
    const exact = text.slice(start, end);
    const near = exact.replace(/^(\S+ \S+ \S+ )\S+/, `$1edited${at}`);
    const never = Array.from({ length: 9 }, (_, n) => `never${(at + n * 7) % 9_973}`).join(" ");
    // Its own page has a heading and a menu more, which moves every position.
    const range = { start: start + 1_000, end: end + 1_000 };
    if (kind === 3) return { exact: never, prefix: "nobody wrote ", suffix: " this here", ...range };
    const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)];
    return { exact: kind === 2 ? near : exact, prefix, suffix, ...range };
  });
  const annotations = quoted.map(({ exact, prefix, suffix, start, end }, at) => ({
    id: `bench${at}`,
    created: "2026-01-02T03:04:05.678901+00:00",
    updated: "2026-01-02T03:04:05.678901+00:00",
    user: "acct:reader@hypothes.is",
    uri: ADDRESS,
    text: `Asked about this, ${at}.`,
    tags: at % 5 === 0 ? [`class/group ${at % 50}`] : [],
    group: "__world__",
    permissions: { read: ["group:__world__"] },
    document: { title: ["Minutes"] },
    target: [
      {
        source: ADDRESS,
        selector: [
          { type: "RangeSelector", startContainer: "/article[1]/p[1]", endContainer: "/article[1]/p[1]" },
          { type: "TextPositionSelector", start, end },
          { type: "TextQuoteSelector", exact, prefix, suffix },
        ],
      },
    ],
  }));
  const file = JSON.stringify({
    export_date: "2026-01-05T00:00:00Z",
    export_userid: "acct:reader@hypothes.is",
    annotations,
  });
  return { page, file, question: { new: text, selectors: quoted } };
}
