"""Lies about degrees, schools, certificates, languages and honours."""

from __future__ import annotations

import re
from random import Random

from vitaeval.defects.draft import Place
from vitaeval.defects.known import is_foreign, plainly, said
from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Defect, Ground, defect
from vitaeval.defects.prose import first, rewritten, shuffled, with_clause, with_sentence, work_lines
from vitaeval.schema.claim import ClaimType, Severity
from vitaeval.schema.documents.cv import CvEducation

_BACHELOR = re.compile(
    r"^(?:Bachelor of (?P<of>\w+)|B\.?\s?(?P<letter>S|A)\.?(?:c\.?)?|B\.?(?:Tech|Eng|Com)\.?)(?![a-z])"
)
_MASTER = re.compile(r"^(?:Master of \w+(?: \w+)?|M\.?\s?[SA]\.?(?:c\.?)?|MBA)(?![a-z])")
_BELOW = re.compile(
    r"^(?:Associate (?:Degree|of [\w ]+)|Graduate Certificate|Cert(?:ificate)? I+\b.*|Vocational qualification"
    r"|Bootcamp certificate)",
    re.IGNORECASE,
)

_LEVELS = (
    ("a1", "a2", "basic", "elementary", "beginner"),
    ("b1", "intermediate", "conversational", "limited working"),
    ("b2", "upper intermediate", "working proficiency", "professional working"),
    ("c1", "advanced", "fluent", "full professional"),
    ("c2", "native", "bilingual", "mother tongue"),
)
_LICENSED = re.compile(r"regist|charter|certified|professional engineer|\bbar\b")
"""What a profile says of somebody who may be called licensed."""
_CLEARANCES = ("Secret", "Top Secret", "TS/SCI", "Public Trust")


def degree_raised(ground: Ground, rng: Random) -> Change | None:
    """A degree one level above the one that was earned there."""

    def make(row: tuple[int, CvEducation]) -> Change | None:
        number, item = row
        new = _raised(item.degree or "", rng)
        return rewritten(ground.draft, f"/education/{number}/degree", new) if new else None

    return first(shuffled(enumerate(ground.draft.cv.education), rng), make)


def _raised(degree: str, rng: Random) -> str | None:
    if found := _BACHELOR.match(degree):
        of = found["of"] or {"S": "Science", "A": "Arts"}.get(found["letter"] or "", "Science")
        new = rng.choice((f"Master of {of}", {"Science": "M.S.", "Arts": "M.A."}.get(of, f"Master of {of}")))
        return new + degree[found.end() :]
    if found := _MASTER.match(degree):
        return rng.choice(("Ph.D.", "PhD", "Doctor of Philosophy")) + degree[found.end() :]
    return rng.choice(("Bachelor of Science", "Bachelor's degree", "B.A.")) if _BELOW.match(degree) else None


def institution_changed(ground: Ground, rng: Random) -> Change | None:
    """A degree from another school."""
    name = next((name for name in shuffled(ground.stock.institutions, rng) if is_foreign(name, ground.profile)), None)
    held = [number for number, item in enumerate(ground.draft.cv.education) if item.institution]
    return rewritten(ground.draft, f"/education/{rng.choice(held)}/institution", name) if name and held else None


def area_changed(ground: Ground, rng: Random) -> Change | None:
    """A degree in another subject."""
    area = next((area for area in shuffled(ground.stock.areas, rng) if is_foreign(area, ground.profile)), None)
    held = [number for number, item in enumerate(ground.draft.cv.education) if item.area]
    return rewritten(ground.draft, f"/education/{rng.choice(held)}/area", area) if area and held else None


def degree_invented(ground: Ground, rng: Random) -> Change | None:
    """One degree more, in the list or in the summary."""
    name = next((name for name in shuffled(ground.stock.institutions, rng) if is_foreign(name, ground.profile)), None)
    text = said(ground.profile)
    if name is None or re.search(r"\b(?:mba|ph\.?d|master|m\.s)", text):
        return None
    degree = rng.choice(("MBA", "Master of Business Administration", "Master of Science"))
    if rng.random() < 0.5:
        return with_sentence(ground.draft, phrase("degree_invented", ground, rng, degree=degree, name=name), rng)
    item = {
        "source_id": "e1",
        "institution": name,
        "degree": degree,
        "area": None,
        "start_date": None,
        "end_date": "2016",
    }
    at = f"/education/{len(ground.draft.cv.education)}"
    places = (Place.whole(f"{at}/institution", name), Place.whole(f"{at}/degree", degree))
    return ground.draft.write("/education/-", item), places


def honours_claimed(ground: Ground, rng: Random) -> Change | None:
    """A distinction that the record does not hold."""
    is_graded = any(study.score for study in ground.profile.education)
    if not ground.draft.cv.education or is_graded or re.search(r"honou?r|laude|distinction|gpa", said(ground.profile)):
        return None
    return with_sentence(ground.draft, phrase("honours_claimed", ground, rng), rng)


