import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** A folder of src that is a domain of its own: only shell/ may import it from outside. */
const DOMAINS = ["library", "reader", "highlights", "search", "transfer", "settings"];

/** The reader is built on the passages it paints, and on no other domain. */
const BUILT_ON = { reader: ["highlights"] };

const NO_HTML = "The page never makes HTML of strings: this is the security boundary (ARCHITECTURE.md).";

export default ts.config(
  { ignores: ["dist/", "src/generated/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/require-each-key": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: NO_HTML })),
      ],
      "no-restricted-globals": ["error", { name: "fetch", message: "Nothing leaves the machine." }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  ...DOMAINS.map((domain) => ({
    files: [`src/${domain}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^\\.\\./(shell|${DOMAINS.filter((other) => other !== domain && !BUILT_ON[domain]?.includes(other)).join("|")})/`,
              message: "A domain imports shared, api, generated and itself; shell/ puts domains together.",
            },
          ],
        },
      ],
    },
  })),
);
