import type { Component } from "svelte";
import type { Colour } from "../generated/wire";

/** One line of a menu. */
export type MenuItem =
  | { kind: "separator" }
  | { kind: "heading"; label: string }
  | {
      kind?: "item";
      label: string;
      /** A second line. */
      about?: string | undefined;
      icon?: Component<{ size?: number; strokeWidth?: number }> | undefined;
      /** Colour of a dot in the place of an icon. */
      colour?: Colour | undefined;
      /** Its keys, such as `mod+e`. */
      keys?: string | undefined;
      disabled?: boolean | undefined;
      danger?: boolean | undefined;
      /** For a choice: whether it is the one. */
      checked?: boolean | undefined;
      onselect: () => void;
    };
