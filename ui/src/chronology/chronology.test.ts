import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import type { Status } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import { everyClaim } from "../shared/every-claim";
import ChronologyPage from "./ChronologyPage.svelte";

let host: FakeHost;

class NoResizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", NoResizes);
  host = makeFakeHost();
  setHost(host);
});

async function say(statement: string, speaker: string, said: string, status: Status): Promise<number> {
  const fields = { statement, speaker, role: "", affiliation: "", basis: null, described: null, said, place: "" };
  const checked = { status, by: "", how: "" };
  return (await host.call("add_claim", { fields, checked, passages: [], bearing: "states" })).claim;
}

const press = (key: string, shiftKey = false) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey });
const at = () => document.activeElement?.getAttribute("aria-label");
const labels = (container: HTMLElement) => [...container.querySelectorAll(".axis text")].map((one) => one.textContent);

test("claims are gone through by time and speaker, zoomed and opened by key", async () => {
  await say("The gate was open.", "Ada Nyland", "2026-01-14", "disputed");
  const last = await say("It was shut.", "Ada Nyland", "2026-09-14", "confirmed");
  await say("It was never open.", "Harbour Office", "2026-02-01", "false");
  await say("Nobody knows when.", "Harbour Office", "", "unchecked");
  const asked = { of: { title: "All claims", claims: everyClaim }, onclaim: vi.fn(), onback: vi.fn() };
  const { container } = render(ChronologyPage, asked);
  const marks = await screen.findAllByRole("button", { name: / — / });
  expect(marks).toHaveLength(3);
  await checkA11y(container);
  (marks[0] as unknown as SVGElement).focus();
  expect(at()).toBe("The gate was open. — Ada Nyland, 14 January 2026, Disputed");
  await press("ArrowDown");
  await vi.waitFor(() => expect(at()).toContain("Harbour Office, 1 February 2026, False"));
  expect(container.querySelector(".told")?.textContent).toContain("It was never open.");
  await press("ArrowUp");
  await press("ArrowRight");
  await vi.waitFor(() => expect(at()).toContain("It was shut."));
  const whole = labels(container);
  await press("+");
  await press("+");
  await vi.waitFor(() => expect(labels(container)).not.toEqual(whole));
  // What the keys go to comes into sight.
  await press("Home");
  await vi.waitFor(() => expect(at()).toContain("The gate was open."));
  await press("0");
  await vi.waitFor(() => expect(labels(container)).toEqual(whole));
  // The wheel zooms, and the button shows all of it again.
  const plot = container.querySelector(".lane .plot") as HTMLElement;
  for (let turn = 0; turn < 8; turn += 1) await fireEvent.wheel(plot, { deltaY: -3 });
  await vi.waitFor(() => expect(labels(container)).not.toEqual(whole));
  expect(labels(container).length).toBeGreaterThan(0);
  await fireEvent.click(screen.getByRole("button", { name: "Show all of it" }));
  await vi.waitFor(() => expect(labels(container)).toEqual(whole));
  await press("End");
  await vi.waitFor(() => expect(at()).toContain("It was shut."));
  await press("Enter");
  expect(asked.onclaim).toHaveBeenCalledWith(last);
  // What has no date is listed.
  await fireEvent.click(screen.getByRole("button", { name: "Nobody knows when." }));
  expect(asked.onclaim).toHaveBeenCalledTimes(2);
});

test("the timeline of one speaker says so when there is nothing on it", async () => {
  const claims = { ...everyClaim, speaker: 99 };
  render(ChronologyPage, { of: { title: "Nobody", claims }, onclaim: vi.fn(), onback: vi.fn() });
  expect(await screen.findByText("Nothing to show")).toBeTruthy();
});
