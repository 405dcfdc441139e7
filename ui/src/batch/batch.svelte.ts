import { call, problemOf } from "../api";
import type { NameReading, NamesView, Problem, Scope, TableForm, TallyView } from "../generated/wire";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";

/** After the last key in the list, in milliseconds, before its names are counted. */
const CALM_MS = 250;
/** Between two questions for answers, so that they come in handfuls. */
const PAUSE_MS = 80;

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A list of names that is looked up. It stays while the library is open: the table can be left and come back to. */
export class BatchStore {
  text = $state("");
  reading = $state<NameReading>("phrase");
  /** Whether the query of the search box must fit too. */
  narrowed = $state(false);
  /** What is in the list; null while that is not known. */
  names = $state.raw<NamesView | null>(null);
  /** The file that the list came from; empty when it was typed. */
  fileName = $state("");

  phase = $state<"asking" | "running" | "done">("asking");
  /** What was asked for besides the names, for the head of the table. */
  condition = $state("");
  rows = $state.raw<TallyView[]>([]);
  total = $state(0);
  problem = $state.raw<Problem | null>(null);
  #turn = 0;
  #counting = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The list was typed in or pasted. */
  typed(text: string): void {
    this.text = text;
    this.fileName = "";
    this.names = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#count(), CALM_MS);
  }

  /** Asks for a file and takes its list. */
  async choose(): Promise<void> {
    try {
      const file = await call("choose_names");
      if (!file) return;
      clearTimeout(this.#timer);
      this.#counting++;
      this.text = file.text;
      this.fileName = file.fileName;
      this.names = file.names;
      this.problem = null;
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  async start(condition: string, scope: Scope): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.condition = this.narrowed ? condition : "";
    this.problem = null;
    try {
      const { text, reading } = this;
      const names = await call("start_batch", { text, reading, condition: this.condition, scope });
      if (turn !== this.#turn) return;
      // A file was tidied when it was read: what it had too much is known from there.
      if (this.fileName === "") this.names = names;
      this.rows = [];
      this.total = names.names;
      this.phase = "running";
      await this.#follow(turn);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.problem = problemOf(thrown);
      if (this.phase === "running") this.phase = "done";
    }
  }

  /** What was answered until now stays. */
  async stop(): Promise<void> {
    await call("cancel_batch");
  }

  /** Back to the list, to change it. */
  again(): void {
    this.#turn++;
    if (this.phase === "running") void this.stop();
    this.phase = "asking";
    this.problem = null;
  }

  /** Writes the rows at these places, in this order. */
  async export(form: TableForm, order: number[]): Promise<void> {
    try {
      const path = await call("export_batch", { form, name: t("batch-file-name"), order });
      if (path === null) return;
      const run = (): void => void call("reveal_path", { path });
      toasts.say(t("batch-written", { count: order.length, path }), { action: { label: t("batch-reveal"), run } });
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  async #count(): Promise<void> {
    const turn = ++this.#counting;
    try {
      const names = await call("count_names", { text: this.text });
      if (turn !== this.#counting) return;
      this.names = names;
      this.problem = null;
    } catch (thrown) {
      if (turn === this.#counting) this.problem = problemOf(thrown);
    }
  }

  async #follow(turn: number): Promise<void> {
    for (;;) {
      const page = await call("batch_rows", { from: this.rows.length });
      if (turn !== this.#turn) return;
      if (page.rows.length > 0) this.rows = [...this.rows, ...page.rows];
      if (page.problem !== "") this.problem = { kind: "internal", message: page.problem, hint: "" };
      if (page.finished) break;
      await wait(PAUSE_MS);
      if (turn !== this.#turn) return;
    }
    this.phase = "done";
  }
}
