/**
 * Wires each element that carries data-controller="name" (several names may be given, separated by spaces) to the function of that name,
 * on the first page and again for every part that htmx brings in. A controller may return a function that tidies up after it.
 *
 * @example <div data-controller="copy">…</div>
 */
import { announce } from "./controllers/announce.js";
import { autosubmit } from "./controllers/autosubmit.js";
import { busy } from "./controllers/busy.js";
import { chart } from "./controllers/chart.js";
import { copy } from "./controllers/copy.js";
import { dialog } from "./controllers/dialog.js";
import { focus } from "./controllers/focus.js";
import { menu } from "./controllers/menu.js";
import { message } from "./controllers/message.js";
import { nav } from "./controllers/nav.js";
import { password } from "./controllers/password.js";
import { poll } from "./controllers/poll.js";
import { print } from "./controllers/print.js";
import { upload } from "./controllers/upload.js";

const CONTROLLERS = { announce, autosubmit, busy, chart, copy, dialog, focus, menu, message, nav, password, poll, print, upload };

/** What each connected element has running: element -> Map(name -> tidy-up). */
const connected = new WeakMap();

function connectElement(element) {
  const running = connected.get(element) ?? new Map();
  for (const name of element.dataset.controller.split(/\s+/)) {
    const start = CONTROLLERS[name];
    if (!start || running.has(name)) continue;
    running.set(name, start(element));
  }
  connected.set(element, running);
}

function withDescendants(root) {
  const inside = [...root.querySelectorAll("[data-controller]")];
  return root.matches?.("[data-controller]") ? [root, ...inside] : inside;
}

function connect(root) {
  withDescendants(root).forEach(connectElement);
}

function disconnect(element) {
  for (const tidyUp of connected.get(element)?.values() ?? []) tidyUp?.();
  connected.delete(element);
}

connect(document);
document.addEventListener("htmx:load", (event) => connect(event.detail.elt));
document.addEventListener("htmx:beforeCleanupElement", (event) => disconnect(event.detail.elt));
