import { parse, Resource } from "@fluent/syntax";
import { describe, expect, it } from "vitest";
import { OPS } from "../shell/steps";
import { ACTIONS } from "./keys";
import { t } from "./words";

const sources = import.meta.glob<string>("../**/*.{ts,svelte}", { query: "?raw", import: "default", eager: true });
const files = import.meta.glob<string>("../i18n/en/*.ftl", { query: "?raw", import: "default", eager: true });

/** What the page asks for, where the key stands in the source as it is. */
function keysAskedFor(): string[] {
  return Object.entries(sources)
    .filter(([path]) => !path.endsWith(".test.ts"))
    .flatMap(([, source]) => [...source.matchAll(/\bt\(\s*"([a-zA-Z0-9-]+)"/gu)].map((found) => found[1] ?? ""));
}

function messages(): { file: string; id: string }[] {
  return Object.entries(files).flatMap(([path, source]) => {
    const resource: Resource = parse(source, {});
    const file = path.replace(/^.*\/|\.ftl$/gu, "");
    return resource.body.flatMap((entry) => (entry.type === "Message" ? [{ file, id: entry.id.name }] : []));
  });
}

const present = new Set(messages().map((message) => message.id));

describe("words", () => {
  it("has every key that the page asks for", () => {
    const asked = keysAskedFor();
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !present.has(key))).toEqual([]);
  });

  it("has a name for every action and every step", () => {
    const wanted = [
      ...ACTIONS.flatMap((action) => [`keys-${action.id}`, `keys-group-${action.group}`]),
      ...[...OPS, "other"].flatMap((op) => [`shell-op-${op}`, `shell-done-${op}`]),
    ];
    expect(wanted.filter((key) => !present.has(key))).toEqual([]);
  });

  it("begins each key with the name of its file, and has it once", () => {
    const all = messages();
    expect(all.filter(({ file, id }) => !id.startsWith(`${file}-`))).toEqual([]);
    expect(all.map(({ id }) => id)).toEqual([...present]);
  });

  it("has no mistake in its files", () => {
    for (const [path, source] of Object.entries(files)) {
      const junk = parse(source, {}).body.filter((entry) => entry.type === "Junk");
      expect(junk, path).toEqual([]);
      expect(source, path).not.toContain("!");
    }
  });

  it("fills in numbers and names", () => {
    expect(t("shell-op-tag-highlights", { count: 3, name: "", named: "no" })).toBe("tag 3 passages");
    expect(t("shell-op-tag-highlights", { count: 1, name: "", named: "no" })).toBe("tag a passage");
  });
});
