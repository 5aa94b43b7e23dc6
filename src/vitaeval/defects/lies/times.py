"""Lies about dates and lengths of time."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from random import Random

from vitaeval.defects.draft import Place
from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Defect, Ground, defect
from vitaeval.defects.prose import first, rewritten, shuffled, with_sentence
from vitaeval.schema.claim import ClaimType, Severity
from vitaeval.text.dates import is_open
from vitaeval.text.render import PRESENT

_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d))?(?P<day>-\d\d)?")


def shifted(value: str | None, months: int) -> str | None:
    """A date some months later (earlier when negative), in its own form; None when it has no such form.

    A date that states only a year moves by whole years, at least one.
    """
    found = _DATE.fullmatch(value or "")
    if found is None:
        return None
    year, month = int(found["year"]), found["month"]
    if month is None:
        step = max(1, abs(months) // 12)
        return str(year + step if months > 0 else year - step)
    total = year * 12 + int(month) - 1 + months
    return f"{total // 12}-{total % 12 + 1:02d}{found['day'] or ''}"


def years_worked(ground: Ground) -> int:
    """Years from the first start to the last end of all roles, rounded up: nobody can claim more."""
    spans = [(item.startDate, item.endDate) for item in ground.profile.work]
    spans += [(item.startDate, item.endDate) for item in ground.profile.volunteer]
    starts = [int(found["year"]) for start, _ in spans if (found := _DATE.match(start or ""))]
    ends = [int(found["year"]) if (found := _DATE.match(end or "")) else ground.today.year for _, end in spans]
    return max(ends) - min(starts) + 1 if starts and ends else 0


def _fields(ground: Ground, name: str, rng: Random) -> list[tuple[str, str]]:
    roles = shuffled(enumerate(ground.draft.cv.experience), rng)
    found = ((f"/experience/{number}/{name}", getattr(item, name)) for number, item in roles)
    return [(pointer, value) for pointer, value in found if value]


def _moved(ground: Ground, name: str, months: int, rng: Random) -> Change | None:
    def make(field: tuple[str, str]) -> Change | None:
        new = shifted(field[1], months)
        too_late = new is not None and date(int(new[:4]), 1, 1) > ground.today
        return rewritten(ground.draft, field[0], new) if new and not too_late else None

    return first(_fields(ground, name, rng), make)


def start_shifted(ground: Ground, rng: Random) -> Change | None:
    """A role begins earlier than it did."""
    return _moved(ground, "start_date", -rng.choice((2, 3, 5, 8, 12, 18, 24)), rng)


def end_shifted(ground: Ground, rng: Random) -> Change | None:
    """A role ends later than it did."""
    return _moved(ground, "end_date", rng.choice((2, 3, 4, 7, 12, 18)), rng)


def dates_exchanged(ground: Ground, rng: Random) -> Change | None:
    """Two roles carry each other's dates."""
    roles = shuffled(enumerate(ground.draft.cv.experience), rng)
    pairs = [
        (a, b)
        for a in roles
        for b in roles
        if a[0] < b[0] and a[1].start_date and b[1].start_date and a[1].start_date[:4] != b[1].start_date[:4]
    ]
    if not pairs:
        return None
    draft, places = ground.draft, []
    (one, left), (two, right) = pairs[0]
    for number, other in ((one, right), (two, left)):
        for name in ("start_date", "end_date"):
            draft = draft.write(f"/experience/{number}/{name}", getattr(other, name))
            places.append(Place.whole(f"/experience/{number}/{name}", getattr(other, name) or PRESENT))
    return draft, tuple(places)


def open_end(ground: Ground, rng: Random) -> Change | None:
    """A role that has ended goes on."""
    ended = [pointer for pointer, value in _fields(ground, "end_date", rng) if not is_open(value)]
    if not ended:
        return None
    pointer = ended[0]
    return ground.draft.write(pointer, None), (Place.whole(pointer, PRESENT),)


def gap_closed(ground: Ground, _rng: Random) -> Change | None:
    """The end of a role is moved to the beginning of the next, so that a break in the career vanishes."""
    roles = sorted(
        (
            (item.start_date, item.end_date, number)
            for number, item in enumerate(ground.draft.cv.experience)
            if item.start_date
        ),
    )
    for (_, end, number), (start, _, _) in pairwise(roles):
        if (
            end
            and start
            and _DATE.fullmatch(end)
            and len(end) == len(start)
            and start[:7] > (shifted(end, 2) or end)[:7]
        ):
            return rewritten(ground.draft, f"/experience/{number}/end_date", start)
    return None


def tenure_inflated(ground: Ground, rng: Random) -> Change | None:
    """More years of experience than the roles add up to."""
    worked = years_worked(ground)
    if not worked:
        return None
    years = worked + rng.randint(2, 6)
    field = (ground.draft.cv.headline or ground.profile.basics.label or "the profession").split(",")[0]
    return with_sentence(ground.draft, phrase("tenure_inflated", ground, rng, n=years, field=field), rng)


def skill_tenure_inflated(ground: Ground, rng: Random) -> Change | None:
    """More years with one skill than the whole career has."""
    worked = years_worked(ground)
    skills = (*ground.draft.cv.key_skills, *ground.draft.cv.skills)
    if not worked or not skills:
        return None
    n = worked + rng.randint(2, 5)
    told = phrase("skill_tenure_inflated", ground, rng, n=n, skill=rng.choice(skills))
    return with_sentence(ground.draft, told, rng)


def study_shifted(ground: Ground, rng: Random) -> Change | None:
    """A degree was finished in another year."""

    def make(row: tuple[int, str | None]) -> Change | None:
        new = shifted(row[1], rng.choice((-36, -24, -12)))
        return rewritten(ground.draft, f"/education/{row[0]}/end_date", new) if new else None

    return first(shuffled(((n, item.end_date) for n, item in enumerate(ground.draft.cv.education)), rng), make)


def certificate_date_shifted(ground: Ground, rng: Random) -> Change | None:
    """A certificate is made younger or older."""

    def make(row: tuple[int, str | None]) -> Change | None:
        new = shifted(row[1], -rng.choice((12, 24, 36)))
        return rewritten(ground.draft, f"/certificates/{row[0]}/date", new) if new else None

    return first(shuffled(((n, item.date) for n, item in enumerate(ground.draft.cv.certificates)), rng), make)


_DATES = (ClaimType.DATE,)
KINDS: tuple[Defect, ...] = (
    defect("start_shifted", Severity.CRITICAL, _DATES, start_shifted),
    defect("end_shifted", Severity.CRITICAL, _DATES, end_shifted),
    defect("dates_exchanged", Severity.CRITICAL, _DATES, dates_exchanged),
    defect("open_end", Severity.CRITICAL, _DATES, open_end),
    defect("gap_closed", Severity.CRITICAL, _DATES, gap_closed),
    defect("tenure_inflated", Severity.CRITICAL, (ClaimType.TENURE,), tenure_inflated),
    defect("skill_tenure_inflated", Severity.CRITICAL, (ClaimType.TENURE,), skill_tenure_inflated),
    defect("study_shifted", Severity.CRITICAL, _DATES, study_shifted),
    defect("certificate_date_shifted", Severity.CRITICAL, _DATES, certificate_date_shifted),
)
