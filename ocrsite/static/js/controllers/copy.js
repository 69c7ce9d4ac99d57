/**
 * Copies the text of its target to the clipboard and says so. Its button is shown only where the browser can copy.
 *
 * @example
 * <div data-controller="copy" data-copy-done="Copied">
 *   <code data-copy-target="text">prb_1234</code>
 *   <button type="button" data-copy-target="button" hidden>Copy</button>
 *   <span role="status" class="visually-hidden" data-copy-target="status"></span>
 * </div>
 */
const SHOWN_FOR = 2000;

export function copy(element) {
  const target = (name) => element.querySelector(`[data-copy-target="${name}"]`);
  const button = target("button");
  if (!navigator.clipboard) return;

  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(target("text").textContent.trim());
    target("status").textContent = element.dataset.copyDone;
    button.dataset.done = "";
    setTimeout(() => {
      target("status").textContent = "";
      delete button.dataset.done;
    }, SHOWN_FOR);
  });
}
