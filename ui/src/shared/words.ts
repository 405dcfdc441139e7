// The words on screen, in Fluent (projectfluent.org): one file a domain in i18n/en, keys prefixed by the domain.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { isolated } from "./isolated";

const files = import.meta.glob<string>("../i18n/en/*.ftl", { query: "?raw", import: "default", eager: true });

const bundle = new FluentBundle("en-GB", { useIsolating: false });
for (const source of Object.values(files)) bundle.addResource(new FluentResource(source));

type Values = Record<string, FluentVariable>;

/** The words of `key`, with `values` that turn nothing round. A missing key fails `words.test.ts`, so it cannot reach a user. */
export function t(key: string, values?: Values): string {
  const entries = Object.entries(values ?? {});
  return proposal(key, Object.fromEntries(entries.map(([name, value]) => [name, quiet(value)])));
}

/** The same for what is put in a field as a proposal: its values are in it as they are. */
export function proposal(key: string, values: Values): string {
  const message = bundle.getMessage(key);
  return message?.value ? bundle.formatPattern(message.value, values) : key;
}

function quiet(value: FluentVariable): FluentVariable {
  return typeof value === "string" ? isolated(value) : value;
}
