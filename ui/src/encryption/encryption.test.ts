import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { FAKE_PASSPHRASE } from "../fake/encryption";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { run } from "../shared/keys";
import TaskDialogs from "./TaskDialogs.svelte";
import { EncryptionTasks } from "./tasks.svelte";
import UnlockScreen from "./UnlockScreen.svelte";

let host: FakeHost;
let stop = (): void => undefined;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});
afterEach(() => stop());

const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(input(label), { target: { value } });
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const called = (name: string) => host.calls.filter((one) => one.name === name).map((one) => one.args);

it("says that a passphrase does not open it, and opens with the right one", async () => {
  const onunlock = vi.fn(async (secret: string) => {
    await host.call("unlock_library", { path: "/home/mara/Desk.clipfile", secret });
  });
  render(UnlockScreen, { library: { path: "/home/mara/Desk.clipfile", name: "Desk" }, onunlock, onother: vi.fn() });
  expect(screen.getByRole("heading").textContent).toBe("“Desk” is locked");
  expect(button("Unlock").disabled).toBe(true);
  await checkA11y();
  await type("Passphrase", "copper trains");
  await fireEvent.click(button("Unlock"));
  await screen.findByText(/This does not open it/u);
  expect(input("Passphrase").value).toBe("copper trains");
  expect(input("Passphrase").getAttribute("aria-invalid")).toBe("true");
  await checkA11y();
  await type("Passphrase", FAKE_PASSPHRASE);
  await fireEvent.click(button("Unlock"));
  await waitFor(() => expect(input("Passphrase").value).toBe(""));
});

it("names nothing where no name shall be shown", () => {
  const library = { path: "/home/mara/Desk.clipfile", name: "" };
  render(UnlockScreen, { library, onunlock: vi.fn(), onother: vi.fn() });
  expect(document.body.textContent).not.toContain("Desk");
});

async function begin(action: Parameters<typeof run>[0], encrypted: boolean) {
  if (encrypted) await host.call("encrypt_library", { secret: FAKE_PASSPHRASE });
  const { library } = await host.call("start_up", undefined);
  const tasks = new EncryptionTasks();
  const onchanged = vi.fn();
  stop = tasks.bind(
    () => library,
    () => undefined,
  );
  render(TaskDialogs, { tasks, library, onchanged });
  expect(run(action)).toBe(true);
  await screen.findByRole("dialog");
  return onchanged;
}

it("encrypts with a passphrase that is typed twice, and keeps the recovery key on screen until it is kept", async () => {
  const onchanged = await begin("encrypt-library", false);
  await type("New passphrase", "short");
  await screen.findByText("A passphrase has at least 8 characters.");
  await type("New passphrase", "seven quiet lanterns");
  await screen.findByText("Very hard to guess.");
  await type("Once more", "seven loud");
  await screen.findByText("It differs from the first.");
  expect(button("Encrypt").disabled).toBe(true);
  await checkA11y(screen.getByRole("dialog"));
  await type("Once more", "seven quiet lanterns");
  await waitFor(() => expect(button("Encrypt").disabled).toBe(false));
  await fireEvent.click(button("Encrypt"));
  await screen.findByRole("heading", { name: "Keep this recovery key" });
  expect(onchanged).toHaveBeenCalledWith(expect.objectContaining({ encrypted: true }));
  await waitFor(() => expect(screen.getAllByRole("dialog")).toHaveLength(1));
  expect(screen.getByText("0GK3M")).toBeTruthy();
  expect(button("Done").disabled).toBe(true);
  await checkA11y(screen.getByRole("dialog"));
  await fireEvent.click(screen.getByRole("checkbox", { name: "I have put it in a safe place" }));
  await fireEvent.click(button("Done"));
  await waitFor(() => expect(screen.queryByText("0GK3M")).toBeNull());
});

it.each([true, false])("encrypts the backups from before as the user wants it: %s", async (wanted) => {
  await begin("encrypt-library", false);
  const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: /Encrypt its 9 backups too/u });
  expect(box.checked).toBe(true);
  if (!wanted) await fireEvent.click(box);
  await type("New passphrase", "seven quiet lanterns");
  await type("Once more", "seven quiet lanterns");
  await waitFor(() => expect(button("Encrypt").disabled).toBe(false));
  await fireEvent.click(button("Encrypt"));
  await screen.findByRole("heading", { name: "Keep this recovery key" });
  await waitFor(() => expect(called("encrypt_backups")).toHaveLength(wanted ? 1 : 0));
});

it("changes the passphrase only for who knows the present one, and keeps what was typed", async () => {
  await begin("change-passphrase", true);
  await type("Present passphrase", "copper trains");
  await type("New passphrase", "seven quiet lanterns");
  await type("Once more", "seven quiet lanterns");
  await waitFor(() => expect(button("Change").disabled).toBe(false));
  await fireEvent.click(button("Change"));
  await screen.findByRole("alert");
  expect(input("New passphrase").value).toBe("seven quiet lanterns");
  await type("Present passphrase", FAKE_PASSPHRASE);
  await fireEvent.click(button("Change"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(called("change_passphrase")).toHaveLength(2);
});
