"""Lies about employers, titles and projects."""

from __future__ import annotations

import re
from random import Random

from vitaeval.defects.draft import Place
from vitaeval.defects.edits import inserted
from vitaeval.defects.known import is_foreign, plainly
from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Defect, Ground, defect
from vitaeval.defects.prose import first, rewritten, shuffled, with_clause, with_sentence, work_lines
from vitaeval.schema.claim import ClaimType, Severity
from vitaeval.schema.documents.cv import CvExperience

_RANKS = ("Senior", "Lead", "Principal", "Head", "Chief", "Staff", "Executive", "Managing", "Director")
_LOWER = re.compile(r"\b(?:Junior|Assistant|Associate|Trainee|Deputy|Apprentice|Acting|Relief)\s+(?=\w)")
_INTERN = re.compile(r"\s+(?:Intern|Trainee|Apprentice)\b")


def _foreign(names: tuple[str, ...], ground: Ground, rng: Random) -> str | None:
    return next((name for name in shuffled(names, rng) if is_foreign(name, ground.profile)), None)


def _roles(ground: Ground, rng: Random) -> list[tuple[int, CvExperience]]:
    return shuffled(enumerate(ground.draft.cv.experience), rng)


def employer_swapped(ground: Ground, rng: Random) -> Change | None:
    """A role carries the name of a company where the person never worked."""
    name = _foreign(ground.stock.employers, ground, rng)
    roles = [number for number, item in _roles(ground, rng) if item.organization]
    return rewritten(ground.draft, f"/experience/{roles[0]}/organization", name) if name and roles else None


def employer_invented(ground: Ground, rng: Random) -> Change | None:
    """One whole role more than the person held."""
    name, title = _foreign(ground.stock.employers, ground, rng), _foreign(ground.stock.titles, ground, rng)
    held = ground.draft.cv.experience
    if not (name and title and held and held[-1].start_date and ground.stock.highlights):
        return None
    end = int(held[-1].start_date[:4]) if held[-1].start_date[:4].isdigit() else 2012
    role = {
        "source_id": held[-1].source_id,
        "title": title,
        "organization": name,
        "location": None,
        "start_date": str(end - rng.randint(1, 4)),
        "end_date": str(end),
        "bullets": [{"text": rng.choice(ground.stock.highlights), "source_ids": [held[-1].source_id]}],
    }
    at = f"/experience/{len(held)}"
    draft = ground.draft.write("/experience/-", role)
    return draft, (Place.whole(f"{at}/title", title), Place.whole(f"{at}/organization", name))


def employer_in_prose(ground: Ground, rng: Random) -> Change | None:
    """A former employer or client is named in passing."""
    name = _foreign(ground.stock.employers, ground, rng)
    if name is None:
        return None
    return with_sentence(ground.draft, phrase("employer_in_prose", ground, rng, name=name), rng)


def client_invented(ground: Ground, rng: Random) -> Change | None:
    """A well-known client is named in a bullet."""
    name = _foreign(ground.stock.employers, ground, rng)
    found = shuffled(work_lines(ground.draft), rng)
    if name is None or not found:
        return None
    return with_clause(ground.draft, found[0], phrase("client_invented", ground, rng, name=name))


def title_raised(ground: Ground, rng: Random) -> Change | None:
    """A rank in front of a title, or "of …" made from it, that the person never had."""

    def make(role: tuple[int, CvExperience]) -> Change | None:
        number, item = role
        held = plainly(" ".join(work.position or "" for work in ground.profile.work))
        rank = next((rank for rank in shuffled(_RANKS, rng) if rank.casefold() not in held.split()), None)
        if rank is None or not item.title:
            return None
        bare = _LOWER.sub("", item.title)
        heads = {"Head": f"Head of {bare}", "Director": f"Director, {bare}", "Chief": f"Chief {bare}"}
        return rewritten(ground.draft, f"/experience/{number}/title", heads.get(rank, f"{rank} {bare}"))

    return first(_roles(ground, rng), make)


def title_qualifier_dropped(ground: Ground, rng: Random) -> Change | None:
    """ "Assistant Manager" becomes "Manager", "Data Intern" "Data"."""

    def make(role: tuple[int, CvExperience]) -> Change | None:
        number, item = role
        bare = _INTERN.sub("", _LOWER.sub("", item.title)).strip()
        held = {plainly(work.position or "") for work in ground.profile.work}
        if bare == item.title or len(bare) < 4 or plainly(bare) in held:
            return None
        return rewritten(ground.draft, f"/experience/{number}/title", bare)

    return first(_roles(ground, rng), make)


