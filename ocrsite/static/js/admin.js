/**
 * Mends what Django's admin draws by script: the sign beside a filter carries its words in a label, which only something with a role may have.
 * The admin draws on load, and its listener was there first.
 */
window.addEventListener("load", () => {
  for (const sign of document.querySelectorAll(".help-tooltip[aria-label]")) sign.setAttribute("role", "img");
});
