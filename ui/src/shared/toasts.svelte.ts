// Short messages at the foot of the window. They stay while the pointer or the focus is on them.

import { untrack } from "svelte";
import type { Problem } from "../generated/wire";
import { problemWords } from "./problems";

/** What a toast offers to do. */
export interface ToastAction {
  label: string;
  /** Keys that do the same, such as `mod+z`. */
  keys?: string;
  run: () => void;
}

export interface Toast {
  id: number;
  kind: "done" | "problem";
  text: string;
  /** A second line: what to do. */
  hint: string;
  action: ToastAction | undefined;
}

interface Options {
  action?: ToastAction | undefined;
  /** A toast with the same slot takes the place of the one before. */
  slot?: string | undefined;
}

interface Clock {
  id: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  forMs: number;
}

const SHOWN_MS = 6_000;
const WITH_ACTION_MS = 10_000;

export class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  #held = false;
  #clocks: Clock[] = [];
  #slots: Record<string, number> = {};

  /** Says that something was done. Gives back its id. */
  say(text: string, options: Options = {}): number {
    return this.#add({ kind: "done", text, hint: "", action: options.action }, options);
  }

  /** Says what went wrong. It stays until it is put away: what failed must not pass unseen. */
  problem(problem: Problem, options: Options = {}): number {
    const { message, hint } = problemWords(problem);
    return this.#add({ kind: "problem", text: message, hint, action: options.action }, options);
  }

  /** Takes a toast away. */
  dismiss(id: number): void {
    for (const clock of this.#clocks) if (clock.id === id) clearTimeout(clock.timer);
    this.#clocks = this.#clocks.filter((clock) => clock.id !== id);
    this.list = this.list.filter((toast) => toast.id !== id);
    if (this.list.length === 0) this.#held = false;
  }

  /** Carries out the action of a toast and takes it away. */
  act(toast: Toast): void {
    this.dismiss(toast.id);
    toast.action?.run();
  }

  /** Stops the clocks while the pointer or the focus is on the toasts, and starts them anew after. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    for (const clock of this.#clocks) this.#wind(clock);
  }

  /** Untracked, so that an effect may say something without running again for it. */
  #add(toast: Omit<Toast, "id">, options: Options): number {
    return untrack(() => this.#put(toast, options));
  }

  #put(toast: Omit<Toast, "id">, { slot }: Options): number {
    const before = slot === undefined ? undefined : this.#slots[slot];
    if (before !== undefined) this.dismiss(before);
    const id = this.#next++;
    if (slot !== undefined) this.#slots[slot] = id;
    this.list = [...this.list.slice(-3), { id, ...toast }];
    if (toast.kind === "done") {
      const clock = { id, timer: undefined, forMs: toast.action ? WITH_ACTION_MS : SHOWN_MS };
      this.#clocks.push(clock);
      this.#wind(clock);
    }
    return id;
  }

  #wind(clock: Clock): void {
    clearTimeout(clock.timer);
    clock.timer = this.#held ? undefined : setTimeout(() => this.dismiss(clock.id), clock.forMs);
  }
}

/** The toasts of the window. */
export const toasts = new Toasts();
