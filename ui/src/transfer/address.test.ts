import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { makeFakeHost, type FakeHost } from "../fake-host";
import type { Calls } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import { toasts } from "../shared/toasts.svelte";
import { hostOf } from "./fetching.svelte";
import type { Shown } from "./fixtures/shown";
import Shell from "./fixtures/Shell.svelte";

let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});
afterEach(() => {
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

const asked = (name: keyof Calls) => host.calls.filter((one) => one.name === name).map((one) => one.args);
const button = (name: string | RegExp) => screen.getByRole("button", { name });

async function opened(address = "") {
  const { component } = render(Shell, { onopened: vi.fn() });
  (component as unknown as Shown).fromAddress();
  const sheet = await screen.findByRole("dialog", { name: "Clip from an address" });
  await fireEvent.input(screen.getByLabelText("Address"), { target: { value: address } });
  return sheet;
}

it("offers to fetch a copied address, and fetches nothing by itself", async () => {
  setHost({
    ...host,
    call: (name, args) =>
      name === "preview_paste"
        ? (Promise.resolve({ kind: "address", url: "https://ledger.example/a" }) as never)
        : host.call(name, args),
  });
  const { component } = render(Shell, { onopened: vi.fn() });
  await (component as unknown as Shown).paste();
  const sheet = await screen.findByRole("dialog", { name: "Clip from an address" });
  expect(sheet.textContent).toContain("You copied an address. Fetch the page behind it?");
  expect(screen.getByLabelText<HTMLInputElement>("Address").value).toBe("https://ledger.example/a");
  await waitFor(() => expect(document.activeElement).toBe(button(/^Fetch/)));
  expect(asked("fetch_address")).toEqual([]);
  await fireEvent.click(button(/^Fetch/));
  expect(await screen.findByRole("dialog", { name: "Clip this article" })).toBeTruthy();
  expect(screen.getByRole("dialog").textContent).toContain("This is what was found at the address");
  expect(asked("fetch_address")).toEqual([{ url: "https://ledger.example/a", waiting: null }]);
});

it("asks for an address before it fetches", async () => {
  const sheet = await opened(" ");
  await fireEvent.click(button(/^Fetch/));
  expect(sheet.textContent).toContain("Type or paste an address");
  expect(asked("fetch_address")).toEqual([]);
  await checkA11y();
});

it("keeps what cannot be reached in a list, tries it again, and removes it", async () => {
  const sheet = await opened("ledger.offline/a");
  await fireEvent.click(button(/^Fetch/));
  await fireEvent.click(await screen.findByRole("button", { name: "Keep in the waiting list" }));
  await waitFor(() => expect(sheet.textContent).toContain("This address is in the waiting list"));
  expect(within(sheet).getByRole("heading", { name: "Waiting: 1" })).toBeTruthy();
  await checkA11y();
  await fireEvent.click(button("Fetch https://ledger.offline/a"));
  await waitFor(() => expect(asked("fetch_address")).toHaveLength(2));
  expect(asked("fetch_address")[1]).toEqual({ url: "https://ledger.offline/a", waiting: 1 });
  await waitFor(() => expect(button("Remove https://ledger.offline/a")).toHaveProperty("disabled", false));
  await fireEvent.click(button("Remove https://ledger.offline/a"));
  await waitFor(() => expect(screen.queryByRole("heading", { name: /^Waiting/ })).toBeNull());
});

it("can be stopped, and says so by letting the address be changed", async () => {
  await opened("https://ledger.example/slow");
  await fireEvent.click(button(/^Fetch/));
  expect(await screen.findByRole("progressbar")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Address").readOnly).toBe(true);
  await checkA11y();
  await fireEvent.click(button("Stop"));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Address").readOnly).toBe(false));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("names the machine of an address", () => {
  expect(hostOf("https://ledger.example:81/a")).toBe("ledger.example:81");
  expect(hostOf("ledger.example/a")).toBe("ledger.example");
  expect(hostOf("")).toBe("");
});
