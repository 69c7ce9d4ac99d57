/**
 * Sends a form as soon as its select has been changed with a pointer. With the keyboard each arrow press would send it, so then
 * the button appears instead and Enter sends.
 *
 * @example
 * <form data-controller="autosubmit"><select name="organisation">…</select><button>Switch</button></form>
 */
export function autosubmit(form) {
  const button = form.querySelector("button");
  let byKeyboard = false;

  button.hidden = true;
  form.addEventListener("pointerdown", () => {
    byKeyboard = false;
  });
  form.addEventListener("keydown", (event) => {
    byKeyboard = true;
    if (event.key === "Enter" && event.target.matches("select")) form.requestSubmit();
  });
  form.addEventListener("change", () => {
    if (byKeyboard) button.hidden = false;
    else form.requestSubmit();
  });
}
