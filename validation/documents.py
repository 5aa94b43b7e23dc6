"""The development set: faithful CVs of the repository's people, lies and rewrites made on the fly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random
from statistics import mean
from typing import Literal

from vitaeval.defects import DEFECTS, REWRITES, Changed, Defect, Draft, Ground, Rewrite, Stock
from vitaeval.defects.layout import layout
from vitaeval.defects.letter import Letter, letter
from vitaeval.defects.rewrites.several import applied
from vitaeval.golden.documents import read_job, read_profile
from vitaeval.golden.load import load
from vitaeval.golden.twins import verbatim
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import CvExpected
from vitaeval.tasks.generate_cv import TASK

ROOT = Path(__file__).parents[1]
WORDING: dict[str, Literal["a", "b"]] = {"tuned": "a", "held": "b"}
"""Each half of the people has its own set of phrasings: what is held out is unseen in its words too."""
LAID_OUT, REWORDED = 0.6, 0.4
"""Shares of CVs in another layout than the delivered one, and of lies told in a CV that was reworded before."""
GENTLE = (
    "alias_in_line", "alias_in_list", "synonym_verb", "passive", "clause_fronted", "spelling", "typography",
    "percent_form", "bullets_reordered", "roles_reordered", "skills_reordered", "bullets_dropped", "bullets_merged",
    "tone_sentence", "known_skills_told", "place_form", "employer_form", "degree_form",
)  # fmt: skip
"""Rewrites after which each kind of lie is still one; rounded figures, for instance, leave room below the truth."""


@dataclass(frozen=True, slots=True)
class Base:
    """A faithful CV: who, for which posting, and which half of the people it belongs to."""

    name: str
    half: str
    profile: Profile
    job: JobPosting | None
    cv: TailoredCV


@dataclass(frozen=True, slots=True)
class Sample:
    """A CV of known truth: `label` 1 when a lie was planted into `before`. `spans` are its places in `text`."""

    base: Base
    label: int
    before: Draft
    changed: Changed
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class People:
    """Every profile, posting and faithful CV of the repository."""

    root: Path = ROOT / "golden"

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        return {path.stem: read_profile(path) for path in sorted((self.root / "profiles").glob("*.json"))}

    @cached_property
    def jobs(self) -> Mapping[str, JobPosting]:
        return {path.stem: read_job(path) for path in sorted((self.root / "jobs").glob("*.json"))}

    @cached_property
    def today(self) -> date:
        return date.fromisoformat(load(self.root, TASK, "core").card.as_of)

    @cached_property
    def bases(self) -> tuple[Base, ...]:
        """The whole profile of everybody as a CV, then every good answer of the golden set."""
        jobs = list(self.jobs.values())
        dumps = (
            Base(f"{name}/verbatim", half(name), profile, jobs[number % len(jobs)], verbatim(profile))
            for number, (name, profile) in enumerate(self.profiles.items())
            if profile.work
        )
        return (*dumps, *self._good())

    def _good(self) -> Iterator[Base]:
        for example in load(self.root, TASK, "core").examples:
            expected = example.expected
            if isinstance(expected, CvExpected) and isinstance(expected.reference, TailoredCV) and example.profile:
                name = example.cluster
                yield Base(f"{name}/{example.id}", half(name), example.profile, example.job, expected.reference)

    @cached_property
    def stocks(self) -> Mapping[str, Stock]:
        """For each half of the people, what inventions are drawn from: the records of the whole other half."""
        jobs = tuple(self.jobs.values())
        return {
            side: Stock.of((each for name, each in self.profiles.items() if half(name) != side), jobs)
            for side in ("tuned", "held")
        }

    def ground(self, base: Base, rng: Random, *, as_letter: bool) -> Ground:
        """What a change of `base` starts from: a letter, else the delivered layout or one drawn at random."""
        laid_out = layout(rng) if rng.random() < LAID_OUT else None
        job = base.job
        aim = (job.title, job.company) if job else (None, None)
        form = letter(rng, *aim) if as_letter else laid_out
        draft = Draft(base.profile.basics, base.cv, form)
        return Ground(draft, base.profile, base.job, self.stocks[base.half], self.today, WORDING[base.half])


def half(name: str) -> str:
    """ "tuned" or "held": half of the people are looked at while metrics are improved, the others are not."""
    return "tuned" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "held"


def seeded(*parts: object) -> Random:
    """A generator that follows from names alone."""
    return Random(":".join(map(str, parts)))


def samples(
    people: People, each: int, only: frozenset[str] = frozenset(), *, as_letter: bool = False
) -> Iterator[Sample]:
    """For each kind up to `each` CVs, first the lies, then the rewrites; `only` these kinds where any are named."""
    kinds: tuple[Defect | Rewrite, ...] = (*DEFECTS.values(), *REWRITES.values())
    for kind in (kind for kind in kinds if not only or kind.name in only):
        order = list(people.bases)
        seeded("order", kind.name).shuffle(order)
        found = (sample for base in order if (sample := _sample(people, base, kind, as_letter=as_letter)) is not None)
        yield from (sample for sample, _ in zip(found, range(each), strict=False))


def _sample(people: People, base: Base, kind: Defect | Rewrite, *, as_letter: bool) -> Sample | None:
    rng = seeded(base.name, kind.name)
    ground = people.ground(base, rng, as_letter=as_letter)
    if isinstance(kind, Defect) and rng.random() < REWORDED:
        ground = applied(ground, rng.sample([REWRITES[name] for name in GENTLE], 3), rng)
    changed = kind.plant(ground, rng) if isinstance(kind, Defect) else kind.apply(ground, rng)
    if changed is None or (as_letter and not isinstance(changed.draft.layout, Letter)):
        return None
    text, spans = changed.text()
    if as_letter and len(spans) < len(changed.places):
        return None
    if len(spans) < len(changed.places):
        ground = replace(ground, draft=replace(ground.draft, layout=None))
        changed = replace(changed, draft=replace(changed.draft, layout=None))
        text, spans = changed.text()
    return Sample(base, int(isinstance(kind, Defect)), ground.draft, changed, text, spans)


def share(values: Iterable[bool | None]) -> float:
    """Share of true among those that are known; nan when there are none."""
    known = [value for value in values if value is not None]
    return mean(known) if known else float("nan")
