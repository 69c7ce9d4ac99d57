/**
 * Asks again and again for a part of the page that is still changing: it sends the event "poll", for which htmx waits. The answer takes the
 * element's place; one without this controller ends it. A hidden page asks for nothing, and a server that does not answer is asked ever more
 * rarely; meanwhile the target "lost" says so, once, in place of a toast for each attempt.
 *
 * @example
 * <div data-controller="poll" hx-get="/documents/live/?ids=4" hx-trigger="poll" hx-swap="outerHTML">
 *   <p data-poll-target="lost" hidden>The server does not answer.</p>
 * </div>
 */
const FIRST = 2000;
const LONGEST = 30000;
const FAILURES = ["htmx:responseError", "htmx:sendError", "htmx:timeout"];

export function poll(element) {
  let pause = FIRST;
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  }

  function ask() {
    if (document.hidden) return;
    element.dispatchEvent(new CustomEvent("poll"));
  }

  function failed(event) {
    if (event.target !== element) return;
    event.stopPropagation();
    const lost = element.querySelector('[data-poll-target="lost"]');
    if (lost) lost.hidden = false;
    pause = Math.min(LONGEST, pause * 2);
    wait();
  }

  function seen() {
    if (!document.hidden) wait();
  }

  wait();
  for (const name of FAILURES) element.addEventListener(name, failed);
  document.addEventListener("visibilitychange", seen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  };
}
