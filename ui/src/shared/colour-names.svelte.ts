import { call, problemOf } from "../api";
import type { Colour } from "../generated/wire";
import { announce, onChanges } from "./changes";
import { toasts } from "./toasts.svelte";
import { t } from "./words";

/** What the colours are called in the open library. */
class ColourNames {
  #own = $state.raw<ReadonlyMap<Colour, string>>(new Map());

  /** Loads them and follows what is written; gives back a function that stops following. */
  follow(): () => void {
    void this.#refresh();
    // A name is on no article: what concerns some articles only is none.
    return onChanges((changes) => {
      if (changes.highlight && changes.articles.length === 0) void this.#refresh();
    });
  }

  /** The user's own name; empty when there is none. */
  own(colour: Colour): string {
    return this.#own.get(colour) ?? "";
  }

  /** The user's own name, or else that of the colour. */
  of(colour: Colour): string {
    return this.#own.get(colour) ?? t("shared-colour", { colour });
  }

  /** The user's own name with the colour's behind it, for those who do not see it. */
  whole(colour: Colour): string {
    const plain = t("shared-colour", { colour });
    const own = this.#own.get(colour);
    return own === undefined ? plain : t("shared-colour-named", { name: own, colour: plain });
  }

  async set(colour: Colour, name: string): Promise<boolean> {
    try {
      announce(await call("set_colour_name", { colour, name }));
      return true;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return false;
    }
  }

  async #refresh(): Promise<void> {
    try {
      this.#own = new Map((await call("colour_names")).map(({ colour, name }) => [colour, name]));
    } catch (thrown) {
      toasts.problem(problemOf(thrown), { slot: "colour-names" });
    }
  }
}

/** One for the window: a library is open or none. */
export const colourNames = new ColourNames();
