// The source of a clipping, as the shell would show it: web pages in a frame, everything else as text.

import type { OriginalView } from "../generated/wire";
import type { FakeArticle, FakeLibrary } from "./library";

const PAGE = `<!doctype html><style>body{font:16px/1.5 Georgia;margin:2rem;max-width:40rem}</style>
<p><a href="#">Home</a> | <a href="#">World</a> | <a href="#">Sport</a></p>`;

/** What the shell says of the source of an article's clipping. */
export function originalOf(article: FakeArticle, library: FakeLibrary): OriginalView {
  const { text } = library.document(article.document);
  const isPage = !["markdown", "plain_text"].includes(article.importer);
  const paragraphs = text.split("\n").map((line) => `<p>${line.replaceAll("<", "&lt;")}</p>`);
  const page = `${PAGE}<h1>${article.citation.headline}</h1>${paragraphs.join("")}`;
  return {
    capture: article.id,
    fileName: article.fileName,
    importer: article.importer,
    capturedMs: article.clippedMs,
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    bytes: page.length,
    look: isPage
      ? { kind: "page", src: `data:text/html;charset=utf-8,${encodeURIComponent(page)}` }
      : { kind: "text", text },
  };
}
