import type { Despite } from "../generated/wire";

const KEY = "clipfile-who";

/** Who goes on before an embargo ends, and why. The name is kept on this machine, the reason is asked each time. */
export class DespiteForm {
  who = $state(lastWho());
  why = $state("");

  /** What is said; null while something is missing. */
  get said(): Despite | null {
    const [who, why] = [this.who.trim(), this.why.trim()];
    return who === "" || why === "" ? null : { who, why };
  }

  keep(): void {
    try {
      localStorage.setItem(KEY, this.who.trim());
    } catch {
      // A window that keeps nothing asks anew next time.
    }
  }
}

function lastWho(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
