// One table of everything that can be done: it binds the keys and draws the help sheet and the command palette.

export type Where = "anywhere" | "list" | "reader";
export type Group = "clip" | "find" | "list" | "passages" | "edit" | "library" | "window";

interface ActionShape {
  /** `mod` is Ctrl, and Cmd on a Mac; a bare letter never fires while somebody types. */
  keys: readonly string[];
  group: Group;
  where: Where;
}

const table = {
  paste: { keys: ["mod+v"], group: "clip", where: "anywhere" },
  import: { keys: ["mod+i"], group: "clip", where: "anywhere" },
  "import-folder": { keys: ["mod+shift+i"], group: "clip", where: "anywhere" },
  "from-address": { keys: ["mod+l"], group: "clip", where: "anywhere" },
  export: { keys: ["mod+e"], group: "clip", where: "anywhere" },

  palette: { keys: ["mod+k"], group: "find", where: "anywhere" },
  find: { keys: ["mod+f", "/"], group: "find", where: "anywhere" },
  "find-in-page": { keys: ["mod+f"], group: "find", where: "reader" },
  "clear-search": { keys: [], group: "find", where: "anywhere" },
  "go-inbox": { keys: ["mod+1"], group: "find", where: "anywhere" },
  "go-articles": { keys: ["mod+2"], group: "find", where: "anywhere" },
  "go-passages": { keys: ["mod+3"], group: "find", where: "anywhere" },
  "go-notes": { keys: ["mod+4"], group: "find", where: "anywhere" },
  "go-unplaced": { keys: [], group: "find", where: "anywhere" },
  "go-claims": { keys: ["l"], group: "find", where: "anywhere" },
  "go-contradictions": { keys: [], group: "find", where: "anywhere" },
  "go-chronology": { keys: [], group: "find", where: "anywhere" },
  "go-people": { keys: [], group: "find", where: "anywhere" },
  "go-drafts": { keys: [], group: "find", where: "anywhere" },
  "go-corrections": { keys: [], group: "find", where: "anywhere" },
  "check-draft": { keys: ["mod+shift+d"], group: "find", where: "anywhere" },
  "go-trash": { keys: ["mod+5"], group: "find", where: "anywhere" },

  "next-tab": { keys: ["mod+pagedown", "]"], group: "find", where: "anywhere" },
  "previous-tab": { keys: ["mod+pageup", "["], group: "find", where: "anywhere" },
  timeline: { keys: ["mod+shift+h"], group: "find", where: "anywhere" },
  regroup: { keys: ["g"], group: "list", where: "anywhere" },
  "toggle-table": { keys: ["mod+shift+v"], group: "list", where: "anywhere" },
  "read-around": { keys: ["x"], group: "list", where: "list" },
  "save-search": { keys: ["mod+s"], group: "find", where: "anywhere" },
  "batch-search": { keys: ["mod+shift+f"], group: "find", where: "anywhere" },
  "update-saved-search": { keys: ["mod+shift+s"], group: "find", where: "anywhere" },

  next: { keys: ["j"], group: "list", where: "anywhere" },
  previous: { keys: ["k"], group: "list", where: "anywhere" },
  archive: { keys: ["e"], group: "list", where: "anywhere" },
  "turn-read": { keys: ["u"], group: "list", where: "anywhere" },
  trash: { keys: ["delete"], group: "list", where: "anywhere" },
  restore: { keys: ["shift+delete"], group: "list", where: "anywhere" },
  "tag-articles": { keys: ["t"], group: "list", where: "list" },
  "add-to-story": { keys: ["a"], group: "list", where: "anywhere" },
  "new-story": { keys: [], group: "list", where: "anywhere" },
  "edit-fields": { keys: ["f2"], group: "list", where: "anywhere" },
  "copy-citation": { keys: ["shift+q"], group: "list", where: "anywhere" },
  "copy-citation-markdown": { keys: [], group: "list", where: "anywhere" },
  "group-copies": { keys: ["mod+shift+g"], group: "list", where: "list" },
  "select-all": { keys: ["mod+a"], group: "list", where: "list" },

  "show-copies": { keys: ["shift+c"], group: "find", where: "anywhere" },

  highlight: { keys: ["h"], group: "passages", where: "reader" },
  "colour-1": { keys: ["1"], group: "passages", where: "reader" },
  "colour-2": { keys: ["2"], group: "passages", where: "reader" },
  "colour-3": { keys: ["3"], group: "passages", where: "reader" },
  "colour-4": { keys: ["4"], group: "passages", where: "reader" },
  "colour-5": { keys: ["5"], group: "passages", where: "reader" },
  tag: { keys: ["t"], group: "passages", where: "reader" },
  note: { keys: ["n"], group: "passages", where: "reader" },
  claim: { keys: ["c"], group: "passages", where: "reader" },
  "copy-quotation": { keys: ["q", "mod+shift+c"], group: "passages", where: "reader" },
  "place-annotation": { keys: ["p"], group: "passages", where: "reader" },
  "next-passage": { keys: ["alt+j"], group: "passages", where: "reader" },
  "previous-passage": { keys: ["alt+k"], group: "passages", where: "reader" },
  "more-passages": { keys: ["alt+shift+j"], group: "passages", where: "reader" },
  "fewer-passages": { keys: ["alt+shift+k"], group: "passages", where: "reader" },
  "end-next-word": { keys: ["alt+arrowright"], group: "passages", where: "reader" },
  "end-previous-word": { keys: ["alt+arrowleft"], group: "passages", where: "reader" },
  "end-next-sentence": { keys: ["alt+arrowdown"], group: "passages", where: "reader" },
  "end-previous-sentence": { keys: ["alt+arrowup"], group: "passages", where: "reader" },
  "start-next-word": { keys: ["alt+shift+arrowright"], group: "passages", where: "reader" },
  "start-previous-word": { keys: ["alt+shift+arrowleft"], group: "passages", where: "reader" },
  "start-next-sentence": { keys: ["alt+shift+arrowdown"], group: "passages", where: "reader" },
  "start-previous-sentence": { keys: ["alt+shift+arrowup"], group: "passages", where: "reader" },
  "split-passage": { keys: ["s"], group: "passages", where: "reader" },
  "split-sentences": { keys: ["shift+s"], group: "passages", where: "reader" },
  "merge-next": { keys: ["m"], group: "passages", where: "reader" },
  "merge-overlapping": { keys: ["shift+m"], group: "passages", where: "reader" },
  "name-colours": { keys: [], group: "passages", where: "anywhere" },
  codebook: { keys: ["mod+shift+k"], group: "find", where: "anywhere" },
  review: { keys: ["v"], group: "passages", where: "reader" },
  "trash-passage": { keys: ["delete"], group: "passages", where: "reader" },

  undo: { keys: ["mod+z"], group: "edit", where: "anywhere" },
  redo: { keys: ["mod+shift+z", "mod+y"], group: "edit", where: "anywhere" },

  "new-library": { keys: ["mod+n"], group: "library", where: "anywhere" },
  "new-encrypted-library": { keys: [], group: "library", where: "anywhere" },
  "open-library": { keys: ["mod+o"], group: "library", where: "anywhere" },
  "close-library": { keys: [], group: "library", where: "anywhere" },
  "lock-library": { keys: ["mod+alt+l"], group: "library", where: "anywhere" },
  "encrypt-library": { keys: [], group: "library", where: "anywhere" },
  "change-passphrase": { keys: [], group: "library", where: "anywhere" },
  "new-recovery-key": { keys: [], group: "library", where: "anywhere" },
  "decrypt-library": { keys: [], group: "library", where: "anywhere" },
  "open-sample": { keys: [], group: "library", where: "anywhere" },
  backups: { keys: [], group: "library", where: "anywhere" },
  "check-library": { keys: [], group: "library", where: "anywhere" },
  "empty-trash": { keys: [], group: "library", where: "anywhere" },

  "next-pane": { keys: ["f6"], group: "window", where: "anywhere" },
  "previous-pane": { keys: ["shift+f6"], group: "window", where: "anywhere" },
  "focus-reader": { keys: ["r"], group: "window", where: "anywhere" },
  "compare-before": { keys: ["d"], group: "window", where: "reader" },
  "compare-next": { keys: ["f7"], group: "window", where: "reader" },
  "compare-previous": { keys: ["shift+f7"], group: "window", where: "reader" },
  "compare-layout": { keys: ["mod+d"], group: "window", where: "reader" },
  "show-original": { keys: ["o"], group: "window", where: "reader" },
  "toggle-sidebar": { keys: ["mod+b"], group: "window", where: "anywhere" },
  "toggle-list": { keys: ["mod+shift+b"], group: "window", where: "anywhere" },
  "toggle-margin": { keys: ["mod+shift+m"], group: "window", where: "anywhere" },
  "larger-text": { keys: ["mod+=", "mod+plus"], group: "window", where: "anywhere" },
  "smaller-text": { keys: ["mod+-"], group: "window", where: "anywhere" },
  theme: { keys: ["mod+shift+l"], group: "window", where: "anywhere" },
  settings: { keys: ["mod+,"], group: "window", where: "anywhere" },
  help: { keys: ["?", "f1"], group: "window", where: "anywhere" },
} as const satisfies Record<string, ActionShape>;

