import { type ActionId, ACTIONS, run } from "../shared/keys";
import { t } from "../shared/words";
import type { Desk } from "./desk.svelte";
import type { Entry } from "./palette";
import type { SavedDesk } from "./saved-desk.svelte";

/** Everything that can be done now, then every saved search and tag to go to. */
export function paletteEntries(
  desk: Desk,
  saved: SavedDesk,
  isEnabled: (id: ActionId) => boolean,
  showList: () => void,
): Entry[] {
  const actions = ACTIONS.filter((action) => action.id !== "palette" && isEnabled(action.id)).map((action) => ({
    id: action.id,
    label: t(`keys-${action.id}`),
    aside: t(`keys-group-${action.group}`),
    keys: action.keys[0],
    run: () => void run(action.id),
  }));
  const tags = desk.tags.list.map((tag) => ({
    id: `tag ${String(tag.id)}`,
    label: tag.path,
    aside: t("shell-palette-tag"),
    keys: undefined,
    run: () => {
      showList();
      void desk.go({ kind: "tag", tag: tag.id, path: tag.path });
    },
  }));
  const searches = saved.store.list.map((one) => ({
    id: `saved ${String(one.id)}`,
    label: one.name,
    aside: t("shell-palette-saved"),
    keys: undefined,
    run: () => {
      showList();
      void saved.open(one);
    },
  }));
  return [...actions, ...searches, ...tags];
}
