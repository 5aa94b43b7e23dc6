"""Lies about standing: a lower rank left out in prose, joint work told as one's own, unpaid work as a post."""

from __future__ import annotations

import re
from random import Random

from vitaeval.defects.known import plainly
from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Defect, Ground, defect
from vitaeval.defects.prose import Line, first, lines, replaced, rewritten, shuffled, with_sentence
from vitaeval.schema.claim import ClaimType, Severity
from vitaeval.schema.documents.profile import Volunteer, Work

_LOWER = re.compile(r"\b(?:Junior|Assistant|Associate|Trainee|Deputy|Apprentice|Acting|Relief|Vice)\s+(?=\w)")
_JOINT = re.compile(r"^Co-(?=[a-z])|\bco-(?=(?:authored|wrote|founded|led|developed|facilitat|designed|organi))", re.I)
_COMPANY = re.compile(r"\b(?:with|together|alongside|jointly|team)\b")
_PART = re.compile(r"\(?\bpart[- ]time\b\)?", re.IGNORECASE)


def rank_left_out_in_prose(ground: Ground, rng: Random) -> Change | None:
    """A sentence names a role without the word that made it a lower one."""

    def make(item: Work) -> Change | None:
        title = item.position or ""
        bare = " ".join(_LOWER.sub("", title).split()).strip(" ,-")
        held = {plainly(work.position or "") for work in ground.profile.work}
        if bare == title or len(bare) < 4 or plainly(bare) in held or not item.name or _is_true(bare, item, ground):
            return None
        told = phrase("rank_left_out_in_prose", ground, rng, title=bare, name=item.name)
        return with_sentence(ground.draft, told, rng)

    return first(shuffled(ground.profile.work, rng), make)


def _is_true(bare: str, item: Work, ground: Ground) -> bool:
    """Whether another role at the same employer has every word of a title ("Reporter" of a later "Senior Reporter")."""
    there = (work.position or "" for work in ground.profile.work if work.name == item.name)
    full = (re.findall(r"\w+", plainly(title)) for title in there if not _LOWER.search(title))
    return any(set(re.findall(r"\w+", plainly(bare))) <= set(words) for words in full)


def joint_work_claimed(ground: Ground, rng: Random) -> Change | None:
    """ "Co-wrote the guide" becomes "Wrote the guide"."""

    def make(line: Line) -> Change | None:
        found = _JOINT.search(line.text)
        if found is None or _COMPANY.search(line.text):
            return None
        word = re.match(r"\w+", line.text[found.end() :])
        new = word.group() if word else ""
        new = new if found.start() else new.capitalize()
        return replaced(ground.draft, line.pointer, (found.start(), found.end() + len(new)), new)

    return first(shuffled(lines(ground.draft), rng), make)


def volunteering_as_post(ground: Ground, rng: Random) -> Change | None:
    """Unpaid work is told as employment."""

    def make(item: Volunteer) -> Change | None:
        title = re.sub(r"^Volunteer ", "", item.position or "")
        employers = {plainly(work.name or "") for work in ground.profile.work}
        if len(title) < 4 or "olunteer" in title or not item.organization or plainly(item.organization) in employers:
            return None
        told = phrase("volunteering_as_post", ground, rng, title=title, name=item.organization)
        return with_sentence(ground.draft, told, rng)

    return first(shuffled(ground.profile.volunteer, rng), make)


def part_time_as_full(ground: Ground, rng: Random) -> Change | None:
    """A part-time role carries "full-time"."""

    def make(number: int) -> Change | None:
        title = ground.draft.cv.experience[number].title
        if not _PART.search(title):
            return None
        return rewritten(ground.draft, f"/experience/{number}/title", _PART.sub("(full-time)", title))

    return first(shuffled(range(len(ground.draft.cv.experience)), rng), make)


_TITLE = (ClaimType.TITLE, ClaimType.EMPLOYER, ClaimType.OWNERSHIP, ClaimType.CONTENT)
KINDS: tuple[Defect, ...] = (
    defect("rank_left_out_in_prose", Severity.CRITICAL, _TITLE, rank_left_out_in_prose),
    defect("joint_work_claimed", Severity.MAJOR, (ClaimType.OWNERSHIP, ClaimType.CONTENT), joint_work_claimed),
    defect("volunteering_as_post", Severity.MAJOR, _TITLE, volunteering_as_post),
    defect("part_time_as_full", Severity.MAJOR, (*_TITLE, ClaimType.DATE), part_time_as_full),
)
