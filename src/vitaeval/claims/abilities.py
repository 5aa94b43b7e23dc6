"""Skills: items of a list, and those that prose names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from vitaeval.claims import grades, leadins, names, rephrased
from vitaeval.claims.composed import composed, shown, telling, turned, worked
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.figured import figured, is_miscounted, unrated
from vitaeval.claims.initials import is_met, stands_for
from vitaeval.claims.partly import is_held_in_part
from vitaeval.claims.passages import CAPITALS, Passage
from vitaeval.claims.qualities import is_quality
from vitaeval.claims.released import too_early
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported, whole
from vitaeval.claims.sectors import is_sector_of_work
from vitaeval.claims.vocabulary import abbreviations
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text import skills, umbrellas
from vitaeval.text.normalize import plain, stems, words
from vitaeval.text.polarity import negated_or_wishful

_GLOSS = re.compile(r"(?P<name>[^()]+?) \((?P<gloss>[^()]+)\)")
_MAKER = re.compile(r"^(?:Microsoft|MS|Google|Amazon|AWS|Apache|Adobe|Autodesk|Oracle|IBM|Atlassian) (?=[A-Z])")
"""The firm in front of its product's name, which people leave out."""


def listed(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """An item of the skill list: a claim whether or not the table of skills knows it."""
    bracket = grades.BRACKETED.search(passage.text)
    said = grades.grade(bracket["level"]) if bracket else None
    lead = _GRADED.match(passage.text)
    name = grades.BRACKETED.sub("", passage.text) if said else passage.text[lead.end() :] if lead else passage.text
    name = unrated(name, scene.evidence)
    ruling = skill(name, scene)
    if lead and ruling.verdict is ClaimVerdict.UNSUPPORTED:
        ruling = skill(passage.text, scene)
    if ruling.verdict is ClaimVerdict.UNSUPPORTED:
        ruling = figured(passage, scene) or ruling
    if ruling.verdict is ClaimVerdict.UNSUPPORTED and is_quality(name):
        ruling = unknown("a personal quality, which no profile proves")
    held = _graded(said or (lead and grades.grade(lead.group())), name, ruling, scene)
    wording = name.lower() if passage.label == CAPITALS else name
    type_ = ClaimType.SKILL if is_miscounted(passage, scene) else kind(wording, held, scene)
    yield whole(passage, type_, held)


def mentioned(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Skills that prose names, unless it denies or only wishes for them.

    Everyday words before the colon of a bullet sum it up; they claim a skill where they are all of it and the posting
    may ask for it.
    """
    label = leadins.end_of(passage)
    for found in skills.find(passage.text):
        is_label = found.end <= label and " " in found.canonical and leadins.is_plain(found.canonical)
        is_told = leadins.is_part(passage.text, found.start, found.end) and _may_be_wanted(found.text, scene)
        if (is_label and not is_told) or on_shelf(passage.text, found.start):
            continue
        if not negated_or_wishful(passage.text, found.start, found.end):
            ruling = too_early(found.canonical, passage, scene) or skill(found.text, scene, found.canonical)
            said = grades.said_before(passage.text, found.start)
            held = _graded(said, found.canonical, ruling, scene)
            start = found.start if held is ruling else grades.began(passage.text, found.start)
            yield claim(passage, kind(found.text, held, scene), (start, found.end), held)


_SHELF = re.compile(
    r"\b(?:stars|forks|downloads|published|available|hosted|released|open[ -]sourced?|is|are|lives?|found|seen) on $"
)
_GRADED = re.compile(
    r"(?:[Ee]xpert|[Aa]dvanced|[Pp]roficient|[Bb]asic|[Ii]ntermediate)(?: (?:in|knowledge of))? (?=\w)"
)


def on_shelf(text: str, start: int) -> bool:
    """Whether the name at an offset is that of the place where something is to be had ("stars on GitHub")."""
    return " on" in text[max(0, start - 5) : start] and _SHELF.search(text, max(0, start - 30), start) is not None


def kind(name: str, ruling: Ruling, scene: Scene) -> ClaimType:
    """What the claim of a skill is: content where the profile lacks only a part of common words that the posting does
    not ask for."""
    if ruling.verdict is not ClaimVerdict.UNSUPPORTED or (scene.job is not None and _may_be_wanted(name, scene)):
        return ClaimType.SKILL
    asked = stems(scene.job.text) if scene.job else None
    is_wording = is_held_in_part(name, scene.evidence, asked) or _is_sector(name, asked or frozenset(), scene.evidence)
    return ClaimType.CONTENT if is_wording else ClaimType.SKILL


def _is_sector(name: str, asked: Set[str], evidence: Evidence) -> bool:
    """Whether a name only sums up where somebody worked, and the posting does not ask for it."""
    return is_sector_of_work(name, evidence) and asked.isdisjoint(stems(name) - evidence.stems)


def _may_be_wanted(name: str, scene: Scene) -> bool:
    """Whether the posting names a skill; without a posting any may be what is asked for."""
    return scene.job is None or plain(name) in plain(scene.job.text)


def _graded(said: int | None, name: str, ruling: Ruling, scene: Scene) -> Ruling:
    """`ruling`, unless the text gives a supported skill a higher grade than the profile does."""
    if not said or ruling.verdict is not ClaimVerdict.SUPPORTED:
        return ruling
    held = grades.held(skills.canonical(name), ruling.line, scene)
    return contradicted("a higher grade than in the profile", held[1]) if held and said > held[0] else ruling


def skill(name: str, scene: Scene, canonical: str | None = None) -> Ruling:
    """Whether the profile holds a skill anywhere: by canonical name, or all its words in one line."""
    evidence = scene.evidence
    key = canonical or skills.canonical(name)
    if key in evidence.skills:
        return supported(evidence.at(evidence.skills[key]))
    general = umbrellas.covered(key, evidence.skills)
    if general is not None:
        return supported(evidence.at(general), "it covers what the profile names")
    return _worded(name, evidence) or _glossed(name, scene) or _reworded(name, evidence, canonical)


def _glossed(name: str, scene: Scene) -> Ruling | None:
    """A skill with another name for it in brackets ("Accessibility (a11y)"), where the profile holds both."""
    found = _GLOSS.fullmatch(name)
    told = [skill(found[part], scene) for part in ("name", "gloss")] if found else []
    return told[0] if told and all(each.verdict is ClaimVerdict.SUPPORTED for each in told) else None


def _worded(name: str, evidence: Evidence) -> Ruling | None:
    """A line that has all words of a skill, each under any of its names."""
    wordwise = " ".join(map(skills.canonical, name.split()))
    short = _MAKER.sub("", name)
    own = re.compile(rf"\b{re.escape(short)}\b") if short != name else None
    own = own if skills.canonical(short) == skills.canonical(name) else None
    for line in evidence.lines if names.tokens(name) else ():
        is_whole = not names.beyond(name, line.text) or not names.beyond(wordwise, line.text)
        if is_whole and is_met(name, line):
            return supported(line)
        if own and own.search(line.text):
            return supported(line)
    return None


def _reworded(name: str, evidence: Evidence, canonical: str | None) -> Ruling:
    """A line that spells out an abbreviation, or says the same in other forms of the words."""
    full = [stems(each) for each in abbreviations().get(name, ())]
    tokens, is_short = names.tokens(name), names.is_short(name)
    has_short = rephrased.is_abbreviated(name)
    for line in evidence.lines:
        if any(each <= line.stems for each in full) or (is_short and stands_for(name, line)):
            return supported(line, "the profile spells it out")
        if has_short and rephrased.spells_out(name, line):
            return supported(line, "the profile spells it out")
    for line in telling({word.text for word in words(name)}, evidence):
        if rephrased.same_roots(tokens, line):
            return supported(line, "the profile says so in another form of the words")
    told = rephrased.as_a_deed(name, evidence) if canonical else composed(name, evidence)
    told = told or rephrased.practised(name, evidence)
    told = told or worked(canonical or skills.canonical(name), evidence) or worked(name, evidence)
    told = told or turned(name, evidence) or shown(name, evidence)
    if told is not None:
        return supported(told, "the profile says so in other words")
    return unsupported("no such skill in the profile", evidence.nearest(name, evidence.lines))
