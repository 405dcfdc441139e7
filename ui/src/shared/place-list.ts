// Puts a list under its field in the top layer, where no scrolling parent cuts it off.

const GAP = 4;

/** Shows `list` under `box`, or above it where there is more room; gives back a function that hides it. */
export function placeList(list: HTMLElement, box: HTMLElement | undefined): () => void {
  // jsdom has no popovers; the list is then where it stands.
  list.showPopover?.();
  const place = () => {
    if (!box) return;
    const at = box.getBoundingClientRect();
    const below = window.innerHeight - at.bottom - GAP;
    const above = at.top - GAP;
    const up = list.offsetHeight > below && above > below;
    list.style.left = `${String(at.left)}px`;
    list.style.width = `${String(at.width)}px`;
    list.style.maxHeight = `${String(Math.min(240, (up ? above : below) - GAP))}px`;
    list.style.top = up ? "auto" : `${String(at.bottom + GAP)}px`;
    list.style.bottom = up ? `${String(window.innerHeight - at.top + GAP)}px` : "auto";
  };
  place();
  const grown = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(place);
  if (box) grown?.observe(box);
  window.addEventListener("resize", place);
  window.addEventListener("scroll", place, { capture: true, passive: true });
  return () => {
    grown?.disconnect();
    window.removeEventListener("resize", place);
    window.removeEventListener("scroll", place, { capture: true });
    list.hidePopover?.();
  };
}
