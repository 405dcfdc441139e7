import { fireEvent, render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { Thrown } from "./thrown.svelte";
import ThrownAway from "./ThrownAway.svelte";

let host: FakeHost;

beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});

const story = (title: string) => ({
  title,
  angle: "",
  deadline: "",
  embargo: "",
  embargoNote: "",
  published: "",
  url: "",
});

test("what lies in the trash is brought back by key", async () => {
  const { story: first } = await host.call("add_story", story("The port"));
  const { story: second } = await host.call("add_story", story("The water"));
  await host.call("trash_stories", { stories: [first] });
  await host.call("trash_stories", { stories: [second] });
  const thrown = new Thrown();
  await thrown.load();
  expect(thrown.counts).toEqual({ stories: 2, people: 0, drafts: 0 });
  const tabs = createRawSnippet(() => ({ render: () => "<span></span>" }));
  const onclose = vi.fn();
  const { container } = render(ThrownAway, { thrown, of: "stories", readOnly: false, tabs, onclose });
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("The port"));
  await checkA11y(container);
  const press = (key: string, shiftKey = false) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey });
  await press("ArrowDown");
  expect(document.activeElement?.textContent).toContain("The water");
  await press("Delete", true);
  await vi.waitFor(() => expect(screen.queryByText("The water")).toBeNull());
  expect(document.activeElement?.textContent).toContain("The port");
  await press("Delete", true);
  expect(await screen.findByText("No story is in the trash.")).toBeTruthy();
  expect(host.library.kept.ledger.stories.every((one) => !one.trashed)).toBe(true);
  await press("Escape");
  expect(onclose).toHaveBeenCalled();
});
