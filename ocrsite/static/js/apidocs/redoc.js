/**
 * Draws ReDoc into our page, in our colours. Its search would need a worker made from a blob, so there is none: the browser's own search
 * finds every word on the page.
 */
import { drop, mend } from "./mend.js";
import { themeFor } from "./palette.js";

const place = document.getElementById("api-docs");

// The menu's entries say more than their labels do: the verb, and what is folded out below.
mend(place, { '[role="menuitem"]': drop("aria-label") });
window.Redoc.init(
  place.dataset.schema,
  {
    disableSearch: true,
    hideDownloadButtons: true,
    nativeScrollbars: true,
    theme: themeFor(place),
  },
  place,
);
