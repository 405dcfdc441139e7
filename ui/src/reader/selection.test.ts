import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { WRITTEN } from "../fake/articles";
import { left, p, write } from "../fake/write";
import type { DocumentView } from "../generated/wire";
import { TextMap, unitAt } from "./selection";
import Text from "./Text.svelte";

async function draw(document: DocumentView): Promise<{ root: HTMLElement; map: TextMap }> {
  return new Promise((done) => {
    const nothing = () => undefined;
    const { container } = render(Text, {
      document,
      language: "en",
      ondrawn: (map: TextMap, whole: boolean) => whole && done({ root: container, map }),
      onlink: nothing,
      onkey: nothing,
      onpoint: nothing,
      onhover: nothing,
    });
  });
}

const documents = WRITTEN.map((written, index) => write(index + 1, written.pieces));

describe("what is drawn", () => {
  it.each(documents)("is the canonical text, block by block, in document $id", async (document) => {
    const { root } = await draw(document);
    const drawn = [...root.querySelectorAll<HTMLElement>("[data-start]")];
    expect(drawn.map((element) => Number(element.dataset["start"]))).toEqual(
      document.blocks.map((one) => one.startUnit),
    );
    for (const [index, element] of drawn.entries()) {
      const block = document.blocks[index];
      expect(element.textContent).toBe(document.text.slice(block?.startUnit, block?.endUnit));
    }
  });

  it("is all there when it is long", async () => {
    const document = write(
      1,
      Array.from({ length: 900 }, (_, n) => p(`Paragraph **${n}** of many`)),
    );
    const { root, map } = await draw(document);
    expect(root.querySelectorAll("[data-start]")).toHaveLength(900);
    expect(map.drawn).toBe(900);
  });
});

describe("places", () => {
  it.each(documents)("come back as they were from the page, in document $id", async (document) => {
    const { map } = await draw(document);
    for (const block of document.blocks)
      for (let unit = block.startUnit; unit <= block.endUnit; unit++) {
        const point = map.pointAt(unit, unit < block.endUnit);
        expect(point && unitAt(point.node, point.offset)).toBe(unit);
      }
  });

  it("are none outside of the article", () => {
    expect(unitAt(document.body, 0)).toBeNull();
  });
});

describe("a selection", () => {
  const shown = write(1, [p("One two"), left("related", "Read also this"), p("three **four** five"), p("six")]);
  const { text } = shown;

  async function selected(make: (root: HTMLElement, blocks: Element[], selection: Selection) => void) {
    const { root, map } = await draw(shown);
    const selection = getSelection();
    if (!selection) throw new Error("no selection");
    make(root, [...root.querySelectorAll("[data-start]")], selection);
    const units = map.unitsOf(selection.getRangeAt(0));
    return units && text.slice(units.startUnit, units.endUnit);
  }
  const textIn = (element: Element | undefined): Node =>
    [...(element?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent) ?? document;

  it("across blocks and spans is the text between its ends", async () => {
    const words = await selected((_, blocks, selection) => {
      const strong = blocks[1]?.querySelector("strong") ?? undefined;
      selection.setBaseAndExtent(textIn(blocks[0]), 4, textIn(strong), 4);
    });
    expect(words).toBe("two\nthree four");
  });

  it("made backwards is the same", async () => {
    const words = await selected((_, blocks, selection) =>
      selection.setBaseAndExtent(textIn(blocks[2]), 3, textIn(blocks[0]), 4),
    );
    expect(words).toBe("two\nthree four five\nsix");
  });

  it("by a triple click ends before the next block", async () => {
    const words = await selected((_, blocks, selection) => {
      if (blocks[0] && blocks[1]) selection.setBaseAndExtent(blocks[0], 0, blocks[1], 0);
    });
    expect(words).toBe("One two");
  });

  it("of the whole page is the whole text", async () => {
    const words = await selected((_, __, selection) => selection.selectAllChildren(document.body));
    expect(words).toBe(text);
  });

  it("of what was left out has no place in the text", async () => {
    const words = await selected((root, _, selection) => {
      const dropped = root.querySelector("details p");
      if (dropped) selection.selectAllChildren(dropped);
    });
    expect(words).toBeNull();
  });

  it("of white space alone is none", async () => {
    const words = await selected((_, blocks, selection) =>
      selection.setBaseAndExtent(textIn(blocks[0]), 3, textIn(blocks[0]), 4),
    );
    expect(words).toBeNull();
  });

  it("is painted block by block, so that nothing between the blocks is", async () => {
    const { map } = await draw(shown);
    const ranges = map.rangesOf({ startUnit: 4, endUnit: text.length });
    const words = ranges.map((range) => {
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    });
    expect(words).toEqual(["two", "three four five", "six"]);
  });
});
