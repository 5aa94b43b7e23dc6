"""Other forms of the same figure, date, degree, level, name or address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from vitaeval.defects.figure import Figure, figures_in, written_like
from vitaeval.defects.planting import Change, Ground, Rewrite
from vitaeval.defects.prose import Line, first, lines, replaced, rewritten, shuffled, with_sentence

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_SAME_TIME = (
    ("ms", 1000.0, "s"), ("minutes", 60.0, "hours"), ("hours", 24.0, "days"), ("days", 7.0, "weeks"),
    ("months", 12.0, "years"), ("GB", 1000.0, "TB"),
)  # fmt: skip
_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "million": 1e6, "thousand": 1e3}
_AT_LEAST = ("over", "more than", "at least", "upwards of")
_ABOUT = ("about", "around", "approximately", "roughly", "some")
_BOUND = re.compile(
    r"\b(?:over|about|around|than|least|most|nearly|almost|approximately|roughly|to|from|of up|under|below|within|and|last|first|next)\s[$€£]?$|[<>~±$€£]$|[-–]$"
)
_MONTH_NAMES = "January February March April May June July August September October November December".split()
_DEGREES = (
    ("Bachelor of Science", ("BSc", "B.S.", "B.Sc.", "BS")), ("Bachelor of Arts", ("BA", "B.A.")),
    ("Master of Science", ("MSc", "M.S.", "M.Sc.", "MS")), ("Master of Arts", ("MA", "M.A.")),
    ("B.S.", ("Bachelor of Science in", "BSc", "BS")), ("M.S.", ("Master of Science in", "MSc", "MS")), ("BS", ("Bachelor of Science", "B.S.")),
    ("MS", ("Master of Science", "M.S.")), ("Ph.D.", ("PhD", "Doctor of Philosophy")), ("PhD", ("Ph.D.", "Doctor of Philosophy")),
    ("B.Tech", ("Bachelor of Technology", "BTech")), ("MBA", ("Master of Business Administration", "M.B.A.")),
)  # fmt: skip
_FLUENCIES = {
    "Native": ("Native speaker", "native", "Mother tongue"), "Native speaker": ("Native", "mother tongue"),
    "Fluent": ("fluent", "Fluently spoken"), "Professional working proficiency": ("Professional working", "professional working proficiency"),
    "Conversational": ("conversational", "Conversational level"), "C1": ("C1 (CEFR)", "level C1"), "B2": ("B2 level",), "B1": ("B1 (CEFR)",),
}  # fmt: skip
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

_SHARED_UNIT = re.compile(r"\d\s(?:to|and|or|down to|up to)\s$|\d[-–]$")

Found = tuple[Line, Figure]


def _figure(ground: Ground, rng: Random, make: Callable[[Found], Change | None]) -> Change | None:
    found = ((line, figure) for line in lines(ground.draft) for figure in figures_in(line.text))
    return first(shuffled(found, rng), make)


def number_words(ground: Ground, rng: Random) -> Change | None:
    """A small number in words."""

    def make(found: Found) -> Change | None:
        line, figure = found
        word = _TENS.get(int(figure.value)) or (_WORDS[int(figure.value)] if figure.value <= 12 else None)
        plainly_counted = (
            figure.text.isdigit() and figure.unit.isalpha() and figure.unit not in _SCALES and figure.value
        )
        joined = line.text[figure.end : figure.end + 1] != " " or line.text[: figure.start].rstrip()[-1:].isdigit()
        if (
            word is None
            or not plainly_counted
            or joined
            or figure.unit == "ms"
            or line.text[figure.start - 1 : figure.start] in "$€£<"
        ):
            return None
        return replaced(
            ground.draft, line.pointer, (figure.start, figure.end), word if figure.start else word.capitalize()
        )

    return _figure(ground, rng, make)


def digits_for_words(ground: Ground, rng: Random) -> Change | None:
    """A number in words becomes digits."""

    def make(line: Line) -> Change | None:
        found = re.search(rf"\b(?:{'|'.join(_WORDS[2:])})\b(?= [a-z])", line.text)
        return replaced(ground.draft, line.pointer, found.span(), str(_WORDS.index(found.group()))) if found else None

    return first(shuffled(lines(ground.draft), rng), make)


def separators(ground: Ground, rng: Random) -> Change | None:
    """ "10,000" becomes "10000", "10k" or "10 thousand", "2M" becomes "2 million" or "2,000,000"."""

    def make(found: Found) -> Change | None:
        line, figure = found
        if "," in figure.text and figure.unit not in _SCALES:
            forms = [figure.text.replace(",", "")]
            forms += [f"{int(figure.value / 1000)}k"] if figure.value % 1000 == 0 and figure.value < 1e6 else []
            return replaced(ground.draft, line.pointer, (figure.start, figure.end), rng.choice(forms))
        scale = _SCALES.get(figure.unit)
        if scale is None or line.text[figure.end : figure.end + len(figure.unit)] != figure.unit:
            return None
        word = {1e3: "thousand", 1e6: "million"}[scale]
        full = f"{figure.value * scale:,.0f}"
        span = figure.start, figure.end + len(figure.unit)
        return replaced(ground.draft, line.pointer, span, rng.choice((full, f"{figure.text} {word}")))

    return _figure(ground, rng, make)


def percent_form(ground: Ground, rng: Random) -> Change | None:
    """ "40%" becomes "40 percent", "40 per cent" or "40 %"."""

    def make(found: Found) -> Change | None:
        line, figure = found
        if figure.unit != "%":
            return None
        end = line.text.index("%", figure.end) + 1
        return replaced(ground.draft, line.pointer, (figure.end, end), rng.choice((" percent", " per cent", " %")))

    return _figure(ground, rng, make)


def same_time(ground: Ground, rng: Random) -> Change | None:
    """ "1,000 ms" becomes "1 s", "24 months" "2 years", and back."""

    def make(found: Found) -> Change | None:
        line, figure = found
        if _SHARED_UNIT.search(line.text[: figure.start]):
            return None
        for small, ratio, large in _SAME_TIME:
            for unit, other, value in ((small, large, figure.value / ratio), (large, small, figure.value * ratio)):
                start = figure.end + len(line.text[figure.end :]) - len(line.text[figure.end :].lstrip())
                fits = (
                    figure.unit == unit
                    and line.text[start : start + len(unit)] == unit
                    and round(value, 1) == value >= 1
                )
                if fits:
                    number = f"{value:,.0f}" if value == int(value) else f"{value:.1f}"
                    word = other if value != 1 or other == "s" else other.rstrip("s")
                    return replaced(ground.draft, line.pointer, (figure.start, start + len(unit)), f"{number} {word}")
        return None

    return _figure(ground, rng, make)


def rounded_down(ground: Ground, rng: Random) -> Change | None:
    """ "47" becomes "over 45" or "more than 40"."""

    def make(found: Found) -> Change | None:
        line, figure = found
        step = 10 if figure.value > 30 else 5
        lower = figure.value - (figure.value % step or step)
        if (
            "." in figure.text
            or lower < 10
            or _BOUND.search(line.text[: figure.start])
            or line.text[figure.end : figure.end + 1] in "+-–"
        ):
            return None
        if re.match(r"\s?(?:to|and|or|–)\s?\d", line.text[figure.end :]):
            return None
        new = f"{rng.choice(_AT_LEAST)} {written_like(lower, figure.text)}"
        return replaced(
            ground.draft, line.pointer, (figure.start, figure.end), new if figure.start else new.capitalize()
        )

    return _figure(ground, rng, make)


def about(ground: Ground, rng: Random) -> Change | None:
    """ "48" becomes "about 50" (within 5 %)."""

    def make(found: Found) -> Change | None:
        line, figure = found
        near = round(figure.value / 5) * 5
        close = near and near != figure.value and abs(near - figure.value) <= 0.05 * figure.value
        percent = figure.unit == "%" and near > 99
        if (
            not close
            or percent
            or "." in figure.text
            or _BOUND.search(line.text[: figure.start])
            or line.text[figure.end : figure.end + 1] in "+-–"
        ):
            return None
        if re.match(r"\s?(?:to|and|or|–)\s?\d", line.text[figure.end :]):
            return None
        new = f"{rng.choice(_ABOUT)} {written_like(near, figure.text)}"
        return replaced(
            ground.draft, line.pointer, (figure.start, figure.end), new if figure.start else new.capitalize()
        )

    return _figure(ground, rng, make)


def halved(ground: Ground, rng: Random) -> Change | None:
    """ "reduced costs by 50%" becomes "halved costs"."""

    def make(line: Line) -> Change | None:
        found = re.search(r"\b(?:reduced|reducing|cut|cutting) ((?:[\w-]+ ){1,4})by 50\s?%", line.text, re.IGNORECASE)
        if found is None:
            return None
        verb = "halving" if "ing " in found.group()[:9] else "halved"
        text = f"{verb} {found.group(1).strip()}"
        return replaced(ground.draft, line.pointer, found.span(), text if found.start() else text.capitalize())

    return first(shuffled(lines(ground.draft), rng), make)


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


def years_only(ground: Ground, rng: Random) -> Change | None:
    """Dates of the roles without months."""
    return _dates(ground, lambda found: found["year"])


def _dates(ground: Ground, new: Callable[[re.Match[str]], str]) -> Change | None:
    draft, places = ground.draft, []
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
    draft, places = ground.draft, []
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
    forms = (
        "Brings {n}+ years of professional experience.",
        "More than {n} years in professional work.",
        "At least {n} years of experience.",
    )
    return with_sentence(ground.draft, rng.choice(forms).format(n=n), rng)


def _each() -> Iterator[Rewrite]:
    for plan in (
        number_words, digits_for_words, separators, percent_form, same_time, rounded_down, about, halved, date_form,
        years_only, degree_form, fluency_form, place_form, employer_form, capitals, contact_form, true_tenure,
    ):  # fmt: skip
        yield Rewrite(plan.__name__, plan)


KINDS: tuple[Rewrite, ...] = tuple(_each())
