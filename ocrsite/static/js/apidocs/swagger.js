/**
 * Draws Swagger UI into our page. Calls go out as the signed-in person, with the CSRF token that the page carries (the cookie is closed to
 * scripts), or with the token that was put into "Authorize". Nothing is asked of a validator elsewhere.
 */
import { isDark, onTheme } from "./theme.js";
import { mend } from "./mend.js";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const place = document.getElementById("api-docs");

function withCsrf(request) {
  const method = (request.method ?? "GET").toUpperCase();
  if (!SAFE.has(method)) request.headers["X-CSRFToken"] = place.dataset.csrf;
  return request;
}

onTheme(() => document.documentElement.classList.toggle("dark-mode", isDark()));
mend(place);

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  displayRequestDuration: true,
  layout: "BaseLayout",
  presets: [window.SwaggerUIBundle.presets.apis],
  requestInterceptor: withCsrf,
  validatorUrl: null,
});