def certificate_invented(ground: Ground, rng: Random) -> Change | None:
    """A certificate that somebody else holds."""
    pair = next(
        (pair for pair in shuffled(ground.stock.certificates, rng) if is_foreign(pair[0], ground.profile)), None
    )
    if pair is None:
        return None
    at = f"/certificates/{len(ground.draft.cv.certificates)}"
    item = {"source_id": "c1", "name": pair[0], "issuer": pair[1] or None, "date": None}
    return ground.draft.write("/certificates/-", item), (Place.whole(f"{at}/name", pair[0]),)


def certificate_in_prose(ground: Ground, rng: Random) -> Change | None:
    """A certificate or licence claimed in the summary."""
    pair = next(
        (pair for pair in shuffled(ground.stock.certificates, rng) if is_foreign(pair[0], ground.profile)), None
    )
    if pair is None:
        return None
    return with_sentence(ground.draft, phrase("certificate_in_prose", ground, rng, name=pair[0]), rng)


def clearance_claimed(ground: Ground, rng: Random) -> Change | None:
    """A security clearance or professional licence out of the air."""
    if re.search(r"clearance|licen[cs]e", said(ground.profile)):
        return None
    level = rng.choice(_CLEARANCES)
    label = (ground.profile.basics.label or "professional").lower()
    told = phrase("clearance_claimed", ground, rng, level=level, label=label)
    is_licensed = _LICENSED.search(said(ground.profile)) is not None
    return None if is_licensed and "icensed" in told else with_sentence(ground.draft, told, rng)


def language_invented(ground: Ground, rng: Random) -> Change | None:
    """A language that the person does not speak."""
    name = next((name for name in shuffled(ground.stock.languages, rng) if is_foreign(name, ground.profile)), None)
    if name is None or name.casefold() == "english":
        return None
    fluency = rng.choice(("Fluent", "Professional working proficiency", "C1", "Conversational"))
    if not ground.draft.cv.languages or rng.random() < 0.3:
        return with_sentence(ground.draft, phrase("language_invented", ground, rng, name=name), rng)
    at = f"/languages/{len(ground.draft.cv.languages)}/language"
    return ground.draft.write("/languages/-", {"language": name, "fluency": fluency}), (Place.whole(at, name),)


def language_raised(ground: Ground, rng: Random) -> Change | None:
    """A language spoken better than it is."""

    def make(row: tuple[int, str | None]) -> Change | None:
        level = _level(row[1] or "")
        if level is None or level >= len(_LEVELS) - 1 - (level == 3):
            return None
        top = rng.choice(("Native", "Native speaker", "C2") if level >= 2 else ("Fluent", "C1", "Advanced"))
        return rewritten(ground.draft, f"/languages/{row[0]}/fluency", top)

    return first(shuffled(((n, item.fluency) for n, item in enumerate(ground.draft.cv.languages)), rng), make)


def _level(fluency: str) -> int | None:
    text = plainly(fluency)
    found = [level for level, words in enumerate(_LEVELS) if any(re.search(rf"\b{word}\b", text) for word in words)]
    return found[-1] if found else None


def award_invented(ground: Ground, rng: Random) -> Change | None:
    """An award that somebody else received, or a usual one of an employer."""
    if re.search(r"\baward|prize|winner", said(ground.profile)):
        return None
    employer = next((item.organization for item in ground.draft.cv.experience if item.organization), None)
    usual = (f"{employer} Employee of the Year award", f"{employer} Excellence Award") if employer else ()
    prizes = [award for award in ground.stock.awards if re.search(r"award|prize|medal|scholar", award, re.IGNORECASE)]
    if not prizes and not usual:
        return None
    award = rng.choice([*shuffled(prizes, rng)[:3], *usual])
    year = ground.today.year - rng.randint(1, 5)
    if rng.random() < 0.5:
        return with_sentence(ground.draft, phrase("award_invented", ground, rng, award=award, year=year), rng)
    found = shuffled(work_lines(ground.draft), rng)
    return with_clause(ground.draft, found[0], phrase("award_in_bullet", ground, rng, award=award)) if found else None


KINDS: tuple[Defect, ...] = (
    defect("degree_raised", Severity.CRITICAL, (ClaimType.DEGREE,), degree_raised),
    defect("degree_invented", Severity.CRITICAL, (ClaimType.DEGREE, ClaimType.INSTITUTION), degree_invented),
    defect("institution_changed", Severity.CRITICAL, (ClaimType.INSTITUTION,), institution_changed),
    defect("area_changed", Severity.CRITICAL, (ClaimType.DEGREE,), area_changed),
    defect("honours_claimed", Severity.MAJOR, (ClaimType.AWARD, ClaimType.DEGREE), honours_claimed),
    defect("certificate_invented", Severity.CRITICAL, (ClaimType.CERTIFICATE,), certificate_invented),
    defect("certificate_in_prose", Severity.CRITICAL, (ClaimType.CERTIFICATE,), certificate_in_prose),
    defect("clearance_claimed", Severity.CRITICAL, (ClaimType.CERTIFICATE,), clearance_claimed),
    defect("language_invented", Severity.MAJOR, (ClaimType.LANGUAGE,), language_invented),
    defect("language_raised", Severity.MAJOR, (ClaimType.LANGUAGE,), language_raised),
    defect("award_invented", Severity.MAJOR, (ClaimType.AWARD,), award_invented),
)
