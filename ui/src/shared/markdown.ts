// Markdown as plain values. Nothing in here is HTML: tags in a note are shown as the text that they are.

import { Lexer, type Token, type Tokens } from "marked";

export type Inline =
  | { type: "text"; text: string }
  | { type: "strong" | "emphasis" | "deleted"; inlines: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; url: string; inlines: Inline[] }
  | { type: "picture"; alt: string }
  | { type: "break" };

export interface Item {
  /** For a task: whether it is done. */
  done: boolean | null;
  blocks: Block[];
}

export type Block =
  | { type: "paragraph"; inlines: Inline[] }
  | { type: "heading"; level: number; inlines: Inline[] }
  | { type: "code"; text: string }
  | { type: "quote"; blocks: Block[] }
  | { type: "list"; start: number | null; items: Item[] }
  | { type: "table"; head: Inline[][]; rows: Inline[][][] }
  | { type: "rule" };

/** How deep lists and quotes may lie in each other; what is deeper is shown as it was written. */
const DEEPEST = 12;

/** An address that may be opened, as it will be opened; null for every other. */
export function safeUrl(href: string): string | null {
  try {
    const url = new URL(href.trim());
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Reads Markdown (CommonMark with tables, tasks and struck text). */
export function parseMarkdown(text: string): Block[] {
  try {
    return blocks(new Lexer({ gfm: true }).lex(text), 0);
  } catch {
    // Something that the lexer cannot take, such as thousands of nested quotes: the words are still there to read.
    return [{ type: "paragraph", inlines: [{ type: "text", text }] }];
  }
}

function blocks(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => block(token as Tokens.Generic, depth));
}

function block(token: Tokens.Generic, depth: number): Block[] {
  const plain = (): Block[] => {
    const text = token.raw.trim();
    return text === "" ? [] : [{ type: "paragraph", inlines: [{ type: "text", text }] }];
  };
  if (depth > DEEPEST) return plain();
  switch (token.type) {
    case "space":
    case "def":
    case "checkbox":
      return [];
    case "hr":
      return [{ type: "rule" }];
    case "code":
      return [{ type: "code", text: (token as Tokens.Code).text }];
    case "heading":
      return [{ type: "heading", level: (token as Tokens.Heading).depth, inlines: inlines(token.tokens, 0) }];
    case "blockquote":
      return [{ type: "quote", blocks: blocks(token.tokens ?? [], depth + 1) }];
    case "list": {
      const list = token as Tokens.List;
      return [
        {
          type: "list",
          start: list.ordered ? Number(list.start) || 1 : null,
          items: list.items.map((item) => ({
            done: item.task ? (item.checked ?? false) : null,
            blocks: blocks(item.tokens, depth + 1),
          })),
        },
      ];
    }
    case "table": {
      const table = token as Tokens.Table;
      const cells = (row: Tokens.TableCell[]) => row.map((cell) => inlines(cell.tokens, 0));
      return [{ type: "table", head: cells(table.header), rows: table.rows.map(cells) }];
    }
    case "paragraph":
    case "text":
      return [
        { type: "paragraph", inlines: token.tokens ? inlines(token.tokens, 0) : [{ type: "text", text: token.raw }] },
      ];
    default:
      return plain();
  }
}

function inlines(tokens: readonly Token[] | undefined, depth: number): Inline[] {
  return (tokens ?? []).flatMap((token) => inline(token as Tokens.Generic, depth));
}

function inline(token: Tokens.Generic, depth: number): Inline[] {
  if (depth > DEEPEST) return [{ type: "text", text: token.raw }];
  const inner = (): Inline[] => inlines(token.tokens, depth + 1);
  switch (token.type) {
    case "strong":
      return [{ type: "strong", inlines: inner() }];
    case "em":
      return [{ type: "emphasis", inlines: inner() }];
    case "del":
      return [{ type: "deleted", inlines: inner() }];
    case "codespan":
      return [{ type: "code", text: (token as Tokens.Codespan).text }];
    case "br":
      return [{ type: "break" }];
    case "checkbox":
      return [];
    case "image":
      return [{ type: "picture", alt: (token as Tokens.Image).text }];
    case "link": {
      const url = safeUrl((token as Tokens.Link).href);
      return url === null ? inner() : [{ type: "link", url, inlines: inner() }];
    }
    case "text":
    case "escape":
      return token.tokens ? inner() : [{ type: "text", text: decoded((token as Tokens.Text).text) }];
    default:
      return [{ type: "text", text: token.raw }];
  }
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The few entities that people write in Markdown; the rest stay as they are. */
function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|nbsp);/gu, (whole, name: string) => NAMED[name] ?? whole);
}
