// The words on screen, in Fluent (projectfluent.org): one file a domain in i18n/en, keys prefixed by the domain.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const files = import.meta.glob<string>("../i18n/en/*.ftl", { query: "?raw", import: "default", eager: true });

const bundle = new FluentBundle("en-GB", { useIsolating: false });
for (const source of Object.values(files)) bundle.addResource(new FluentResource(source));

/** The words of `key`. A missing key fails `words.test.ts`, so it cannot reach a user. */
export function t(key: string, values?: Record<string, FluentVariable>): string {
  const message = bundle.getMessage(key);
  return message?.value ? bundle.formatPattern(message.value, values ?? null) : key;
}
