"""What a bullet tells, beyond names and figures: from another employer, or from nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, unsupported
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import content, words

_FEWEST = 5
_UNKNOWN = 0.6
_MOVED, _OWN = 0.6, 0.3


def told(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A bullet that another role's line explains far better than its own entry, or that nothing explains."""
    said = [word for word in dict.fromkeys(content(words(passage.text))) if word.isalpha()]
    if len(said) < _FEWEST or passage.entry is None:
        return
    span = (0, len(passage.text))
    moved = _moved(said, passage, scene)
    if moved is not None:
        yield claim(passage, ClaimType.EMPLOYER, span, contradicted("told of another entry in the profile", moved))
        return
    special = [word for word in said if word not in general()]
    novel = [word for word in special if word not in scene.evidence.stems and word[:5] not in scene.evidence.prefixes]
    if len(special) >= _FEWEST and len(novel) >= _UNKNOWN * len(special):
        nearest = scene.evidence.nearest(passage.text, scene.evidence.of_entry(passage.entry))
        yield claim(passage, ClaimType.CONTENT, span, unsupported("mostly words that the profile never uses", nearest))


def _moved(said: list[str], passage: Passage, scene: Scene) -> Line | None:
    """The line of another role that holds most of the bullet while the bullet's own entry holds little."""
    wanted = frozenset(said)
    own = frozenset().union(*(line.stems for line in scene.evidence.of_entry(passage.entry)))
    if len(wanted & own) > _OWN * len(wanted):
        return None
    others = [
        line
        for entry, lines in scene.evidence.by_entry.items()
        if entry != passage.entry and entry[0] in "wvp"
        for line in lines
        if line.field in ("highlights", "summary", "description")
    ]
    best = max(others, key=lambda line: len(wanted & line.stems), default=None)
    return best if best and len(wanted & best.stems) >= _MOVED * len(wanted) else None
