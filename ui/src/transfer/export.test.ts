import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { checkA11y } from "../shared/check-a11y";
import { working } from "../shared/work.svelte";
import { answers, argsOf, button, fails, FULL, shown } from "./fixtures/scripted";
import { EXPORTED_KEYS } from "./fixtures/shown";

it("the shell can ask for everything", () => {
  const shell = shown();
  for (const key of EXPORTED_KEYS) expect(shell[key]).toBeTypeOf("function");
});

describe("an export", () => {
  async function asked(articles: number[] = [1, 2]) {
    const shell = shown();
    shell.exportDialog({ kind: "articles", articles }, "Harbour desk");
    const dialog = await screen.findByRole("dialog", { name: "Export" });
    await screen.findByRole("radio", { name: /Markdown/ });
    return { ...shell, dialog };
  }
  beforeEach(async () => {
    working.exporting = null;
    const { keepExport } = await import("./exporting");
    keepExport({ format: "markdown", folder: false, options: {}, template: null });
  });

  it("asks for a format and a place, writes, and shows where it is", async () => {
    const { dialog } = await asked();
    expect(dialog.textContent).toMatch(/2 articles, \d+ passages/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("radio", { name: /Markdown/ })));
    await checkA11y();
    await fireEvent.click(screen.getByRole("radio", { name: /Table \(CSV\)/ }));
    await fireEvent.click(button("Choose a place"));
    await screen.findByRole("dialog", { name: "Exported" });
    expect(argsOf("choose_export")).toEqual([{ format: "csv", name: "Harbour desk", folder: false }]);
    expect(argsOf("export")).toEqual([
      {
        format: "csv",
        scope: { kind: "articles", articles: [1, 2] },
        title: "",
        options: [],
        template: null,
        path: "/home/mara/Harbour desk.csv",
        despite: null,
      },
    ]);
    await checkA11y();
    await fireEvent.click(button("Show in folder"));
    expect(argsOf("reveal_path")).toEqual([{ path: "/home/mara/Harbour desk.csv" }]);
  });

  it("offers what the format heeds, and remembers it", async () => {
    const { dialog } = await asked();
    expect(within(dialog).queryByLabelText("Sources")).toBeNull();
    await fireEvent.click(screen.getByRole("radio", { name: /Word/ }));
    await fireEvent.change(within(dialog).getByLabelText("Sources"), { target: { value: "endnotes" } });
    await fireEvent.click(within(dialog).getByLabelText("A fact-check table"));
    await fireEvent.click(within(dialog).getByLabelText("Notes"));
    expect(within(dialog).queryByLabelText("Also private notes")).toBeNull();
    await checkA11y();
    await fireEvent.click(button("Choose a place"));
    await screen.findByRole("dialog", { name: "Exported" });
    const options = argsOf("export")[0]?.options ?? [];
    const value = (name: string) => options.find((one) => one.name === name)?.value;
    expect(["sources", "fact-check", "notes", "private-notes"].map(value)).toEqual(["endnotes", "on", "off", "off"]);
    const { lastExport } = await import("./exporting");
    expect(lastExport()).toMatchObject({ format: "docx", options: { sources: "endnotes" } });
  });

  it("writes by a template, shows what it makes, and says what is wrong in it", async () => {
    const { dialog } = await asked();
    await fireEvent.change(within(dialog).getByLabelText("Dialect"), { target: { value: "template" } });
    const place = () => button("Choose a place") as HTMLButtonElement;
    expect(place().disabled).toBe(true);
    await fireEvent.click(button("Choose a file"));
    const preview = await within(dialog).findByLabelText("The first article by this template");
    expect(preview.textContent).toBe("# The first article, by /home/mara/Desk notes.md.jinja\n");
    expect(within(dialog).getByText("Desk notes.md.jinja")).toBeTruthy();
    await checkA11y();
    // Whoever changed it outside sees what it makes now.
    answers.preview_template = fails({ kind: "invalid", message: "the template, line 3: no such filter", hint: "" });
    await fireEvent.focus(window);
    expect(await within(dialog).findByText(/line 3/)).toBeTruthy();
    answers.preview_template = () => "Mended";
    await fireEvent.focus(window);
    await waitFor(() => expect(within(dialog).queryByText(/line 3/)).toBeNull());
    await fireEvent.click(place());
    await screen.findByRole("dialog", { name: "Exported" });
    expect(argsOf("export")[0]).toMatchObject({ format: "markdown", template: "/home/mara/Desk notes.md.jinja" });
    const { lastExport } = await import("./exporting");
    expect(lastExport().template).toBe("/home/mara/Desk notes.md.jinja");
  });

  it("asks before a story under embargo goes out", async () => {
    const held = [{ story: 1, title: "The open gate", until: "2099-06-01", note: "with the port" }];
    answers.measure_export = () => ({ articles: 2, passages: 3, claims: 1, headline: "", held });
    const { dialog } = await asked();
    const choose = () => button("Choose a place") as HTMLButtonElement;
    await waitFor(() => expect(choose().disabled).toBe(true));
    expect(within(dialog).getByText("“The open gate” until 1 June 2099 · with the port")).toBeTruthy();
    await checkA11y();
    await fireEvent.input(within(dialog).getByLabelText("Your name"), { target: { value: "M. Holm" } });
    expect(choose().disabled).toBe(true);
    await fireEvent.input(within(dialog).getByLabelText("Why it goes out now"), { target: { value: "For legal" } });
    await waitFor(() => expect(choose().disabled).toBe(false));
    await fireEvent.click(choose());
    await screen.findByRole("dialog", { name: "Exported" });
    expect(argsOf("export")[0]?.despite).toEqual({ who: "M. Holm", why: "For legal" });
    delete answers.measure_export;
  });

  it("can make a folder where the format can", async () => {
    await asked();
    await fireEvent.click(screen.getByRole("radio", { name: "A folder with a file for each article" }));
    await fireEvent.click(button("Choose a folder"));
    await screen.findByRole("dialog", { name: "Exported" });
    expect(argsOf("choose_export")).toEqual([{ format: "markdown", name: "Harbour desk", folder: true }]);
  });

  it("does not ask for a folder of one article, or in a format that has none", async () => {
    const { dialog } = await asked([1]);
    expect(within(dialog).queryByRole("radio", { name: /folder/ })).toBeNull();
    await fireEvent.keyDown(dialog, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("goes on with Enter, and stays when no place was chosen", async () => {
    answers.choose_export = () => null;
    await asked();
    await fireEvent.keyDown(screen.getByRole("radio", { name: /Markdown/ }), { key: "Enter" });
    await waitFor(() => expect(argsOf("choose_export")).toHaveLength(1));
    expect(argsOf("export")).toEqual([]);
    expect(screen.getByRole("dialog", { name: "Export" })).toBeTruthy();
  });

  it("counts what was found", async () => {
    const shell = shown();
    shell.exportDialog({ kind: "list", scope: { kind: "articles" }, query: "" }, "All");
    const dialog = await screen.findByRole("dialog", { name: "Export" });
    await waitFor(() => expect(dialog.textContent).toMatch(/\d+ articles, \d+ passages/));
  });

  it("says what went wrong and lets one try again", async () => {
    answers.export = fails(FULL);
    await asked();
    await fireEvent.click(button("Choose a place"));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
    delete answers.export;
    await fireEvent.click(button("Choose a place"));
    await screen.findByRole("dialog", { name: "Exported" });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
