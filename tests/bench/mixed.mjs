// A folder as people have it: pages, mails, notes and documents side by side, some of them broken, some of them twice.

import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { page, plainArticle } from "./corpus.mjs";

const samples = resolve(import.meta.dirname, "../importers");

const titleOf = (index) => `Contract ${index} was signed twice`;
const quoted = (text) => text.replaceAll("=", "=3D").replaceAll(/.{1,70}/g, "$&=\r\n");

/** How each kind of file that is text is written: the ending of its name and what is in it. */
const KINDS = [
  { ending: "html", write: page },
  { ending: "txt", write: (index) => plainArticle(400, index) },
  {
    ending: "md",
    write: (index) => `# ${titleOf(index)}\n\n${plainArticle(400, index).split("\n").slice(2).join("\n")}`,
  },
  {
    ending: "eml",
    write: (index) =>
      `From: Press office <press@harbour.example>\r\nTo: desk@post.example\r\nSubject: ${titleOf(index)}\r\n` +
      `Date: Thu, 14 May 2026 09:12:00 +0200\r\nMessage-ID: <${index}@harbour.example>\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: text/plain; charset=utf-8\r\n\r\n${plainArticle(300, index).split("\n").slice(6).join("\r\n")}`,
  },
  {
    ending: "mhtml",
    write: (index, size) =>
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/${index}\r\nSubject: ${titleOf(index)}\r\n` +
      `Date: Thu, 14 May 2026 09:12:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; ` +
      `boundary="----MultipartBoundary--${index}----"\r\n\r\n------MultipartBoundary--${index}----\r\n` +
      `Content-Type: text/html\r\nContent-ID: <frame-${index}@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n` +
      `Content-Location: https://news.example/${index}\r\n\r\n${quoted(page(index, size))}\r\n` +
      `------MultipartBoundary--${index}------\r\n`,
  },
];

/** Bytes that are no article of any kind, in ways that differ. */
function broken(index) {
  const noise = Buffer.from(
    Array.from({ length: 2048 + index }, (_, at) => (at * 7919 + index * 31 + (at >> 3)) % 256),
  );
  const ways = [
    { ending: "txt", bytes: Buffer.alloc(0) },
    { ending: "html", bytes: noise },
    { ending: "docx", bytes: Buffer.concat([Buffer.from("PK\x03\x04"), noise]) },
    { ending: "pdf", bytes: Buffer.concat([Buffer.from("%PDF-1.7\n"), noise]) },
    { ending: "warc.gz", bytes: Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), noise]) },
  ];
  return ways[index % ways.length];
}

/**
 * Makes a folder of `count` files, of which `bad` cannot be read and `twice` hold the bytes of another; its pages have
 * `size` characters of furniture. One sample of each kind of file that is not text is among them.
 */
export function mixedFolder(folder, { count, bad = 0, twice = 0, size = 0 }) {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  const binary = readdirSync(samples).flatMap((id) =>
    readdirSync(join(samples, id))
      .filter((name) => /^sample\.(pdf|docx|odt|epub|rtf|png|webarchive)$/.test(name))
      .map((name) => join(samples, id, name)),
  );
  const name = (index, ending) => join(folder, `${String(index).padStart(5, "0")}.${ending}`);
  const good = count - bad - twice - binary.length;
  for (let index = 0; index < good; index += 1) {
    const { ending, write } = KINDS[index % KINDS.length];
    writeFileSync(name(index, ending), write(index, size));
  }
  for (const [at, file] of binary.entries()) cpSync(file, name(good + at, extname(file).slice(1)));
  const from = good + binary.length;
  for (let index = 0; index < twice; index += 1) {
    const { ending, write } = KINDS[index % KINDS.length];
    writeFileSync(name(from + index, ending), write(index, size));
  }
  for (let index = 0; index < bad; index += 1) {
    const { ending, bytes } = broken(index);
    writeFileSync(name(from + twice + index, ending), bytes);
  }
}
