"""The same kinds of lies and rewrites over people who are in no golden set: invented for the freely written texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from documents import Base, People, share
from fabrication import judged
from figures import Figure, Section
from free_texts import people as invented

from vitaeval.defects import DEFECTS, REWRITES, Stock
from vitaeval.golden.twins import verbatim
from vitaeval.schema.documents.profile import Profile

NOTES = (
    "Every kind of lie and rewrite, also those that free texts brought up, in the phrasings that are not held out. "
    "What was missed or stopped here was looked at and repaired.",
)

_FEWEST = 4
"""Letters of a kind below which one lie more or less moves the share further than its floor allows."""


@dataclass(frozen=True)
class Others(People):
    """The invented people instead of the golden ones, against the golden postings."""

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        return {name: profile for name, profile in invented().items() if profile.work}

    @cached_property
    def bases(self) -> tuple[Base, ...]:
        """The whole profile of everybody as a CV."""
        jobs = list(self.jobs.values())
        return tuple(
            Base(name, "tuned", profile, jobs[number % len(jobs)], verbatim(profile))
            for number, (name, profile) in enumerate(self.profiles.items())
        )

    @cached_property
    def stocks(self) -> Mapping[str, Stock]:
        """What inventions are drawn from: the records of every second one."""
        return {"tuned": Stock.of(list(self.profiles.values())[::2], tuple(self.jobs.values()))}


def measure(each: int, cores: int = 2) -> Section:
    """Each kind on up to `each` people as a CV, and on half as many, four at least, as a letter."""
    letters = _figures(max(_FEWEST, each // 2), cores, as_letter=True)
    figures = (*_figures(each, cores, as_letter=False), *letters)
    return Section("Other people", figures, notes=NOTES)


def _figures(each: int, cores: int, *, as_letter: bool) -> tuple[Figure, ...]:
    form, words = ("letters", "letters") if as_letter else ("cvs", "CVs")
    lies, honest = (_told(kinds, each, cores, as_letter=as_letter) for kinds in (DEFECTS, REWRITES))
    return (
        Figure(f"others.{form}.recall", f"lies found in {words}", share(lies), len(lies), "≥ .97"),
        Figure(f"others.{form}.false_stops", f"rewritten {words} stopped", share(honest), len(honest), "≤ .001"),
    )


def _told(kinds: Sequence[str] | Mapping[str, object], each: int, cores: int, *, as_letter: bool) -> list[bool]:
    names = list(kinds)
    with ProcessPoolExecutor(cores) as pool:
        return list(chain.from_iterable(pool.map(_of_kind, names, [each] * len(names), [as_letter] * len(names))))


def _of_kind(kind: str, each: int, as_letter: bool) -> list[bool]:
    """For each lie of a kind whether it was found, for each rewrite whether it was stopped."""
    rows = judged(_others(), each, frozenset({kind}), as_letter=as_letter)
    return [row.is_caught if row.sample.label else row.is_stopped for row in rows]


@cache
def _others() -> Others:
    return Others()
