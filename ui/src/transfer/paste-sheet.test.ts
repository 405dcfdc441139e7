import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import type { Preview } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { checkA11y } from "../shared/check-a11y";
import { answers, argsOf, button, fails, FULL, host, shown } from "./fixtures/scripted";

const NOTHING = {
  headline: "",
  byline: [],
  dateline: "",
  outlet: "",
  published: "",
  updated: "",
  url: "",
  language: "",
};

/** What the shell finds on the clipboard. */
async function clipping(): Promise<Preview> {
  const pasted = await host.call("preview_paste", undefined);
  if (pasted.kind !== "clipping") throw new Error("there is no clipping on the clipboard");
  return pasted.preview;
}

async function pasted(change: Partial<Preview> = {}) {
  const found = await clipping();
  answers.preview_paste = () => ({ kind: "clipping", preview: { ...found, ...change } });
  const shell = shown();
  await shell.paste();
  const sheet = await screen.findByRole("dialog", { name: "Clip this article" });
  return { ...shell, sheet, token: found.token };
}

describe("the paste sheet", () => {
  it("shows what was found, set like an article, and what was left out", async () => {
    const { sheet } = await pasted();
    expect(screen.getByLabelText<HTMLInputElement>("Headline").value).toBe("Harbour board to vote on new badges");
    const article = within(sheet).getByRole("article");
    expect(within(article).getByRole("heading").textContent).toBe("Harbour board to vote on new badges");
    expect(article.textContent).toContain("The harbour board will vote on new badges in June");
    expect(article.textContent).toContain("412 words, 2 min");
    expect(sheet.textContent).toContain("Related links");
    expect(sheet.textContent).toContain("One picture did not come with the article");
    await checkA11y();
  });

  it("has the focus on Keep, and keeps with one key", async () => {
    const { onopened, token } = await pasted();
    await waitFor(() => expect(document.activeElement).toBe(button(/^Keep/)));
    const heard = vi.fn();
    const silence = onChanges(heard);
    await fireEvent.click(document.activeElement ?? document.body);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    silence();
    expect(argsOf("keep_paste")).toEqual([
      {
        token,
        citation: expect.objectContaining({ byline: ["Mara Lind"], dateline: "ØSTHAVN" }),
        tags: [],
        belongs: { kind: "byAddress" },
      },
    ]);
    expect(heard).toHaveBeenCalledOnce();
    expect(onopened).toHaveBeenCalledOnce();
    expect(argsOf("discard_paste")).toEqual([]);
  });

  it("says of what the text is a copy, and keeps it all the same", async () => {
    const copyOf = { article: 7, headline: "Badges opened the gates", outlet: "Morning Post", published: "2024-06-02" };
    const { sheet } = await pasted({ copyOf });
    expect(sheet.textContent).toMatch(
      /Much like an article in your library: “Badges opened the gates” of Morning Post/u,
    );
    await fireEvent.click(button(/^Keep/));
    await waitFor(() => expect(argsOf("keep_paste")).toHaveLength(1));
  });

  it("keeps what was corrected and tagged, by Ctrl+Enter from any field", async () => {
    const { sheet } = await pasted();
    await fireEvent.input(screen.getByLabelText("Published"), { target: { value: "may 2026" } });
    await fireEvent.input(screen.getByLabelText("Headline"), { target: { value: "Board to vote" } });
    expect(within(sheet).getByRole("heading", { name: "Board to vote" })).toBeTruthy();
    const tag = screen.getByRole("combobox", { name: "Tags for this article" });
    await fireEvent.input(tag, { target: { value: "ports/new" } });
    await fireEvent.keyDown(tag, { key: "Enter" });
    await fireEvent.keyDown(screen.getByLabelText("Headline"), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("keep_paste")).toMatchObject([
      { citation: { published: "2026-05", headline: "Board to vote" }, tags: ["ports/new"] },
    ]);
  });

  it("does not lose a tag that is typed and not yet added", async () => {
    await pasted();
    const tag = screen.getByRole("combobox", { name: "Tags for this article" });
    await fireEvent.input(tag, { target: { value: "ports" } });
    await fireEvent.keyDown(tag, { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(argsOf("keep_paste")).toMatchObject([{ tags: ["ports"] }]));
  });

  it("keeps nothing while a field cannot be understood, and goes there", async () => {
    await pasted();
    await fireEvent.input(screen.getByLabelText("Published"), { target: { value: "soon" } });
    await fireEvent.click(button(/^Keep/));
    expect(argsOf("keep_paste")).toEqual([]);
    expect(document.activeElement).toBe(screen.getByLabelText("Published"));
  });

  it("is put away by Escape", async () => {
    const { sheet, token, onopened } = await pasted();
    await fireEvent.keyDown(sheet, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("discard_paste")).toEqual([{ token }]);
    expect(onopened).not.toHaveBeenCalled();
  });

  it("asks before it throws away what was typed", async () => {
    const { sheet } = await pasted();
    await fireEvent.input(screen.getByLabelText("Outlet"), { target: { value: "Coast Wire" } });
    await fireEvent.keyDown(sheet, { key: "Escape" });
    const question = await screen.findByRole("alertdialog", { name: "Put this clipping away?" });
    expect(argsOf("discard_paste")).toEqual([]);
    await fireEvent.click(within(question).getByRole("button", { name: "Put away" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("discard_paste")).toHaveLength(1);
  });

  it("says what was not found", async () => {
    const { sheet } = await pasted({
      citation: NOTHING,
      lines: [],
      words: 0,
      dropped: [],
      warnings: [{ kind: "no-headline", count: 0, name: "" }],
    });
    expect(within(sheet).getByRole("heading", { name: "No headline was found" })).toBeTruthy();
    expect(sheet.textContent).toContain("No text of an article was found.");
    expect(within(sheet).getAllByText("not found")).toHaveLength(8);
    await checkA11y();
  });

  it("opens what is here already instead of keeping it twice", async () => {
    const { onopened, sheet } = await pasted({ already: { article: 7, headline: "The old one", trashed: false } });
    expect(sheet.textContent).toContain("in your library already: “The old one”");
    await waitFor(() => expect(document.activeElement).toBe(button("Open it")));
    await fireEvent.click(button("Open it"));
    expect(onopened).toHaveBeenCalledExactlyOnceWith(7);
    expect(argsOf("discard_paste")).toHaveLength(1);
    expect(argsOf("keep_paste")).toEqual([]);
  });

  it("says when what is here lies in the trash", async () => {
    const { sheet } = await pasted({ already: { article: 7, headline: "The old one", trashed: true } });
    expect(sheet.textContent).toContain("in the trash");
    await checkA11y();
  });

  it("stays with all that was typed when it cannot be kept", async () => {
    await pasted();
    answers.keep_paste = fails(FULL);
    await fireEvent.input(screen.getByLabelText("Outlet"), { target: { value: "Coast Wire" } });
    await fireEvent.click(button(/^Keep/));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full; nothing was changed.");
    expect(screen.getByLabelText<HTMLInputElement>("Outlet").value).toBe("Coast Wire");
    delete answers.keep_paste;
    await fireEvent.click(button(/^Keep/));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("keep_paste")).toHaveLength(2);
  });

  it("does not open when there is nothing to clip; it says so and offers files", async () => {
    answers.preview_paste = fails({
      kind: "invalid",
      message: "the clipboard is empty",
      hint: "Copy an article first.",
    });
    await shown().paste();
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The clipboard is empty.");
    expect(alert.textContent).toContain("Copy an article first.");
    expect(screen.queryByRole("dialog")).toBeNull();
    await fireEvent.click(within(alert).getByRole("button", { name: "Import files" }));
    expect(argsOf("choose_files")).toHaveLength(1);
  });

  it("shows a copied picture", async () => {
    const picture = "clip://localhost/picture/00";
    await pasted({ picture, lines: [], words: 0 });
    expect(screen.getByRole<HTMLImageElement>("img", { name: "The picture of the clipping" }).src).toBe(picture);
    expect(screen.queryByText("No text of an article was found.")).toBeNull();
    await checkA11y();
  });

  it("gives way to an import when files were copied", async () => {
    answers.preview_paste = () => ({ kind: "files", paths: ["/c/a.pdf", "/c/below"] });
    await shown().paste();
    expect(argsOf("import_paths")).toEqual([{ paths: ["/c/a.pdf", "/c/below"] }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is not opened twice", async () => {
    const { paste } = await pasted();
    await paste();
    expect(argsOf("preview_paste")).toHaveLength(2); // one to make the picture in this test, one of the sheet
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
  });

  it("becomes a version of the article that the user chooses", async () => {
    const { sheet } = await pasted();
    await fireEvent.click(within(sheet).getByRole("button", { name: "New version of…" }));
    const dialog = await screen.findByRole("dialog", { name: "Of which article is this a new version?" });
    await fireEvent.input(within(dialog).getByLabelText("Find the article"), { target: { value: "Audit" } });
    const found = await within(dialog).findByRole("radio", { name: /Audit/ });
    await fireEvent.click(found);
    await fireEvent.click(within(dialog).getByRole("button", { name: "Choose" }));
    await waitFor(() => expect(sheet.textContent).toContain("Will be kept as a new version of"));
    await checkA11y();
    await fireEvent.click(within(sheet).getByRole("button", { name: /^Keep version/ }));
    await waitFor(() => expect(argsOf("keep_paste")).toHaveLength(1));
    const article = Number((found as HTMLInputElement).value);
    expect(argsOf("keep_paste")).toMatchObject([{ belongs: { kind: "to", article } }]);
  });
});
