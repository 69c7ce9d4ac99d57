/**
 * Shows or hides the password beside it.
 *
 * @example
 * <div data-controller="password" data-password-show="Show" data-password-hide="Hide">
 *   <input type="password"><button type="button" aria-pressed="false" hidden>Show</button>
 * </div>
 */
export function password(element) {
  const input = element.querySelector("input");
  const button = element.querySelector("button");

  function show(visible) {
    input.type = visible ? "text" : "password";
    button.textContent = visible ? element.dataset.passwordHide : element.dataset.passwordShow;
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    show(input.type === "password");
    input.focus();
  });
  // A browser may remember a text field: it leaves the page as a password again.
  input.form?.addEventListener("submit", () => show(false));
}
