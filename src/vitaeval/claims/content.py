"""What a bullet tells, beyond names and figures: from another employer, or from nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from vitaeval.claims.clauses import clauses, is_verb
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.matching import equal
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, unsupported
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, quantities
from vitaeval.text.normalize import content, stem, words

_FEWEST, _LEAST = 4, 2
_UNKNOWN = 0.6
_MOVED, _OWN = 0.75, 0.45


def told(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A bullet that another role's line explains far better than its own entry, or that nothing explains."""
    if passage.entry is None:
        return
    heads = _heads(scene.evidence.of_entry(passage.entry))
    said = [word for word in dict.fromkeys(content(words(passage.text))) if word.isalpha() and word not in heads]
    if len(said) < _FEWEST:
        return
    span = (0, len(passage.text))
    moved = _moved(said, passage, scene)
    if moved is not None:
        yield claim(passage, ClaimType.EMPLOYER, span, contradicted("told of another entry in the profile", moved))
        return
    verbs = {stem(clause.verb) for clause in clauses(passage.text) if clause.verb} | _participles(passage.text)
    special = [word for word in said if word not in general() and word not in verbs]
    novel = [word for word in special if word not in scene.evidence.stems and word[:5] not in scene.evidence.prefixes]
    if _is_strange(len(special), len(novel)) and not _shares_figures(passage, scene):
        nearest = scene.evidence.nearest(passage.text, scene.evidence.of_entry(passage.entry))
        yield claim(passage, ClaimType.CONTENT, span, unsupported("mostly words that the profile never uses", nearest))


def _participles(text: str) -> set[str]:
    """Stems of the words that are surely verbs by their form."""
    return {word.stem for word in words(text) if word.text.endswith(("ed", "ing")) and is_verb(word.text)}


def _shares_figures(passage: Passage, scene: Scene) -> bool:
    """Whether a line of the entry has two of the bullet's figures: it tells the same in other words."""
    said, years = quantities.find(passage.text), _years(passage.text)
    lines = scene.evidence.done_in(passage.entry) if len(said) + len(years) > 1 else ()
    return any(
        sum(any(equal(mine, held) for held in line.quantities) for mine in said) + len(years & _years(line.text)) > 1
        for line in lines
    )


def _years(text: str) -> frozenset[int]:
    return frozenset(found.date.year for found in dates.find(text) if found.date)


def _is_strange(special: int, novel: int) -> bool:
    """Whether most special words are new: all of them, where there are few."""
    return novel >= _UNKNOWN * special if special >= _FEWEST else novel == special >= _LEAST


def _moved(said: list[str], passage: Passage, scene: Scene) -> Line | None:
    """The line of another role that holds most of the bullet while no line of its own entry holds half of it."""
    wanted = frozenset(said)
    others = _elsewhere(passage.entry, scene.evidence)
    shared = [len(wanted & line.stems) for line in others]
    most = max(shared, default=0)
    if most < _MOVED * len(wanted):
        return None
    best = others[shared.index(most)]
    own = _deeds(passage.entry or "", scene.evidence.done_in(passage.entry))
    return None if any(len(wanted & line.stems) > _OWN * len(wanted) for line in own) else best


@lru_cache(maxsize=1024)
def _elsewhere(home: str | None, evidence: Evidence) -> tuple[Line, ...]:
    """The lines that tell what was done in another role or project."""
    others = (_deeds(entry, lines) for entry, lines in evidence.by_entry.items() if entry != home)
    return tuple(chain.from_iterable(others))


def _heads(lines: tuple[Line, ...]) -> frozenset[str]:
    """Stems of the name and title of an entry: to say where and as what tells nothing of what was done."""
    named = ("name", "organization", "position")
    return frozenset(word for line in lines if line.field in named for word in line.stems)


def _deeds(entry: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that tell what was done in a role or project."""
    told = ("highlights", "summary", "description")
    return tuple(line for line in lines if line.field in told) if entry[:1] in tuple("wvp") else ()
