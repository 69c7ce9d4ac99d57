"""What can be measured on every page: its frame, its width, its targets, its way in by keyboard."""

from playwright.sync_api import Page

from tests.browser.variants import Variant

# Where another project draws into our page, its headings carry the level that they have there.
MAIN_HEADING = "h1:not([aria-level]):visible, [aria-level='1']:visible"
WIDE = "() => document.scrollingElement.scrollWidth"
# Which elements reach over the edge, for whoever has to mend it.
OVER = """
(width) => [...document.body.querySelectorAll('*')]
  .filter((one) => one.getBoundingClientRect().right > width + 1 && one.checkVisibility())
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))
"""
# Links within a sentence are as tall as their line: WCAG 2.5.8 exempts them, and axe-core measures the others.
SMALL = """
(least) => [...document.querySelectorAll('button, summary, select, a.button, .menu__item, .nav__link, .tabs__link, '
    + 'input:not([type=hidden], [type=checkbox], [type=radio])')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width > 1 && box.height > 1 && (box.height < least - 0.5 || box.width < 24))
  .map(([box, one]) => `${Math.round(box.width)} × ${Math.round(box.height)} px: ${one.outerHTML.slice(0, 140)}`)
"""
FINGER, POINTER = 44, 24
# What has the focus, once it can be seen: even without motion a style may take a picture or two to change.
FOCUS = """
async () => {
  const one = document.activeElement;
  const seen = () => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight;
  };
  for (let turn = 0; turn < 30 && !seen(); turn += 1) await new Promise(requestAnimationFrame);
  const style = getComputedStyle(one);
  return {
    what: one.outerHTML.slice(0, 120),
    link: one.getAttribute('href') ?? '',
    seen: seen(),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
  };
}
"""
# A form may take the focus at once. Whoever goes back to the top of the page begins like this.
TOP = "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"


def frame(page: Page, variant: Variant) -> list[str]:
    """Check language, title and main heading."""
    problems = []
    language = page.locator("html").get_attribute("lang") or ""
    if language.partition("-")[0] != variant.language:
        problems.append(f"lang: the page says {language!r} and is shown in {variant.language!r}")
    title = page.title().partition("·")[0].strip()
    if len(title) < 2 or title == "Probant":
        problems.append(f"title: {page.title()!r} does not say which page this is")
    headings = page.locator(MAIN_HEADING).all_inner_texts()
    if len(headings) != 1:
        problems.append(f"heading: one h1 is expected, there are {headings}")
    return problems


def width(page: Page, variant: Variant) -> list[str]:
    """Check that nothing reaches over the edge of the window."""
    wide = int(page.evaluate(WIDE))
    if wide <= variant.width:
        return []
    return [f"width: {wide} px in a window of {variant.width} px: {page.evaluate(OVER, variant.width)}"]


def targets(page: Page, variant: Variant) -> list[str]:
    """Check that what is pressed is large enough: for a finger on a telephone, for a pointer on a desk."""
    least = FINGER if variant.is_narrow else POINTER
    return [f"target under {least} px: {found}" for found in page.evaluate(SMALL, least)]


def way_in(page: Page) -> list[str]:
    """Check that the first stop of the keyboard is a visible link that leads past the header."""
    page.evaluate(TOP)
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS)
    if not focus["link"].startswith("#"):
        return [f"keyboard: the first stop is no link to the content but {focus['what']}"]
    problems = [] if focus["seen"] else ["keyboard: the skip link stays hidden"]
    problems += [] if focus["outlined"] else ["keyboard: the skip link shows no focus"]
    page.keyboard.press("Enter")
    if page.locator(focus["link"]).count() != 1:
        problems.append(f"keyboard: the skip link leads nowhere: {focus['link']}")
    elif not page.evaluate("(id) => document.querySelector(id).contains(document.activeElement)", focus["link"]):
        problems.append("keyboard: the skip link does not move the focus")
    return problems
