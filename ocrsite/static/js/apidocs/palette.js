/**
 * Our tokens as a theme of ReDoc. It reckons with colours, so it is given them as the browser has computed them for the present theme.
 */
function reader(place) {
  return (token) => {
    const probe = place.appendChild(document.createElement("span"));
    probe.style.color = `var(${token})`;
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };
}

function tone(read, name) {
  return { color: read(`--${name}-ink`), backgroundColor: read(`--${name}-soft`), tabTextColor: read(`--${name}-ink`) };
}

function colours(read) {
  const verbs = { get: "info", post: "proven", put: "asked", patch: "asked", delete: "refused", head: "info", options: "info", link: "info", basic: "info" };
  const ink = read("--ink");
  const muted = read("--ink-muted");
  return {
    primary: { main: read("--accent"), light: read("--accent-soft"), dark: read("--accent"), contrastText: read("--on-accent") },
    success: { main: read("--proven-ink"), light: read("--proven-soft"), dark: read("--proven-ink"), contrastText: read("--surface") },
    warning: { main: read("--asked-ink"), light: read("--asked-soft"), dark: read("--asked-ink"), contrastText: read("--surface") },
    error: { main: read("--refused-ink"), light: read("--refused-soft"), dark: read("--refused-ink"), contrastText: read("--surface") },
    text: { primary: ink, secondary: muted },
    border: { dark: read("--line-strong"), light: read("--line") },
    responses: { success: tone(read, "proven"), error: tone(read, "refused"), redirect: tone(read, "asked"), info: tone(read, "info") },
    http: Object.fromEntries(Object.entries(verbs).map(([verb, name]) => [verb, read(`--${name}-ink`)])),
  };
}

function typography(read) {
  const code = { fontSize: "0.875rem", fontFamily: "var(--font-code)", color: read("--ink"), backgroundColor: read("--surface-sunken"), wrap: true };
  return {
    fontSize: "0.9375rem",
    lineHeight: "1.55",
    fontFamily: "inherit",
    optimizeSpeed: false,
    headings: { fontFamily: "inherit", fontWeight: "650" },
    code,
    links: { color: read("--accent"), visited: read("--accent"), hover: read("--accent-hover"), textDecoration: "underline", hoverTextDecoration: "underline" },
  };
}

export function themeFor(place) {
  const read = reader(place);
  const ink = read("--ink");
  const sunken = read("--surface-sunken");
  return {
    colors: colours(read),
    spacing: { sectionHorizontal: 28, sectionVertical: 20 },
    typography: typography(read),
    schema: { linesColor: read("--line-strong"), typeNameColor: read("--ink-muted"), typeTitleColor: ink, requireLabelColor: read("--refused-ink"), nestedBackground: sunken, labelsTextSize: "0.85em" },
    sidebar: { backgroundColor: read("--surface"), textColor: ink, activeTextColor: read("--accent"), width: "15rem" },
    rightPanel: { backgroundColor: read("--surface-raised"), textColor: ink, width: "38%" },
    codeBlock: { backgroundColor: sunken },
    fab: { backgroundColor: read("--surface-raised"), color: ink },
  };
}
