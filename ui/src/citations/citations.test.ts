import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, expect, it } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { toasts } from "../shared/toasts.svelte";
import { copyCitation } from "./copy";
import StyleSettings from "./StyleSettings.svelte";

let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});

const style = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Citation style of this library" });

it("shows what a style looks like and chooses another one", async () => {
  render(StyleSettings, { readOnly: false });
  await screen.findByText(/as in note 1/u);
  expect(style().value).toBe("news");
  await checkA11y();
  await fireEvent.change(style(), { target: { value: "apa" } });
  expect(await screen.findByText("(Lind & van der Berg, 2026, p. 3)")).toBeTruthy();
  expect(screen.getByText("In the bibliography")).toBeTruthy();
  expect(screen.getByText("The Port Hale Ledger").tagName).toBe("I");
});

it("adds a style, gives it a name and takes it away", async () => {
  render(StyleSettings, { readOnly: false });
  await screen.findByText(/as in note 1/u);
  await fireEvent.click(screen.getByRole("button", { name: "Add a style…" }));
  const name = await screen.findByRole<HTMLInputElement>("textbox", { name: "Its name" });
  expect(name.value).toBe("House style");
  await fireEvent.change(name, { target: { value: "Our desk" } });
  await waitFor(() => expect(style().selectedOptions[0]?.text).toBe("Our desk"));
  await checkA11y();
  await fireEvent.click(screen.getByRole("button", { name: "Remove this style" }));
  await waitFor(() => expect(style().value).toBe("news"));
  expect(screen.queryByRole("textbox")).toBeNull();
});

it("changes nothing in a library that can only be read", async () => {
  render(StyleSettings, { readOnly: true });
  await screen.findByText(/as in note 1/u);
  expect(style().disabled).toBe(true);
  expect(screen.queryByRole("button")).toBeNull();
});

it("copies citations and says how many", async () => {
  await copyCitation([1, 2]);
  expect(host.calls.at(-1)).toEqual({ name: "copy_citation", args: { articles: [1, 2], markdown: false } });
  expect(toasts.list.some((toast) => toast.text.includes("2 citations copied"))).toBe(true);
});
