"""The tone of a CV: how much weak wording it holds for its length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from vitaeval.schema.documents.cv import CvExperience, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.tokens import words
from vitaeval.text.verbs import Tense, opening
from vitaeval.text.wording import Flaw, Hit, capital_words, flaws

WEIGHTS: Mapping[Flaw, float] = MappingProxyType(
    {
        Flaw.FIRST_PERSON: 1.0,
        Flaw.PASSIVE_OPENING: 1.0,
        Flaw.CLICHE: 1.0,
        Flaw.HEDGE: 0.5,
        Flaw.EMPHASIS: 1.0,
        Flaw.LONG_SENTENCE: 0.5,
        Flaw.TENSE: 0.5,
    }
)
WORST_PER_100_WORDS = 5.0


@dataclass(frozen=True, slots=True)
class Tone:
    """`value` = max(0, 1 - weighted hits per 100 words / 5); `hits` with the JSON pointer of their field."""

    value: float
    hits: tuple[tuple[str, Hit], ...]

    def count(self, flaw: Flaw) -> int:
        """How often `flaw` occurs."""
        return sum(hit.flaw is flaw for _, hit in self.hits)


def tone(cv: TailoredCV, names: Set[str], today: str) -> Tone | None:
    """Judge headline, summary and bullets; None for a CV without a single word there.

    `names` are words that stand in capitals anyway (see `source_names`); `today` is an ISO date, before
    which a role that is told in the present tense must not have ended.
    """
    fields = tuple(_fields(cv))
    length = sum(len(words(text)) for _, text in fields)
    if not length:
        return None
    hits = [(where, hit) for where, text in fields for hit in flaws(text, names)]
    hits += _wrong_tenses(cv, today)
    weight = sum(WEIGHTS[hit.flaw] for _, hit in hits)
    return Tone(max(0.0, 1 - weight * 100 / length / WORST_PER_100_WORDS), tuple(hits))


def source_names(profile: Profile, job: JobPosting) -> frozenset[str]:
    """Words that the profile or the posting writes in capitals: acronyms, not shouting."""
    keywords = [word for group in profile.skills for word in (group.name, *group.keywords) if word]
    return capital_words("\n".join((*profile.sources().values(), *keywords, job.text)))


def _fields(cv: TailoredCV) -> Iterator[tuple[str, str]]:
    yield "/headline", cv.headline or ""
    yield "/summary", cv.summary
    for where, bullet in cv.bullets():
        yield f"{where}/text", bullet.text


def _wrong_tenses(cv: TailoredCV, today: str) -> Iterator[tuple[str, Hit]]:
    for number, role in enumerate(cv.experience):
        if not _has_ended(role, today):
            continue
        for at, bullet in enumerate(role.bullets):
            verb = opening(bullet.text)
            if verb and verb.tenses == {Tense.PRESENT}:
                yield f"/experience/{number}/bullets/{at}/text", Hit(Flaw.TENSE, verb.verb)


def _has_ended(role: CvExperience, today: str) -> bool:
    """Whether the role's end lies before `today` at its own precision; an unreadable end says nothing."""
    end = (role.end_date or "").strip()
    return end[:4].isdecimal() and len(end) >= 4 and end < today[: len(end)]