def title_changed(ground: Ground, rng: Random) -> Change | None:
    """A role carries a title from another line of work."""
    title = _foreign(ground.stock.titles, ground, rng)
    roles = _roles(ground, rng)
    return rewritten(ground.draft, f"/experience/{roles[0][0]}/title", title) if title and roles else None


def title_in_summary(ground: Ground, rng: Random) -> Change | None:
    """The summary opens with a rank or profession that was never held."""
    title = _foreign(ground.stock.titles, ground, rng)
    if title is None:
        return None
    return with_sentence(ground.draft, phrase("title_in_summary", ground, rng, title=title), rng)


def promotion_claimed(ground: Ground, rng: Random) -> Change | None:
    """A promotion that the record does not know."""
    found = shuffled(work_lines(ground.draft), rng)
    role = next((item for item in ground.draft.cv.experience if found and item.source_id == found[0].entry), None)
    if role is None or "promot" in plainly(ground.profile.model_dump_json()):
        return None
    bare, held = _LOWER.sub("", role.title), plainly(" | ".join(work.position or "" for work in ground.profile.work))
    ranks = [rank for rank in _RANKS[:4] if rank not in role.title and plainly(f"{rank} {bare}") not in held]
    if not ranks:
        return None
    told = phrase("promotion_claimed", ground, rng, rank=rng.choice(ranks), title=bare)
    return with_clause(ground.draft, found[0], told)


def titles_exchanged(ground: Ground, rng: Random) -> Change | None:
    """Two roles carry each other's titles."""
    roles = _roles(ground, rng)
    pairs = [(a, b) for a in roles for b in roles if a[0] < b[0] and plainly(a[1].title) != plainly(b[1].title)]
    if not pairs:
        return None
    (one, left), (two, right) = pairs[0]
    draft, places = rewritten(ground.draft, f"/experience/{one}/title", right.title)
    draft, more = rewritten(draft, f"/experience/{two}/title", left.title)
    return draft, (*places, *more)


def project_invented(ground: Ground, rng: Random) -> Change | None:
    """One project more."""
    name = _foreign(ground.stock.projects, ground, rng)
    if name is None or not ground.stock.highlights or not ground.profile.work:
        return None
    project = {"source_id": "w1", "name": name, "bullets": []}
    draft = ground.draft
    cv = inserted(draft.cv, "/projects/0", project)
    return type(draft)(draft.basics, cv, draft.layout), (Place.whole("/projects/0/name", name),)


def place_changed(ground: Ground, rng: Random) -> Change | None:
    """A role is moved to another town."""
    place = _foreign(ground.stock.places, ground, rng)
    roles = [number for number, item in _roles(ground, rng) if item.location]
    return rewritten(ground.draft, f"/experience/{roles[0]}/location", place) if place and roles else None


KINDS: tuple[Defect, ...] = (
    defect("employer_swapped", Severity.CRITICAL, (ClaimType.EMPLOYER,), employer_swapped),
    defect("employer_invented", Severity.CRITICAL, (ClaimType.EMPLOYER, ClaimType.TITLE), employer_invented),
    defect("employer_in_prose", Severity.CRITICAL, (ClaimType.EMPLOYER, ClaimType.CONTENT), employer_in_prose),
    defect("client_invented", Severity.MINOR, (ClaimType.EMPLOYER, ClaimType.CONTENT), client_invented),
    defect("title_raised", Severity.CRITICAL, (ClaimType.TITLE,), title_raised),
    defect("title_qualifier_dropped", Severity.CRITICAL, (ClaimType.TITLE,), title_qualifier_dropped),
    defect("title_changed", Severity.CRITICAL, (ClaimType.TITLE,), title_changed),
    defect("title_in_summary", Severity.CRITICAL, (ClaimType.TITLE,), title_in_summary),
    defect("titles_exchanged", Severity.CRITICAL, (ClaimType.TITLE,), titles_exchanged),
    defect("promotion_claimed", Severity.CRITICAL, (ClaimType.TITLE,), promotion_claimed),
    defect("project_invented", Severity.MINOR, (ClaimType.CONTENT,), project_invented),
    defect("place_changed", Severity.MAJOR, (ClaimType.PLACE,), place_changed),
)
