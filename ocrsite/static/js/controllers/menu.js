/**
 * Closes an open <details> menu on Escape (the focus returns to its summary), on a press outside, and when the focus leaves it.
 *
 * @example <details class="menu" data-controller="menu"><summary>Account</summary>…</details>
 */
export function menu(details) {
  const close = () => {
    details.open = false;
  };

  function pressed(event) {
    if (!details.contains(event.target)) close();
  }

  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    close();
    details.querySelector("summary").focus();
  });
  details.addEventListener("focusout", (event) => {
    // No related target: the press fell on something that takes no focus, which `pressed` judges.
    if (event.relatedTarget && !details.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", pressed);
  return () => document.removeEventListener("pointerdown", pressed);
}
