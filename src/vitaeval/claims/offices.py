"""Posts that a bullet gives beside its entry's: an instructor for a teaching assistant, a manager for a mentor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from vitaeval.claims import cues, posts, standing
from vitaeval.claims.clauses import clauses
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.identity import DIMINISHING
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, unsupported
from vitaeval.claims.vocabulary import rows
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import letters, plain, stems
from vitaeval.text.polarity import unclaimed

_POST = re.compile(
    r"(?:^\W*|; |(?P<as>\bas )(?:an? |the |its |their |our )?)"
    r"(?P<title>(?:(?!(?:the|an?|to|in|for|of|and|with|by|on|at|as)\b)[\w-]+ ){0,3}?(?P<post>[a-z-]+)"
    r"(?P<rule> in charge)?)"
    r"(?=$|[.,;:)]| (?:in|for|of|at|during|on|to|since|from|until|through)\b)"
)
_MAKING = re.compile(r"[^a-z]*(?:buil|wr[io]t|develop|creat|design|implement|program|introduc)")
_CHARGE = "lead"
"""The post of whoever is in charge."""


def offices(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Posts that open a piece of a bullet or stand behind "as", of which neither the entry nor a title tells."""
    low = plain(passage.text)
    if passage.part is not Part.BULLET or passage.entry is None or letters(low).isdisjoint({*_offices(), "charge"}):
        return
    for found in _POST.finditer(low):
        strange = [word for word in _claimed(found) if not _is_held(word, found["title"], passage, scene)]
        if strange and not unclaimed(passage.text, *found.span("title")):
            near = next(iter(near_lines(passage, scene, found.start("title"))), None)
            ruling = unsupported(f"the profile tells of no {strange[0]}", near)
            yield claim(passage, ClaimType.TITLE, found.span("title"), ruling)


def _claimed(found: re.Match[str]) -> Iterator[str]:
    """The words of a title that claim a post: the last one, and ranks before a word for what people are employed as."""
    if found["rule"]:
        yield _CHARGE
    if found["post"] in _offices():
        yield found["post"]
    elif found["as"] or (cues.is_title(found["post"]) and not posts.is_several(found["post"])):
        yield from (word for word in found["title"].split() if word in _offices())


def _is_held(post: str, title: str, passage: Passage, scene: Scene) -> bool:
    """Whether a line of the entry, or any title, tells of a post as the person's own and no smaller one.

    The nearest line with the post itself rules.
    """
    is_small = not DIMINISHING.isdisjoint(stems(title))
    near = near_lines(passage, scene, passage.text.casefold().find(title))[:1]
    if not is_small and any(_is_lesser(post, line) for line in near):
        return False
    lines = [line for line in scene.evidence.lines if line.field in posts.TITLES or line.entry in (None, passage.entry)]
    return any(_tells(_offices()[post], title, line) for line in lines)


def _tells(carried: re.Pattern[str], title: str, line: Line) -> bool:
    """Whether a line has a word that carries a post, of nobody else and of no smaller one; or it made a thing so called
    ("Built the download manager")."""
    if line.field in posts.TITLES:
        return posts.is_whole(title, line) and carried.search(line.plain) is not None
    if any(title in each.text and _MAKING.match(each.text) for each in clauses(line.text)):
        return True
    is_small = not DIMINISHING.isdisjoint(stems(title))
    return any(
        not standing.is_of_others(line.plain, found.start())
        and (is_small or not standing.is_lesser(line.plain, found.start()))
        for found in carried.finditer(line.plain)
    )


def _is_lesser(post: str, line: Line) -> bool:
    """Whether a line has a post behind a word that makes it smaller, and nowhere else."""
    found = [each.start() for each in re.finditer(rf"\b{post}\b", line.plain)]
    return bool(found) and all(standing.is_lesser(line.plain, at) for at in found)


@cache
def _offices() -> Mapping[str, re.Pattern[str]]:
    table: dict[str, re.Pattern[str]] = {}
    for row in rows("offices"):
        claimed, _, carried = row.partition(" : ")
        table |= dict.fromkeys(claimed.split(), re.compile(rf"\b(?:{'|'.join(carried.split())})"))
    return table
