/**
 * Our frame for Swagger UI, as one of its plugins: the parts we show, in our order, without what our page says already, and without links
 * inside buttons, which no keyboard and no screen reader can tell apart.
 */
const HEADING = { className: "visually-hidden" };

/** The layout: errors, the way in, the operations. */
function layout({ React, getComponent, specSelectors }) {
  const part = (name, container = true) => React.createElement(getComponent(name, container));

  return () =>
    React.createElement(
      "div",
      { className: "swagger-ui" },
      part("errors"),
      specSelectors.securityDefinitions() ? React.createElement("div", { className: "api-docs__way-in" }, part("AuthorizeBtnContainer")) : null,
      React.createElement("h2", HEADING, "Operations"),
      part("operations"),
    );
}

/** The name of an operation as text: the button around it opens it. */
function plainName({ React }) {
  return () => ({ text }) => React.createElement("span", null, text);
}

/** The session is the browser's business: its cookie is closed to scripts, so there is nothing to type in for it. */
function withoutSession(original) {
  return () => original().filterNot((way) => way.has("session"));
}

export function frame(system) {
  return {
    components: { ProbantLayout: layout(system) },
    wrapComponents: { DeepLink: (_original, inner) => plainName(inner)() },
    statePlugins: { auth: { wrapSelectors: { definitionsToAuthorize: (original) => withoutSession(original) } } },
  };
}
