/**
 * Prints the page. Shown only where a script can ask for it.
 *
 * @example <button type="button" data-controller="print" hidden>Print</button>
 */
export function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
