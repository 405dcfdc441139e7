import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { setHost } from "../api";
import { makeFakeHost, type FakeHost } from "../fake-host";
import { checkA11y } from "./check-a11y";
import { leaving } from "./leaving.svelte";
import Markdown from "./Markdown.svelte";
import { parseMarkdown } from "./markdown";

let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});
const drawn = (text: string) => render(Markdown, { text }).container;

describe("a note", () => {
  it("is drawn as it was meant", async () => {
    const note = drawn(
      "# Ask\n\nSame *wording* as **2019**, ~~gone~~ `code`\nnext &amp; line\n\n- [x] called\n- [ ] not yet\n\n3. three\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---",
    );
    expect(note.querySelector("em")?.textContent).toBe("wording");
    expect(note.querySelector("strong")?.textContent).toBe("2019");
    expect(note.querySelector("del")?.textContent).toBe("gone");
    expect(note.querySelector("code")?.textContent).toBe("code");
    expect(note.textContent).toContain("next & line");
    expect([...note.querySelectorAll("li.task")].map((one) => one.textContent?.replace(/\s+/g, " ").trim())).toEqual([
      "Done: called",
      "To do: not yet",
    ]);
    expect(note.querySelector("ol")?.start).toBe(3);
    expect(note.querySelector("blockquote")?.textContent?.trim()).toBe("quoted");
    expect(note.querySelector("td")?.textContent).toBe("1");
    expect(note.querySelector("h1")).toBeNull();
    await checkA11y();
  });

  it("shows where a link leads before anything is opened", async () => {
    drawn("[the audit](https://audit.example/p41)");
    const link = screen.getByRole("link", { name: "the audit" });
    expect(link.title).toBe("https://audit.example/p41");
    const stayed = await fireEvent.click(link);
    expect(stayed).toBe(false);
    expect(leaving.url).toBe("https://audit.example/p41");
    expect(host.calls).toEqual([]);
  });
});

describe("a hostile note", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    'a <b onclick="x">bold</b> word',
    "<iframe src=https://x.example></iframe>\n\ntext",
    "<!-- hidden -->",
    "<svg><style>*{}</style></svg>",
  ])("shows %j as text", (text) => {
    const note = drawn(text);
    expect(note.querySelector("script, img, b, iframe, svg, style, [onclick], [onerror]")).toBeNull();
    expect(note.textContent).toContain(text.split("\n")[0] ?? "");
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html,hi)",
    "[x](file:///etc/passwd)",
    "[x](clip://1)",
    "[x](/relative)",
    "<javascript:alert(1)>",
    "[x][r]\n\n[r]: vbscript:x",
  ])("makes no link of %j", (text) => {
    expect(drawn(text).querySelector("a")).toBeNull();
  });

  it("loads no picture", () => {
    const note = drawn("![map](https://spy.example/a.png) and ![](https://spy.example/b.png)");
    expect(note.querySelector("img, [src], [style]")).toBeNull();
    expect(note.textContent).toContain("[picture: map]");
  });

  it("keeps its words when it is nested beyond reason", () => {
    const deep = `${">".repeat(4000)} words`;
    expect(JSON.stringify(parseMarkdown(deep))).toContain("words");
    expect(JSON.stringify(parseMarkdown(`${"- ".repeat(60)}deep`))).toContain("deep");
    expect(JSON.stringify(parseMarkdown(`${"*a ".repeat(500)}`))).toContain("a");
  });
});
