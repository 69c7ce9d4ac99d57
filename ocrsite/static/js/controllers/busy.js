/**
 * Keeps a form from being sent twice: its button says that it is working and ignores further presses. A page brought back by the
 * browser's history is free again. Not for a form that answers with a download: its page stays, and so would the wait.
 *
 * @example <form data-controller="busy" data-busy-text="Sending…"><button>Send</button></form>
 */
export function busy(form) {
  let button = null;
  let face = [];

  function free() {
    form.removeAttribute("aria-busy");
    if (!button) return;
    button.removeAttribute("aria-disabled");
    button.replaceChildren(...face);
    button = null;
  }

  form.addEventListener("submit", (event) => {
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    button = event.submitter;
    if (!button) return;
    face = [...button.childNodes];
    button.setAttribute("aria-disabled", "true");
    if (form.dataset.busyText) button.replaceChildren(form.dataset.busyText);
  });
  form.addEventListener("htmx:afterRequest", free);
  window.addEventListener("pageshow", free);
  return () => window.removeEventListener("pageshow", free);
}
