import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { makeFakeHost, type FakeHost } from "../fake-host";
import type { Calls } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { checkA11y } from "../shared/check-a11y";
import EditArticle from "./EditArticle.svelte";

let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});
async function opened() {
  const article = (
    await host.call("list_articles", {
      scope: { kind: "articles" },
      query: "",
      order: "newest",
      offset: 0,
      limit: 1,
    })
  ).rows[0]?.id;
  const onclose = vi.fn();
  render(EditArticle, { open: true, article: article ?? 0, onclose });
  await screen.findByLabelText("Headline");
  return { article, onclose };
}
const edits = () =>
  host.calls.filter((one) => one.name === "edit_article").map((one) => one.args as Calls["edit_article"]["args"]);
const type = (name: string, value: string) => fireEvent.input(screen.getByLabelText(name), { target: { value } });

describe("editing the fields of an article", () => {
  it("saves what was typed and tells what changed", async () => {
    const { article, onclose } = await opened();
    await checkA11y();
    const heard = vi.fn();
    const silence = onChanges(heard);
    await type("Outlet", "Coast Wire");
    await fireEvent.keyDown(screen.getByLabelText("Outlet"), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    silence();
    expect(edits()).toHaveLength(1);
    expect(edits()[0]).toMatchObject({ article, citation: { outlet: "Coast Wire" } });
    expect(heard).toHaveBeenCalledOnce();
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("writes nothing when nothing was changed", async () => {
    await opened();
    await fireEvent.click(screen.getByRole("button", { name: /Save/ }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(edits()).toEqual([]);
  });

  it("goes to the field that cannot be kept", async () => {
    await opened();
    await type("Updated", "whenever");
    await fireEvent.click(screen.getByRole("button", { name: /Save/ }));
    expect(document.activeElement).toBe(screen.getByLabelText("Updated"));
    expect(edits()).toEqual([]);
  });

  it("asks before typed words are lost", async () => {
    await opened();
    await type("Headline", "Another");
    await fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await screen.findByRole("alertdialog", { name: "Leave without saving?" });
    await fireEvent.click(screen.getByRole("button", { name: "Leave" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(edits()).toEqual([]);
  });

  it("keeps what was typed when it cannot be written", async () => {
    await opened();
    host.fail("edit_article", {
      kind: "full",
      message: "the disk is full; nothing was changed",
      hint: "Free some space.",
    });
    await type("Headline", "Another");
    await fireEvent.click(screen.getByRole("button", { name: /Save/ }));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
    expect(screen.getByLabelText<HTMLInputElement>("Headline").value).toBe("Another");
  });
});
