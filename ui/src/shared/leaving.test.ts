import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { setHost } from "../api";
import { makeFakeHost, type FakeHost } from "../fake-host";
import { checkA11y } from "./check-a11y";
import LeaveDialog from "./LeaveDialog.svelte";

let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});
const asked = () => host.calls.filter(({ name }) => name === "open_link").map(({ args }) => args);

describe("a link that leads outside", () => {
  it("says whose the address really is", async () => {
    const url = "https://bank.example@xn--pple-43d.example/log-in?to=https://bank.example";
    render(LeaveDialog, { url });
    const address = document.querySelector(".address");
    expect(address?.textContent).toBe(url);
    expect(address?.querySelector("b")?.textContent).toBe("xn--pple-43d.example");
    await checkA11y();
  });

  it("shows letters that look like others as the browser will ask for them", () => {
    render(LeaveDialog, { url: "https://b\u0430nk.example/" });
    expect(document.querySelector(".address b")?.textContent).toBe("xn--bnk-6cd.example");
  });

  it("is opened when the user says so, and only then", async () => {
    const { unmount } = render(LeaveDialog, { url: "https://ledger.example/a" });
    await fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(asked()).toEqual([]);
    unmount();
    render(LeaveDialog, { url: "https://ledger.example/a" });
    await fireEvent.click(screen.getByRole("button", { name: "Open" }));
    expect(asked()).toEqual([{ url: "https://ledger.example/a" }]);
  });
});
