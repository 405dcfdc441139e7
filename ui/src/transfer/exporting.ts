import type { ChoiceView, Chosen, ExporterView } from "../generated/wire";

/** What formats are for, in the order in which they are shown. */
export const PURPOSES = ["reading", "references", "tables", "exchange"] as const;

/** What was chosen last, kept on this machine. */
export interface LastExport {
  format: string;
  folder: boolean;
  /** The values of options by name, whatever the format. */
  options: Record<string, string>;
  /** The file of the template, where Markdown is written by one. */
  template: string | null;
}

const KEY = "clipfile-export";
const USUAL: LastExport = { format: "docx", folder: false, options: {}, template: null };

/** What was chosen last; as usual when nothing was, or when it cannot be read. */
export function lastExport(): LastExport {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...USUAL, ...kept } : { ...USUAL };
  } catch {
    return { ...USUAL };
  }
}

/** Keeps what was chosen. */
export function keepExport(last: LastExport): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(last));
  } catch {
    // A window that keeps nothing asks anew next time.
  }
}

/** Formats by what they are for; what nothing is for is left out. */
export function grouped(formats: ExporterView[]): { purpose: string; formats: ExporterView[] }[] {
  const known: readonly string[] = PURPOSES;
  const groups = PURPOSES.map((purpose) => ({
    purpose: purpose as string,
    formats: formats.filter(
      (one) => one.purpose === purpose || (purpose === "exchange" && !known.includes(one.purpose)),
    ),
  }));
  return groups.filter((group) => group.formats.length > 0);
}

/** The options that a format heeds, in order. Private notes can only be put in where notes are. */
export function offered(
  choices: ChoiceView[],
  format: ExporterView | undefined,
  values: Record<string, string>,
): ChoiceView[] {
  const withNotes = valueOf(choices, "notes", values) === "on";
  return choices.filter((choice) => {
    if (!format?.heeds.includes(choice.name) || choice.values.length === 0) return false;
    return withNotes || !["private-notes", "comments"].includes(choice.name);
  });
}

/** What an option is set to. */
export function valueOf(choices: ChoiceView[], name: string, values: Record<string, string>): string {
  const choice = choices.find((one) => one.name === name);
  const value = values[name];
  if (value !== undefined && choice?.values.includes(value)) return value;
  return choice?.usual ?? "";
}

/** What is said to the shell: what the format heeds. */
export function said(choices: ChoiceView[], format: ExporterView, values: Record<string, string>): Chosen[] {
  return choices
    .filter((choice) => format.heeds.includes(choice.name) && choice.values.length > 0)
    .map(({ name }) => ({ name, value: valueOf(choices, name, values) }));
}
