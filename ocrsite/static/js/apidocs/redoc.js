/**
 * Draws ReDoc into our page. The nonce lets its style elements through; its search would need a worker made from a blob, so there is none:
 * the browser's own search finds every word on the page.
 */
import { isDark } from "./theme.js";

const place = document.getElementById("api-docs");

window.Redoc.init(
  place.dataset.schema,
  {
    nonce: place.dataset.nonce,
    disableSearch: true,
    hideDownloadButton: true,
    nativeScrollbars: true,
  },
  place,
);