export type ActionId = keyof typeof table;

/** Something that can be done, by name, by key, or both. Its words are the message `keys-<id>`. */
export interface Action extends ActionShape {
  id: ActionId;
}

export const ACTIONS: readonly Action[] = Object.entries(table).map(([id, action]) => ({
  id: id as ActionId,
  ...action,
}));

/** Gives back `false` when it had nothing to act on, so that the next handler of the key is asked. */
type Handler = () => unknown;

interface Bound {
  handler: Handler;
  enabled: () => boolean;
}

const bound = new Map<ActionId, Bound[]>();

/**
 * Says what carries an action out while a component is there; gives back a function that unbinds it.
 *
 * The handler bound last is asked first. An action with no enabled handler is not offered anywhere.
 */
export function bindAction(id: ActionId, handler: Handler, enabled: () => boolean = () => true): () => void {
  const one = { handler, enabled };
  bound.set(id, [one, ...(bound.get(id) ?? [])]);
  return () => {
    bound.set(
      id,
      (bound.get(id) ?? []).filter((other) => other !== one),
    );
  };
}

/** Whether something on the page would carry the action out now. */
export function isEnabled(id: ActionId): boolean {
  return (bound.get(id) ?? []).some((one) => one.enabled());
}

/** Carries an action out; false when nothing did. */
export function run(id: ActionId): boolean {
  return (bound.get(id) ?? []).some((one) => one.enabled() && one.handler() !== false);
}

const onMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether `event` is the combination that `keys` writes down. */
export function matches(keys: string, event: KeyboardEvent, mac = onMac): boolean {
  const parts = keys.split("+");
  const name = parts.at(-1) ?? "";
  const wanted = name === "plus" ? "+" : name;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (mod !== parts.includes("mod") || other || event.altKey !== parts.includes("alt")) return false;
  const isLetter = /^[a-z]$/.test(wanted);
  const isSign = wanted.length === 1 && !isLetter;
  if (!isSign && event.shiftKey !== parts.includes("shift")) return false;
  const pressed = event.key.toLowerCase();
  if (pressed === wanted || (mac && wanted === "delete" && pressed === "backspace")) return true;
  // Alt makes other letters on a Mac, and a Greek or Cyrillic layout has none of these: then the place of the key counts.
  const foreign = event.altKey || !/^[ -~]/.test(event.key);
  return isLetter && foreign && event.code === `Key${wanted.toUpperCase()}`;
}

/** Whether somebody is writing at `target`, so that letters belong to the text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable]:not([contenteditable=false])")) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "range", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Keys that a text field needs for itself. */
const OF_FIELDS: readonly string[] = ["mod+v", "mod+z", "mod+shift+z", "mod+y", "mod+a"];

/** Keys with a meaning of their own while writing: everything without `mod` but the function keys. */
function belongsToField(keys: string): boolean {
  return OF_FIELDS.includes(keys) || (!keys.includes("mod+") && !/(^|\+)f\d+$/.test(keys));
}

function areaOf(target: EventTarget | null): Where {
  const area = target instanceof Element ? target.closest<HTMLElement>("[data-where]")?.dataset.where : undefined;
  return area === "reader" || area === "list" ? area : "anywhere";
}

/** A dialog or a menu is open: it has the keys. */
function isCovered(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest("[role=dialog], [role=alertdialog], [role=menu]")) return true;
  return document.querySelector("[aria-modal=true], [role=alertdialog], [role=menu]") !== null;
}

/** Finds the action for a key and carries it out. Listens on the window. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isCovered(event.target)) return;
  const typing = isTyping(event.target);
  const area = areaOf(event.target);
  const fitting = ACTIONS.filter((action) =>
    action.keys.some((keys) => matches(keys, event) && !(typing && belongsToField(keys))),
  );
  // The pane that has the focus is asked first, then what works anywhere, then the other pane.
  const rank = (action: Action): number => (action.where === area ? 0 : action.where === "anywhere" ? 1 : 2);
  for (const action of fitting.sort((a, b) => rank(a) - rank(b))) {
    if (action.id === "find-in-page" && area !== "reader") continue;
    if (run(action.id)) {
      event.preventDefault();
      return;
    }
  }
}

const SIGNS: Record<string, string> = {
  delete: "Del",
  plus: "+",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  escape: "Esc",
  enter: "Enter",
};

/** The single keys of a combination, as they stand on the keyboard: `["Ctrl", "Shift", "Z"]`. */
export function keyCaps(keys: string, mac = onMac): string[] {
  return keys.split("+").map((part) => {
    if (part === "mod") return mac ? "⌘" : "Ctrl";
    if (part === "shift") return mac ? "⇧" : "Shift";
    if (part === "alt") return mac ? "⌥" : "Alt";
    return SIGNS[part] ?? (part.length === 1 || /^f\d+$/.test(part) ? part.toUpperCase() : part);
  });
}

/** The first key of an action for a tooltip, such as `Ctrl+E`; empty when it has none. */
export function keyOf(id: ActionId): string {
  const keys = table[id].keys[0] as string | undefined;
  return keys === undefined ? "" : keyCaps(keys).join(onMac ? "" : "+");
}
