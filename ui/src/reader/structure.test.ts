import { expect, it } from "vitest";
import { caption, figure, h, left, li, p, quote, rows, write } from "../fake/write";
import { runsOf } from "./runs";
import { chunksOf, type List, type Shape, shapesOf } from "./structure";

const list = ({ ordered, items }: List): string =>
  `${ordered ? "ol" : "ul"}(${items.map((item) => `${item.index}${item.lists.map(list).join("")}`).join(" ")})`;

function name(shape: Shape): string {
  if (shape.kind === "block") return `block ${shape.at.index}`;
  if (shape.kind === "list") return list(shape.list);
  if (shape.kind === "quote") return `quote ${shape.blocks.map((at) => at.index).join(" ")}`;
  if (shape.kind === "table") {
    const cells = shape.rows.map((row) => row.map((cell) => cell.index + (cell.header ? "h" : "")).join(" "));
    return `table ${cells.join(" | ")}${shape.caption ? ` caption ${shape.caption.index}` : ""}`;
  }
  if (shape.kind === "figure") return `figure ${shape.figure.index} caption ${shape.caption?.index ?? "none"}`;
  if (shape.kind === "page") return `page ${shape.page}`;
  return `left out ${shape.pieces.map((one) => one.text).join(" ")}`;
}

it("makes lists of items, with the deeper ones inside", () => {
  const document = write(1, [p("a"), li("b"), li("c", 1), li("d", 1), li("e"), li("f", 0, 1), li("g", 0, 2), p("h")]);
  expect(shapesOf(document).map(name)).toEqual(["block 0", "ul(1ul(2 3) 4)", "ol(5 6)", "block 7"]);
});

it("keeps an item that is deeper than anything above it", () => {
  expect(shapesOf(write(1, [li("a", 2), li("b", 1)])).map(name)).toEqual(["ul(0ul(1))"]);
});

it("says where a page of the source begins", () => {
  const document = write(1, [p("a"), p("b"), p("c")]);
  const pages = [1, 1, 2];
  const blocks = document.blocks.map((block, at) => ({ ...block, page: pages[at] ?? null }));
  expect(shapesOf({ ...document, blocks }).map(name)).toEqual(["page 1", "block 0", "block 1", "page 2", "block 2"]);
});

it("makes tables of cells, and a second table where the rows begin again", () => {
  const document = write(1, [...rows(["a", "b"], ["c", "d"]), ...rows(["e"], ["f"]), caption("g")]);
  expect(shapesOf(document).map(name)).toEqual(["table 0h 1h | 2 3", "table 4h | 5 caption 6"]);
});

it("puts quotations together, captions to their pictures and what was left out at its place", () => {
  const document = write(1, [
    h(2, "a"),
    quote("b"),
    quote("c"),
    left("related", "x"),
    quote("d"),
    figure("e"),
    caption("f"),
    caption("g"),
    left("promotion", "y"),
  ]);
  expect(shapesOf(document).map(name)).toEqual([
    "block 0",
    "quote 1 2",
    "left out x",
    "quote 3",
    "figure 4 caption 5",
    "block 6",
    "left out y",
  ]);
});

it("puts what was left out at one place together, and leaves fields to the head", () => {
  const document = write(1, [
    left("field", "headline"),
    left("navigation", "home"),
    left("field", "byline"),
    left("promotion", "subscribe"),
    li("a"),
    left("field", "dateline"),
    li("b"),
    left("related", "more"),
    left("comments", "first!"),
  ]);
  expect(shapesOf(document).map(name)).toEqual(["left out home subscribe", "ul(0 1)", "left out more first!"]);
});

it("cuts a long document into runs without losing a shape", () => {
  const shapes = shapesOf(
    write(
      1,
      Array.from({ length: 500 }, (_, n) => p(`p${n}`)),
    ),
  );
  const chunks = chunksOf(shapes, 60);
  expect(chunks.flatMap((chunk) => chunk.shapes)).toEqual(shapes);
  expect(chunks.map((chunk) => chunk.first)).toEqual([0, 60, 120, 180, 240, 300, 360, 420, 480]);
});

it("nests spans and cuts those that cross", () => {
  const text = "0123456789";
  const span = (startUnit: number, endUnit: number, style: "strong" | "emphasis") => ({
    startUnit,
    endUnit,
    style,
    url: "",
  });
  const block = {
    startUnit: 0,
    endUnit: 10,
    page: null,
    kind: { type: "paragraph" as const },
    spans: [span(2, 6, "strong"), span(4, 8, "emphasis")],
  };
  expect(runsOf(block, text)).toEqual([
    { text: "01" },
    { style: "strong", url: "", runs: [{ text: "23" }, { style: "emphasis", url: "", runs: [{ text: "45" }] }] },
    { style: "emphasis", url: "", runs: [{ text: "67" }] },
    { text: "89" },
  ]);
});
