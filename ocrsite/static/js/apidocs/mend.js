/**
 * Mends what somebody else's drawing gets wrong for keyboards and screen readers. A part draws itself piece by piece, so it is looked at
 * again whenever something has been added.
 *
 * @example mend(place, { "button.close": label("Close"), "table[role]": drop("role") });
 */
const HEADINGS = "h1, h2, h3, h4, h5, h6";

export const drop = (name) => (element) => element.removeAttribute(name);

export const put = (name, value) => (element) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

export const label = (words) => put("aria-label", words);

/** Headings follow one another without a gap, below the page's own title. */
function orderHeadings(place) {
  let above = 1;
  for (const heading of place.querySelectorAll(HEADINGS)) {
    const own = Number(heading.localName.slice(1));
    above = Math.min(Math.max(own, 2), above + 1);
    put("role", "heading")(heading);
    put("aria-level", String(above))(heading);
  }
}

function apply(place, rules) {
  orderHeadings(place);
  for (const [selector, cure] of Object.entries(rules)) place.querySelectorAll(selector).forEach(cure);
}

export function mend(place, rules) {
  let waiting = false;

  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      apply(place, rules);
    });
  }

  new MutationObserver(later).observe(place, { childList: true, subtree: true });
}
