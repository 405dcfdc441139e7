import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { CitationDraft } from "./citation-draft.svelte";
import { NO_CITATION } from "./citation-fields";
import CitationForm from "./CitationForm.svelte";
import { checkA11y } from "./check-a11y";

const CITATION = {
  ...NO_CITATION,
  headline: "Harbour authority left badge system",
  byline: ["Mara Lind", "Tomas Berg"],
  outlet: "The Northern Ledger",
  published: "2026-05-14T18:05:00+02:00",
  language: "en-GB",
};
function made(citation = CITATION, marks = false) {
  const draft = new CitationDraft(citation);
  render(CitationForm, { draft, marks });
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
  const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
  const said = (name: string) =>
    document.getElementById(field(name).getAttribute("aria-describedby") ?? "-")?.textContent?.trim();
  return { draft, field, type, said };
}

describe("the fields of a citation", () => {
  it("show what is there, and keep it untouched", async () => {
    const { draft, field } = made();
    expect(field("Published").value).toBe("14 May 2026, 18:05 +02:00");
    expect(draft.citation).toEqual(CITATION);
    expect(draft.changed).toBe(false);
    await checkA11y();
  });

  it("keep a date in a form that they do not know, as long as nobody touches it", () => {
    const { draft } = made({ ...CITATION, published: "2026-05-14T18:05:00.5+02:00", updated: "spring 2026" });
    expect(draft.citation).toMatchObject({ published: "2026-05-14T18:05:00.5+02:00", updated: "spring 2026" });
  });

  it("say how a date was understood, and keep its precision", async () => {
    const { draft, type, said } = made();
    await type("Published", "jun 2017");
    expect(said("Published")).toBe("Understood as June 2017. Only the month is known.");
    expect(draft.citation?.published).toBe("2017-06");
    await type("Published", "1st june 2017");
    expect(said("Published")).toBe("Understood as 1 June 2017.");
    expect(draft.citation?.published).toBe("2017-06-01");
    await type("Published", "");
    expect(draft.citation?.published).toBe("");
  });

  it("say in words when it is no date, and give nothing to keep", async () => {
    const { draft, field, type, said } = made();
    await type("Published", "last Easter");
    expect(field("Published").getAttribute("aria-invalid")).toBe("true");
    expect(said("Published")).toMatch(/^This is not a date/);
    expect(draft.citation).toBeNull();
    expect(draft.wrong).toBe("published");
    await type("Published", "31 June 2017");
    expect(said("Published")).toMatch(/^There is no such date/);
    await checkA11y();
  });

  it("ask which comes first, the day or the month", async () => {
    const { draft, field, type } = made();
    await type("Published", "6/1/2017");
    expect(draft.citation).toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: "6 January 2017" }));
    expect(field("Published").value).toBe("6 January 2017");
    expect(draft.citation?.published).toBe("2017-01-06");
  });

  it("say what an address and a language are", async () => {
    const { draft, type, said } = made();
    await type("Address on the web", "ledger.example/a");
    expect(said("Address on the web")).toBe("https://ledger.example/a");
    await type("Language", "French");
    expect(said("Language")).toBe("French");
    expect(draft.citation).toMatchObject({ url: "https://ledger.example/a", language: "fr" });
    await type("Address on the web", "javascript:alert(1)");
    expect(said("Address on the web")).toMatch(/^This is not an address/);
    expect(draft.citation).toBeNull();
  });

  it("mark what was found, what was not, and what was changed", async () => {
    const { type } = made({ ...CITATION, outlet: "" }, true);
    const mark = (name: string) => screen.getByText(name).parentElement?.querySelector(".mark")?.textContent?.trim();
    expect(mark("Headline")).toBe("found");
    expect(mark("Outlet")).toBe("not found");
    await type("Outlet", "Coast Wire");
    expect(mark("Outlet")).toBe("yours");
    await type("Headline", "");
    expect(mark("Headline")).toBe("yours");
    await checkA11y();
  });
});

describe("the byline", () => {
  const names = () => [...document.querySelectorAll("[data-name]")].map((one) => one.textContent);

  it("takes names one by one or several at once", async () => {
    const { draft, field, type } = made();
    await type("Byline", "P. Ødegård and J. Nowak");
    await fireEvent.keyDown(field("Byline"), { key: "Enter" });
    expect(names()).toEqual(["Mara Lind", "Tomas Berg", "P. Ødegård", "J. Nowak"]);
    expect(field("Byline").value).toBe("");
    expect(draft.citation?.byline).toEqual(names());
  });

  it("does not lose a name that is typed and not yet entered", async () => {
    const { draft, type } = made();
    await type("Byline", "J. Nowak");
    expect(draft.citation?.byline).toEqual(["Mara Lind", "Tomas Berg", "J. Nowak"]);
  });

  it("is put in order and shortened by keys, which is said", async () => {
    made();
    const second = screen.getByRole("button", { name: "Tomas Berg, 2 of 2" });
    second.focus();
    await fireEvent.keyDown(second, { key: "ArrowLeft", altKey: true });
    expect(names()).toEqual(["Tomas Berg", "Mara Lind"]);
    expect(screen.getByRole("status").textContent).toBe("Tomas Berg is now 1 of 2");
    expect(document.activeElement?.textContent).toBe("Tomas Berg");
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: "Delete" });
    expect(names()).toEqual(["Mara Lind"]);
    expect(document.activeElement?.textContent).toBe("Mara Lind");
  });

  it("is shortened by the pointer", async () => {
    made();
    await fireEvent.click(screen.getByRole("button", { name: "Remove Mara Lind" }));
    expect(names()).toEqual(["Tomas Berg"]);
  });

  it("may name the same person twice", () => {
    made({ ...CITATION, byline: ["Staff", "Staff"] });
    expect(names()).toEqual(["Staff", "Staff"]);
  });
});
