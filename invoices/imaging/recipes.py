"""Recipes: which steps put a page right for which engine, as tables that an installation may add to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from math import isfinite

from invoices.document import Measures, Page
from invoices.imaging.measures import measure
from invoices.imaging.steps import (
    STEPS,
    Background,
    Deskew,
    Enlarge,
    Invert,
    Sharpen,
    Shrink,
    Smooth,
    Step,
    Turn,
    Unwarp,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Steps in their order; each is done only where the measures of a page call for it."""

    name: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page put right, and what was done to it."""

    page: Page
    steps: tuple[str, ...]  # "deskew -1.2", "background"


RECIPES: dict[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        Recipe("none"),
        Recipe("tesseract", (Invert(), Unwarp(), Turn(), Deskew(), Background(), Smooth(), Sharpen(), Enlarge())),
        Recipe(
            "tesseract_strong",
            (
                Invert(),
                Unwarp(),
                Turn(),
                Deskew(over=0.2),
                Background(over=0.0),
                Smooth(over=0.03, sigma=1.3),
                Sharpen(amount=6.0),
                Enlarge(under=14.0, to=20.0),
            ),
        ),
        Recipe("rapidocr", (Invert(), Unwarp(), Turn(), Deskew())),
        Recipe("rapidocr_strong", (Invert(), Unwarp(), Turn(), Deskew(), Background(over=0.0), Enlarge(under=6.0))),
        Recipe("service", (Invert(), Unwarp(), Turn(), Background(), Shrink())),
    )
}


def prepare(page: Page, measures: Measures, recipe: Recipe) -> Prepared:
    """Do the steps of a recipe that help this page; one that none helps comes back as the same object."""
    done: list[str] = []
    for step in recipe.steps:
        if not step.helps(page, measures):
            continue
        after, label = step.act(page, measures)
        if after is page:
            continue
        page = after
        done.append(label)
        if step.moves:
            measures = measure(page)
    return Prepared(page, tuple(done))


# --- Recipes of an installation ---------------------------------------------------------------------

# What each setting may be, whatever the step.
BOUNDS: dict[str, tuple[float, float]] = {
    "over": (0.0, 100.0),
    "under": (0.0, 100.0),
    "to": (4.0, 100.0),
    "sigma": (0.3, 10.0),
    "amount": (0.0, 20.0),
    "most_grain": (0.0, 1.0),
    "at_most": (1.0, 8.0),
    "megapixels": (0.5, 60.0),
    "longest": (500.0, 20000.0),
}


def recipe_from(data: Mapping[str, object]) -> Recipe:
    """Build a recipe from settings: a name, and steps that are a name or a table of a name and numbers.

    Raises:
        ValueError: it says in plain words what is wrong.
    """
    name, steps = data.get("name"), data.get("steps")
    if unknown := set(data) - {"name", "steps"}:
        raise ValueError(f"A recipe has a name and steps, and not: {', '.join(sorted(unknown))}.")
    if not isinstance(name, str) or not name:
        raise ValueError("A recipe needs a name.")
    if not isinstance(steps, Sequence) or isinstance(steps, str):
        raise ValueError(f"Recipe {name}: its steps are not a list.")
    try:
        return Recipe(name, tuple(_step_from(step) for step in steps))
    except ValueError as wrong:
        raise ValueError(f"Recipe {name}: {wrong}") from None


def _step_from(data: object) -> Step:
    settings = {"step": data} if isinstance(data, str) else data
    if not isinstance(settings, Mapping):
        raise ValueError(f"{data!r} is neither the name of a step nor a table with its settings.")
    kind = STEPS.get(str(settings.get("step")))
    if kind is None:
        raise ValueError(f"there is no step {settings.get('step')!r}; there are {', '.join(STEPS)}.")
    given = {str(key): value for key, value in settings.items() if key != "step"}
    known = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # every step is a dataclass
    for key in given:
        if key not in known:
            raise ValueError(f"{kind.name} has no setting {key!r}; it has {', '.join(known) or 'none'}.")
    return kind(**{key: _number(kind.name, key, value) for key, value in given.items()})


def _number(step: str, key: str, value: object) -> float:
    least, most = BOUNDS[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"{step}: {key} is not a number.")
    if not least <= value <= most:
        raise ValueError(f"{step}: {key} is {value:g}; it may be from {least:g} to {most:g}.")
    return float(value)
