/**
 * Folds the navigation on narrow screens behind its button. Without this script the navigation is simply there.
 *
 * @example <button type="button" data-controller="nav" aria-controls="nav" aria-expanded="true" hidden>Menu</button>
 */
export function nav(button) {
  button.hidden = false;
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
  });
}
