import { message } from "./message.js";

/**
 * Says aloud what htmx has changed, and puts the focus where the work goes on. The part that was brought in may carry
 * data-announce (a sentence for the live region) and an element with data-focus (which takes the focus).
 * A request that fails shows the sentence of data-announce-failed as a toast: nothing may fail in silence.
 *
 * @example
 * <div data-controller="announce" data-announce-failed="The server did not answer. Try again.">
 *   <p role="status" data-announce-target="polite"></p>
 *   <div class="toasts" role="alert" data-announce-target="alert"></div>
 *   <template data-announce-target="toast"><div class="callout message"><p data-text></p><button type="button" hidden>Dismiss</button></div></template>
 * </div>
 */
export function announce(element) {
  const target = (name) => element.querySelector(`[data-announce-target="${name}"]`);

  function say(sentence) {
    target("polite").textContent = sentence;
  }

  function settled(event) {
    const part = event.detail.elt;
    const speaker = part.matches("[data-announce]") ? part : part.querySelector("[data-announce]");
    if (speaker) say(speaker.dataset.announce);
    const next = part.matches("[data-focus]") ? part : part.querySelector("[data-focus]");
    next?.focus();
  }

  function failed() {
    const toast = target("toast").content.cloneNode(true);
    toast.querySelector("[data-text]").textContent = element.dataset.announceFailed;
    target("alert").replaceChildren(toast);
    message(target("alert").firstElementChild);
  }

  const listeners = { "htmx:afterSettle": settled, "htmx:responseError": failed, "htmx:sendError": failed, "htmx:timeout": failed };
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener);
  };
}
