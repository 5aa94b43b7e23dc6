"""Spoiling a right answer on purpose: poorer words, one lie of a kind, a broken form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from pydantic import BaseModel

from vitaeval.defects import BREAKAGES, DEFECTS, Draft, Ground, Stock
from vitaeval.schema.documents.cv import Bullet, CvAnswer, CvExperience, CvProject, TailoredCV
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.fingerprint import canonical_json
from vitaeval.schema.golden import Example
from vitaeval.schema.simulation import OUTAGE, Behaviour

KINDS = (OUTAGE, *DEFECTS, *BREAKAGES)
DUTY = "Duties in this role: "


class Spoiler:
    """Spoils answers as a behaviour says; inventions are drawn from the records of `people`."""

    def __init__(self, people: Callable[[], Iterable[Profile]]) -> None:
        self._people = people

    @cached_property
    def _stock(self) -> Stock:
        return Stock.of(self._people())

    def text(self, answer: BaseModel, example: Example, how: Behaviour, rng: Random) -> str:
        """The spoiled answer as JSON text; what holds no CV can only break in form."""
        if isinstance(answer, CvAnswer) and isinstance(answer.answer, TailoredCV):
            answer = CvAnswer(answer=self._lied(flattened(answer.answer, how.flat or 0.0, rng), example, how, rng))
        text = canonical_json(answer)
        broken = drawn(how.rates or {}, BREAKAGES, rng)
        return BREAKAGES[broken[0]](text, rng) if broken else text

    def _lied(self, cv: TailoredCV, example: Example, how: Behaviour, rng: Random) -> TailoredCV:
        for kind in drawn(how.rates or {}, DEFECTS, rng):
            if example.profile is not None and example.as_of is not None:
                draft = Draft(example.profile.basics, cv)
                ground = Ground(draft, example.profile, example.job, self._stock, date.fromisoformat(example.as_of))
                changed = DEFECTS[kind].plant(ground, rng)
                cv = cv if changed is None else changed.draft.cv
        return cv


def drawn(rates: Mapping[str, float], kinds: Iterable[str], rng: Random) -> tuple[str, ...]:
    """Those of `kinds` that happen this time; each kind has a draw of its own, so that rates do not disturb others."""
    return tuple(kind for kind in kinds if rng.random() < rates.get(kind, 0.0))


def flattened(cv: TailoredCV, share: float, rng: Random) -> TailoredCV:
    """The CV with about `share` of its bullets told as duties: no other fact, no achievement shown."""

    def told(item: Bullet) -> Bullet:
        return Bullet(text=f"{DUTY}{item.text}", source_ids=item.source_ids) if rng.random() < share else item

    def lines(block: CvExperience | CvProject) -> dict[str, Any]:
        return {**dict(block), "bullets": tuple(told(line) for line in block.bullets)}

    experience = tuple(CvExperience(**lines(block)) for block in cv.experience)
    projects = tuple(CvProject(**lines(block)) for block in cv.projects)
    return TailoredCV(**{**dict(cv), "experience": experience, "projects": projects})
