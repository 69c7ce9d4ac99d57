"""Who learns from labelled documents and answers others, for evaluations in folds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from invoices.extraction.scoring import Scorer
from invoices.labelled.folding import Labelled, Trainer, Understand
from invoices.labelled.lessons import fitted
from invoices.labelled.material import Crew
from invoices.labelled.teaching import Lesson, lesson_of


@dataclass(frozen=True, slots=True)
class School:
    """Fits scorers on labelled documents; each document is made a lesson once, in however many folds it is learned."""

    crew: Crew
    understand: Callable[[Scorer], Understand]  # how a document is answered with a scorer
    seed: int = 0
    lessons: dict[int, Lesson] = field(default_factory=dict)  # by the document's identity

    def __call__(self, documents: Sequence[Labelled]) -> Understand:
        """Learn from documents, and return who answers others."""
        new = [one for one in documents if id(one) not in self.lessons]
        for one, lesson in zip(new, self.crew(_lesson, new), strict=True):
            self.lessons[id(one)] = lesson
        lessons = [self.lessons[id(one)] for one in documents]
        return self.understand(fitted(lessons, self.crew, seed=self.seed, card={}))


def _lesson(document: Labelled) -> Lesson:
    return lesson_of(document.reading, document.truth)


def with_others(trainer: Trainer, others: Sequence[Labelled], scored: Sequence[Labelled]) -> Trainer:
    """Let others be learned from too, except look-alikes of what is held back."""
    families = {one.truth.family for one in scored}

    def learn(documents: Sequence[Labelled]) -> Understand:
        away = families - {one.truth.family for one in documents}
        return trainer([*documents, *(one for one in others if one.truth.family not in away)])

    return learn
