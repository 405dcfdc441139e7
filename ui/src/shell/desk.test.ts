import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { toasts } from "../shared/toasts.svelte";
import { Desk } from "./desk.svelte";

let host: FakeHost;
let desk: Desk;
let stop: () => void;

async function start(search = ""): Promise<void> {
  host = makeFakeHost(search);
  setHost(host);
  desk = new Desk();
  stop = desk.start();
  await vi.waitFor(() => {
    expect(desk.counts).not.toBeNull();
    expect(desk.articles.pages.total).not.toBeNull();
    expect(desk.tags.list.length > 0 || search === "?empty").toBe(true);
  });
}

beforeEach(() => start());
afterEach(() => {
  stop();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

const headlines = () => desk.articles.pages.rows.map((row) => row?.headline);

describe("the desk", () => {
  it("starts with the newest article", async () => {
    await vi.waitFor(() => expect(desk.reading).not.toBeNull());
    expect(desk.reading?.article).toBe(desk.articles.pages.rows[0]?.id);
    expect(desk.articles.selection.focus).toBe(0);
  });

  it("goes on to the next article when one is thrown away, and says how to undo it", async () => {
    await vi.waitFor(() => expect(desk.reading).not.toBeNull());
    const [, second] = headlines();
    await desk.trash();
    await vi.waitFor(() => expect(headlines()[0]).toBe(second));
    expect(desk.reading?.article).toBe(desk.articles.pages.rows[0]?.id);
    await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toBe("Moved an article to Trash"));
    toasts.list.at(-1)?.action?.run();
    await vi.waitFor(() => expect(headlines()[1]).toBe(second));
    expect(toasts.list.at(-1)?.text).toBe("Undone: trash an article");
  });

  it("throws away all that are chosen", async () => {
    const total = desk.articles.pages.total ?? 0;
    const three = desk.articles.pages.rows.slice(0, 3).map((row) => row?.id);
    await desk.articles.to(0);
    await desk.articles.to(2, true);
    await desk.trash();
    await vi.waitFor(() => expect(desk.articles.pages.total).toBe(total - 3));
    expect(host.calls.findLast((one) => one.name === "trash_articles")?.args).toEqual({ articles: three });
  });

  it("reads again what an undo brought back to an empty desk", async () => {
    await desk.search({ text: "customs" });
    await desk.articles.all();
    const [first] = desk.articles.chosen;
    await desk.trash();
    await vi.waitFor(() => expect(desk.reading).toBeNull());
    await desk.history.undo();
    await vi.waitFor(() => expect(desk.reading?.article).toBe(first));
  });

  it("shows what fits a query, and all of it again without one", async () => {
    const all = headlines();
    await desk.search({ text: "customs" });
    expect(headlines()).not.toEqual(all);
    expect(desk.sorting.by).toBe("relevance");
    await desk.search({ text: "" });
    expect(headlines()).toEqual(all);
    expect(desk.sorting).toEqual({ by: "made", descending: true });
  });

  it("archives out of the inbox, and moves back what is archived", async () => {
    await desk.go({ kind: "inbox" });
    const total = desk.articles.pages.total ?? 0;
    await desk.step(1);
    const id = desk.articles.chosen[0];
    await desk.archive();
    await vi.waitFor(() => expect(desk.articles.pages.total).toBe(total - 1));
    await desk.go({ kind: "articles" });
    const at = desk.articles.pages.rows.findIndex((row) => row?.id === id);
    await desk.articles.to(at);
    await desk.archive();
    expect(host.calls.findLast((one) => one.name === "archive_articles")?.args).toEqual({
      articles: [id],
      archived: false,
    });
  });

  it("opens a passage in its article", async () => {
    await desk.showTab("passages");
    await desk.step(1);
    const row = desk.passages.pages.rows[0];
    expect(desk.reading).toEqual({ article: row?.article, passage: row?.id });
  });

  it("restores what is chosen in Trash", async () => {
    await desk.go({ kind: "trash" });
    expect(desk.articles.pages.total).toBe(1);
    await desk.step(1);
    await desk.restore();
    await vi.waitFor(() => expect(desk.articles.pages.total).toBe(0));
    expect(desk.reading).toBeNull();
  });

  it("leaves a tag that was removed while it is shown", async () => {
    const tag = desk.tags.list.find((one) => one.path === "money");
    await desk.go({ kind: "tag", tag: tag?.id ?? 0, path: "money" });
    await desk.tags.remove(tag?.id ?? 0);
    await vi.waitFor(() => expect(desk.place.kind).toBe("articles"));
  });

  it("exports the choice when there is one, else the list", async () => {
    await desk.search({ text: "badge" });
    expect(desk.exportScope).toEqual({ kind: "list", scope: { kind: "articles" }, query: "badge" });
    await desk.articles.to(0);
    await desk.articles.to(1, true);
    expect(desk.exportScope).toEqual({ kind: "articles", articles: desk.articles.chosen });
  });

  it("says what failed and keeps the list", async () => {
    const all = headlines();
    host.fail("trash_articles", { kind: "full", message: "the disk is full", hint: "Free some space." });
    await desk.articles.to(0);
    await desk.trash();
    expect(headlines()).toEqual(all);
    expect(toasts.list.at(-1)).toMatchObject({ kind: "problem", text: "The disk is full." });
  });

  it("goes on to the next annotation when one has its place", async () => {
    const article = desk.articles.pages.rows[0]?.id ?? 0;
    host.annotations.put({ article, why: "notFound", exact: "lost words" });
    host.annotations.put({ article: null, exact: "other words" });
    await desk.go({ kind: "unplaced" });
    await desk.unplaced.to(0);
    if (desk.unplaced.focused) desk.readRow(desk.unplaced.focused);
    expect(desk.reading?.article).toBe(article);
    expect(await desk.placeAt(null)).toBe(false);
    expect(toasts.list.at(-1)?.text).toBe("Select the words in the article first.");
    expect(await desk.placeAt({ document: article, startUnit: 0, endUnit: 9 })).toBe(true);
    await vi.waitFor(() => expect(desk.placing?.exact).toBe("other words"));
    expect(desk.reading).toBeNull();
    await desk.trash();
    await vi.waitFor(() => expect(desk.counts?.unplaced).toBe(0));
  });
});
