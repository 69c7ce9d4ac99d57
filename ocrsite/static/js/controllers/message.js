/**
 * Lets a message be put away. The button is shown only where it works, and the focus goes on to the page's main part.
 *
 * @example <li data-controller="message">Saved. <button type="button" hidden>Dismiss</button></li>
 */
export function message(element) {
  const button = element.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => {
    element.remove();
    document.querySelector("main")?.focus();
  });
}
