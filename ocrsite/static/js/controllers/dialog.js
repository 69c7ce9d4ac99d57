/**
 * Opens a native dialog instead of following the link that does the same on a page of its own. The browser keeps the focus inside, closes it
 * on Escape and gives the focus back. A press on the backdrop closes it too.
 *
 * @example
 * <div data-controller="dialog">
 *   <a href="/tokens/4/revoke/" data-dialog-target="open">Revoke…</a>
 *   <dialog data-dialog-target="dialog" aria-labelledby="t"><h2 id="t">…</h2><button data-dialog-target="close">Cancel</button></dialog>
 * </div>
 */
export function dialog(element) {
  const box = element.querySelector('[data-dialog-target="dialog"]');
  const opener = element.querySelector('[data-dialog-target="open"]');

  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    box.showModal();
  });
  for (const button of box.querySelectorAll('[data-dialog-target="close"]')) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      box.close();
    });
  }
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close();
  });
}
