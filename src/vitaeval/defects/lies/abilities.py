"""Lies about skills: from the posting, in the list, in prose, before their time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from random import Random

from vitaeval.defects.known import is_foreign_skill, plainly, said
from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Defect, Ground, defect
from vitaeval.defects.prose import Line, first, rewritten, shuffled, with_clause, with_sentence, work_lines
from vitaeval.defects.stock import concrete
from vitaeval.schema.claim import ClaimType, Severity
from vitaeval.schema.documents.profile import Work


def _foreign(ground: Ground, rng: Random) -> Iterator[str]:
    """Skills that the person lacks: those of the posting first."""
    wanted = shuffled(concrete(ground.job.text) if ground.job else (), rng)
    others = shuffled(ground.stock.skills, rng)
    return (skill for skill in (*wanted, *others) if is_foreign_skill(skill, ground.profile))


def skill_listed(ground: Ground, rng: Random) -> Change | None:
    """One skill more in the list."""
    skill = next(_foreign(ground, rng), None)
    if skill is None:
        return None
    name = "skills" if ground.draft.cv.skills else "key_skills"
    number = len(getattr(ground.draft.cv, name))
    draft = ground.draft.write(f"/{name}/-", skill)
    return draft, rewritten(draft, f"/{name}/{number}", skill)[1]


def skill_in_bullet(ground: Ground, rng: Random) -> Change | None:
    """A tool that the person never used is added to a line of work."""
    skill = next(_foreign(ground, rng), None)
    found = shuffled(work_lines(ground.draft), rng)
    if skill is None or not found:
        return None
    return with_clause(ground.draft, found[0], phrase("skill_in_bullet", ground, rng, skill=skill))


def skill_in_summary(ground: Ground, rng: Random) -> Change | None:
    """The summary claims a skill."""
    skill = next(_foreign(ground, rng), None)
    return with_sentence(ground.draft, phrase("skill_in_summary", ground, rng, skill=skill), rng) if skill else None


def skill_level_claimed(ground: Ground, rng: Random) -> Change | None:
    """A skill that is new to the person is presented as routine, in a line of its own."""
    skills = list(_foreign(ground, rng))[:2]
    found = shuffled(work_lines(ground.draft), rng)
    if len(skills) < 2 or not found:
        return None
    told = phrase("skills_introduced", ground, rng, a=skills[0], b=skills[1])
    return with_clause(ground.draft, found[0], told)


@cache
def first_years() -> Mapping[str, int]:
    """The year in which each of some tools was first released, by name."""
    text = (files("vitaeval.defects") / "data" / "first_released.csv").read_text(encoding="utf-8")
    return {row["tool"]: int(row["year"]) for row in csv.DictReader(text.splitlines())}


def tool_too_early(ground: Ground, rng: Random) -> Change | None:
    """A tool that the person knows today is put into a role that ended before the tool existed."""
    text = said(ground.profile)
    known = [
        (tool, year) for tool, year in first_years().items() if re.search(rf"\b{re.escape(plainly(tool))}\b", text)
    ]

    def make(line: Line) -> Change | None:
        entry = ground.profile.entry(line.entry)
        end = entry.endDate if isinstance(entry, Work) else None
        if not end or not end[:4].isdigit():
            return None
        early = [tool for tool, year in known if int(end[:4]) < year]
        if not early:
            return None
        return with_clause(ground.draft, line, phrase("tool_too_early", ground, rng, skill=rng.choice(early)))

    return first(shuffled(work_lines(ground.draft), rng), make)


_SKILL = (ClaimType.SKILL, ClaimType.CONTENT)
KINDS: tuple[Defect, ...] = (
    defect("skill_listed", Severity.MAJOR, _SKILL, skill_listed),
    defect("skill_in_bullet", Severity.MAJOR, _SKILL, skill_in_bullet),
    defect("skill_in_summary", Severity.MAJOR, _SKILL, skill_in_summary),
    defect("skills_introduced", Severity.MAJOR, _SKILL, skill_level_claimed),
    defect("tool_too_early", Severity.MAJOR, (*_SKILL, ClaimType.DATE), tool_too_early),
)
