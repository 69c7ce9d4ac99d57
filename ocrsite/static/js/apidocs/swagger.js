/**
 * Draws Swagger UI into our page. Calls go out as the signed-in person, with the CSRF token that the page carries (the cookie is closed to
 * scripts), or with the token that was put into "Authorize". Nothing is asked of a validator elsewhere.
 */
import { frame } from "./frame.js";
import { drop, label, mend, put } from "./mend.js";
import { isDark, onTheme } from "./theme.js";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const CURES = {
  'table[role="region"]': put("role", "table"),
  "textarea.body-param__text": label("Request body"),
  "pre.microlight, pre.example, .highlight-code > pre, .curl-command pre": put("tabindex", "0"),
  ".modal-ux": (box) => [put("role", "dialog"), put("aria-modal", "true"), label("Authorize")].forEach((cure) => cure(box)),
  ".close-modal": label("Close"),
  ".modal-btn": drop("aria-label"),
};
const place = document.getElementById("api-docs");

function withCsrf(request) {
  const method = (request.method ?? "GET").toUpperCase();
  if (!SAFE.has(method)) request.headers["X-CSRFToken"] = place.dataset.csrf;
  return request;
}

onTheme(() => document.documentElement.classList.toggle("dark-mode", isDark()));
mend(place, CURES);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") place.querySelector(".close-modal")?.click();
});

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  // Each operation shows what it takes and gives; the list of all shapes below would say it twice.
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  layout: "ProbantLayout",
  plugins: [frame],
  presets: [window.SwaggerUIBundle.presets.apis],
  requestInterceptor: withCsrf,
  // Its colours are written into each word and too pale for many eyes.
  syntaxHighlight: { activated: false },
  validatorUrl: null,
});
