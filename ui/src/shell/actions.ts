// What carries out the actions of the window while a library is open.

import { copyCitation } from "../citations/copy";
import type { GroupBy } from "../generated/wire";
import type { Place } from "../library/place";
import type { Tab } from "../library/tabs";
import type { SettingsStore } from "../settings/settings.svelte";
import { EMPTY } from "../search/query";
import { type ActionId, bindAction } from "../shared/keys";
import { everyClaim } from "../shared/every-claim";
import { openChronology, openContradictions, openCorrections, openPeople, working } from "../shared/work.svelte";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";
import type { Desk } from "./desk.svelte";
import type { SavedDesk } from "./saved-desk.svelte";
import { countOf, type StoryDesk } from "./story-desk.svelte";

interface Parts {
  desk: Desk;
  settings: SettingsStore;
  readOnly: () => boolean;
  paste: () => void;
  importFiles: () => void;
  importFolder: () => void;
  fromAddress: () => void;
  stories: StoryDesk;
  openPalette: () => void;
  find: () => void;
  /** Shows the list, in a window that has no room for it beside the article. */
  showList: () => void;
  timeline: () => void;
  /** Looks at the place as what its next tab, or the one before, says. */
  stepTab: (by: 1 | -1) => void;
  /** Lists as a table, or as cards. */
  table: () => void;
  group: (group: GroupBy | null) => void;
  tagChosen: () => void;
  editFields: () => void;
  emptyTrash: () => void;
  saved: SavedDesk;
  /** Asks for the name of the search that is saved. */
  saveSearch: () => void;
  lookUp: () => void;
  nameColours: () => void;
  backups: () => void;
  codebook: () => void;
  claims: () => void;
  drafts: () => void;
  checkDraft: () => void;
  adjust: () => void;
  toggleSidebar: () => void;
  toggleList: () => void;
  focusPane: (by: number) => void;
  /** Puts the annotation at hand where the selection is. */
  placeAnnotation: () => void;
}

const GROUPS: (GroupBy | null)[] = [null, "outlet", "tag", "published", "clipped"];

/** The next way to group the list, so that one key goes through them. */
function nextGroup(desk: Desk): GroupBy | null {
  if (desk.shows === "unplaced") return null;
  return GROUPS[(GROUPS.indexOf(desk.lookOf(desk.shows).group) + 1) % GROUPS.length] ?? null;
}

/** Binds them; gives back a function that unbinds. */
export function bindDesk(parts: Parts): () => void {
  const { desk, settings, stories } = parts;
  const writable = (): boolean => !parts.readOnly();
  const inTrash = (): boolean => desk.place.kind === "trash";
  const articles = (): boolean => desk.chosenArticles.length > 0;
  const go = (place: Place, tab?: Tab) => (): void => {
    parts.showList();
    void desk.go(place, tab);
  };
  const hasTabs = (): boolean => desk.shows !== "unplaced";
  const isList = (): boolean => hasTabs() && working.now === null;
  const larger = (by: number): void => settings.set({ textSize: settings.now.textSize + by });

  const bound: [ActionId, () => unknown, (() => boolean)?][] = [
    ["paste", parts.paste, writable],
    ["import", parts.importFiles, writable],
    ["import-folder", parts.importFolder, writable],
    ["from-address", parts.fromAddress, writable],
    ["export", () => (working.exporting = stories.exported), () => stories.exported !== null],
    ["palette", parts.openPalette],
    ["find", parts.find],
    ["clear-search", () => desk.search(EMPTY), () => desk.searching],
    ["save-search", parts.saveSearch, () => writable() && parts.saved.search !== null],
    ["update-saved-search", () => parts.saved.update(), () => writable() && parts.saved.edited],
    ["batch-search", parts.lookUp],
    ["go-inbox", go({ kind: "inbox" })],
    ["go-articles", go({ kind: "articles" }, "articles")],
    ["go-passages", go({ kind: "articles" }, "passages")],
    ["go-notes", go({ kind: "articles" }, "notes")],
    ["next-tab", () => parts.stepTab(1), hasTabs],
    ["previous-tab", () => parts.stepTab(-1), hasTabs],
    ["timeline", parts.timeline, isList],
    ["regroup", () => parts.group(nextGroup(desk)), isList],
    ["toggle-table", parts.table, isList],
    ["go-unplaced", go({ kind: "unplaced" }), () => (desk.counts?.unplaced ?? 0) > 0],
    ["place-annotation", parts.placeAnnotation, () => writable() && desk.placing?.article != null],
    ["go-trash", go({ kind: "trash" })],
    ["next", () => desk.step(1), () => (desk.listing.pages.total ?? 0) > 0],
    ["previous", () => desk.step(-1), () => (desk.listing.pages.total ?? 0) > 0],
    ["archive", () => desk.archive(), () => writable() && !inTrash() && articles()],
    ["turn-read", () => desk.turnRead(), () => writable() && !inTrash() && articles()],
    ["trash", () => desk.trash(), () => writable() && !inTrash() && desk.listing.chosen.length > 0],
    ["restore", () => desk.restore(), () => writable() && inTrash() && desk.listing.chosen.length > 0],
    [
      "tag-articles",
      parts.tagChosen,
      () => writable() && !inTrash() && (articles() || (hasTabs() && desk.listing.chosen.length > 0)),
    ],
    ["edit-fields", parts.editFields, () => writable() && desk.reading !== null],
    ["copy-citation", () => copyCitation(desk.chosenArticles), articles],
    ["copy-citation-markdown", () => copyCitation(desk.chosenArticles, true), articles],
    ["group-copies", () => desk.groupCopies(), () => writable() && !inTrash() && desk.chosenArticles.length > 1],
    ["select-all", () => desk.listing.all(), () => (desk.listing.pages.total ?? 0) > 0],
    ["undo", () => desk.history.undo(), () => writable() && desk.history.now.undo !== null],
    ["redo", () => desk.history.redo(), () => writable() && desk.history.now.redo !== null],
    ["empty-trash", parts.emptyTrash, () => writable() && (desk.counts?.trash ?? 0) > 0],
    ["backups", parts.backups],
    ["name-colours", parts.nameColours, writable],
    ["codebook", parts.codebook],
    ["go-claims", parts.claims],
    ["go-contradictions", openContradictions],
    ["go-chronology", () => openChronology({ title: t("chronology-all"), claims: everyClaim })],
    ["go-people", () => openPeople()],
    ["go-drafts", parts.drafts],
    ["go-corrections", openCorrections],
    ["check-draft", parts.checkDraft, writable],
    ["new-story", () => (stories.beginning = { gather: null }), writable],
    [
      "add-to-story",
      () => stories.gather(stories.chosen),
      () => writable() && !inTrash() && countOf(stories.chosen) > 0,
    ],
    ["next-pane", () => parts.focusPane(1)],
    ["previous-pane", () => parts.focusPane(-1)],
    ["toggle-sidebar", parts.toggleSidebar],
    ["toggle-list", parts.toggleList],
    ["toggle-margin", () => settings.set({ margin: !settings.now.margin })],
    ["larger-text", () => larger(1)],
    ["smaller-text", () => larger(-1)],
    [
      "theme",
      () =>
        toasts.say(t("shell-theme-now", { theme: t(`settings-theme-${settings.cycleTheme()}`) }), { slot: "theme" }),
    ],
    ["settings", parts.adjust],
  ];
  const stops = bound.map(([id, handler, enabled]) => bindAction(id, handler, enabled));
  return () => stops.forEach((stop) => stop());
}
