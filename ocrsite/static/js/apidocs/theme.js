/** Tells whether the page is dark now, and calls back whenever that changes: by the person's choice or the system's. */
const night = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

export function isDark() {
  return root.dataset.theme === "dark" || (root.dataset.theme !== "light" && night.matches);
}

export function onTheme(change) {
  night.addEventListener("change", change);
  change();
}
