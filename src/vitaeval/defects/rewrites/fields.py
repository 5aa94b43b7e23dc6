"""Other forms of the same date, degree, level, name, place or address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from vitaeval.defects.draft import Place
from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Ground, Rewrite
from vitaeval.defects.prose import first, rewritten, shuffled, with_sentence

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTH_NAMES = "January February March April May June July August September October November December".split()
_DEGREES = (
    ("Bachelor of Science", ("BSc", "B.S.", "B.Sc.", "BS")),
    ("Bachelor of Arts", ("BA", "B.A.")),
    ("Master of Science", ("MSc", "M.S.", "M.Sc.", "MS")),
    ("Master of Arts", ("MA", "M.A.")),
    ("B.S.", ("Bachelor of Science in", "BSc", "BS")),
    ("M.S.", ("Master of Science in", "MSc", "MS")),
    ("BS", ("Bachelor of Science", "B.S.")),
    ("MS", ("Master of Science", "M.S.")),
    ("Ph.D.", ("PhD", "Doctor of Philosophy")),
    ("PhD", ("Ph.D.", "Doctor of Philosophy")),
    ("B.Tech", ("Bachelor of Technology", "BTech")),
    ("MBA", ("Master of Business Administration", "M.B.A.")),
)
_FLUENCIES = {
    "Native": ("Native speaker", "native", "Mother tongue"),
    "Native speaker": ("Native", "mother tongue"),
    "Fluent": ("fluent", "FLUENT"),
    "Professional working proficiency": ("Professional working", "professional working proficiency"),
    "Conversational": ("conversational", "Conversational level"),
    "C1": ("C1 (CEFR)", "level C1"),
    "B2": ("B2 level",),
    "B1": ("B1 (CEFR)",),
}
_STATES = {
    "TX": "Texas",
    "NY": "New York",
    "CA": "California",
    "WA": "Washington",
    "NM": "New Mexico",
    "VA": "Virginia",
    "OH": "Ohio",
    "MA": "Massachusetts",
    "FL": "Florida",
    "IL": "Illinois",
    "OR": "Oregon",
    "CO": "Colorado",
    "UK": "United Kingdom",
}


def date_form(ground: Ground, rng: Random) -> Change | None:
    """Dates of the roles in words, with slashes, or abbreviated."""
    forms: tuple[Callable[[str, int], str], ...] = (
        lambda year, month: f"{_MONTH_NAMES[month - 1]} {year}",
        lambda year, month: f"{_MONTH_NAMES[month - 1][:3]} {year}",
        lambda year, month: f"{month:02d}/{year}",
        lambda year, month: f"{_MONTH_NAMES[month - 1][:3]}. {year}",
    )
    form = rng.choice(forms)
    return _dates(ground, lambda found: form(found["year"], int(found["month"])))


def years_only(ground: Ground, _rng: Random) -> Change | None:
    """Dates of the roles without months."""
    return _dates(ground, lambda found: found["year"])


def _dates(ground: Ground, new: Callable[[re.Match[str]], str]) -> Change | None:
    draft = ground.draft
    places: list[Place] = []
    for number, item in enumerate(ground.draft.cv.experience):
        for name in ("start_date", "end_date"):
            found = re.fullmatch(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-\d\d)?", getattr(item, name) or "")
            if found:
                draft, more = rewritten(draft, f"/experience/{number}/{name}", new(found))
                places.extend(more)
    return (draft, tuple(places)) if places else None


def degree_form(ground: Ground, rng: Random) -> Change | None:
    """ "Bachelor of Science" becomes "BSc"."""

    def make(row: tuple[int, str]) -> Change | None:
        for name, forms in _DEGREES:
            if re.match(rf"{re.escape(name)}(?![\w.])", row[1]):
                fitting = [form for form in forms if not form.endswith(" in") or row[1] != name]
                new = rng.choice(fitting) + row[1][len(name) :]
                return rewritten(ground.draft, f"/education/{row[0]}/degree", new)
        return None

    return first(shuffled(((n, item.degree or "") for n, item in enumerate(ground.draft.cv.education)), rng), make)


def fluency_form(ground: Ground, rng: Random) -> Change | None:
    """The level of a language in other words."""
    rows = [(n, item.fluency or "") for n, item in enumerate(ground.draft.cv.languages)]
    known = [(n, fluency) for n, fluency in rows if fluency in _FLUENCIES]
    if not known:
        return None
    number, fluency = rng.choice(known)
    return rewritten(ground.draft, f"/languages/{number}/fluency", rng.choice(_FLUENCIES[fluency]))


def place_form(ground: Ground, rng: Random) -> Change | None:
    """ "Austin, TX" becomes "Austin, Texas" or "Austin"."""

    def make(row: tuple[int, str]) -> Change | None:
        city, _, region = row[1].partition(", ")
        forms = [city, *([f"{city}, {_STATES[region]}"] if region in _STATES else [])]
        return rewritten(ground.draft, f"/experience/{row[0]}/location", rng.choice(forms)) if region else None

    return first(shuffled(((n, item.location or "") for n, item in enumerate(ground.draft.cv.experience)), rng), make)


def employer_form(ground: Ground, rng: Random) -> Change | None:
    """A legal form behind the name of an employer, or without it."""
    rows = [(n, item.organization) for n, item in enumerate(ground.draft.cv.experience) if item.organization]
    if not rows:
        return None
    number, name = rng.choice(rows)
    bare = re.sub(r",? (?:Inc|Ltd|LLC|GmbH|Corp|PLC)\.?$", "", name)
    new = bare if bare != name else name + rng.choice((" Inc.", ", Inc.", " Ltd", " LLC"))
    return rewritten(ground.draft, f"/experience/{number}/organization", new)


def capitals(ground: Ground, rng: Random) -> Change | None:
    """Employers and titles in capitals."""
    draft = ground.draft
    places: list[Place] = []
    name = rng.choice(("organization", "title"))
    for number, item in enumerate(ground.draft.cv.experience):
        if getattr(item, name):
            draft, more = rewritten(draft, f"/experience/{number}/{name}", getattr(item, name).upper())
            places.extend(more)
    return (draft, tuple(places)) if places else None


def contact_form(ground: Ground, rng: Random) -> Change | None:
    """Phone number and links written another way."""
    basics = ground.draft.basics
    changes = []
    if basics.phone:
        new = rng.choice(
            (basics.phone.replace("-", " "), basics.phone.replace("-", "."), basics.phone.replace(" ", ""))
        )
        changes.append(("/basics/phone", new))
    if basics.url:
        changes.append(("/basics/url", re.sub(r"^https?://(?:www\.)?", "", basics.url).rstrip("/")))
    if basics.email:
        changes.append(("/basics/email", basics.email.capitalize()))
    changes = [(pointer, new) for pointer, new in changes if new != ground.draft.read(pointer)]
    return rewritten(ground.draft, *rng.choice(changes)) if changes else None


def true_tenure(ground: Ground, rng: Random) -> Change | None:
    """Years of experience that one unbroken role alone supports."""
    whole = [
        int((item.endDate or str(ground.today))[:4]) - int(item.startDate[:4]) - 1
        for item in ground.profile.work
        if item.startDate and item.startDate[:4].isdigit() and (item.endDate or str(ground.today))[:4].isdigit()
    ]
    years = max(whole, default=0)
    if years < 2:
        return None
    n = rng.choice((str(years), _WORDS[years] if years <= 12 else str(years)))
    return with_sentence(ground.draft, phrase("true_tenure", ground, rng, n=n), rng)


def _each() -> Iterator[Rewrite]:
    for plan in (
        date_form,
        years_only,
        degree_form,
        fluency_form,
        place_form,
        employer_form,
        capitals,
        contact_form,
        true_tenure,
    ):
        yield Rewrite(plan.__name__, plan)


KINDS: tuple[Rewrite, ...] = tuple(_each())
