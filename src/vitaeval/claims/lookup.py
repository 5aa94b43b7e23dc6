"""Whether a text makes one given claim: for golden facts and traps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from vitaeval.claims import degrees, names, passages, tongues
from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.claim import Claim, ClaimType, FabricationReport, Polarity, TypedClaim
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.score import Finding
from vitaeval.text import quantities, skills
from vitaeval.text.normalize import plain, stem, words
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.quantities import Quantity

Span = tuple[int, int]
Locator = Callable[[str, str], Iterator[Span]]
_FIGURES = (ClaimType.METRIC, ClaimType.TEAM)


def states(text: str, claim: TypedClaim) -> bool:
    """Whether `text` (a bullet, perhaps with its role's header) affirms `claim`, by typed value, not by wording."""
    return any(not negated_or_wishful(text, *span) for span in _locate(text, claim))


def asserts(cv: TailoredCV, claim: TypedClaim, polarity: Polarity) -> Finding | None:
    """Where the delivered CV makes `claim` with that polarity; None when it does not.

    Looks at headline, summary, titles, organisations, bullets, education, certificates, languages and
    skills; not at `missing_skills` nor `self_check`. A wish ("keen to learn X") denies nothing and affirms nothing.
    """
    for passage in _delivered(cv):
        for start, end in _locate(passage.text, claim):
            denied = negated_or_wishful(passage.text, start, end)
            if denied == (polarity is Polarity.NEGATED):
                text = passage.text[start:end]
                return Finding(kind=claim.type, text=text, where=passage.where, start=start, end=end, note=claim.value)
    return None


def figures(report: FabricationReport, where: str) -> tuple[Claim, ...]:
    """Figures, team sizes and magnitude words of one field (its JSON pointer) with their verdicts."""
    kinds = (*_FIGURES, ClaimType.MAGNITUDE)
    return tuple(claim for claim in report.claims if claim.where == where and claim.type in kinds)


def _delivered(cv: TailoredCV) -> Iterator[Passage]:
    yield from passages.loose(cv)
    for block in passages.blocks(cv):
        yield from block.passages
        degree = " ".join(text for part in (Part.DEGREE, Part.AREA) if (text := block.first(part)))
        if degree:
            yield Passage(block.passages[0].where, 0, degree, Part.DEGREE)
    for number, item in enumerate(cv.languages):
        yield Passage(f"/languages/{number}", 0, f"{item.language} {item.fluency or ''}", Part.LANGUAGE)


def _locate(text: str, claim: TypedClaim) -> Iterator[Span]:
    return _LOCATORS.get(claim.type, _by_tokens)(text, claim.value)


def _by_tokens(text: str, value: str) -> Iterator[Span]:
    """Stretches of one sentence that hold every token of `value`, within twice its length."""
    wanted = names.tokens(value)
    if not wanted:
        return
    found = [(word, names.tokens(word.text)) for word in words(text)]
    reach = 2 * len(wanted) + 1
    for n, (word, held) in enumerate(found):
        if not set(held) & set(wanted):
            continue
        window = found[n : n + reach]
        last = _complete(wanted, [tokens for _, tokens in window])
        if last is not None and not re.search(r"[.!?;]\s", text[word.start : window[last][0].end]):
            yield word.start, window[last][0].end
            return


def _complete(wanted: tuple[str, ...], window: list[tuple[str, ...]]) -> int | None:
    missing = set(wanted)
    for n, tokens in enumerate(window):
        missing -= set(tokens)
        if not missing:
            return n
    return None


def _by_skill(text: str, value: str) -> Iterator[Span]:
    name = skills.canonical(value)
    if skills.canonical(text) == name:
        yield 0, len(text)
        return
    mentions = [mention for mention in skills.find(text) if mention.canonical == name]
    yield from ((mention.start, mention.end) for mention in mentions)
    if not mentions:
        yield from _by_tokens(text, value)


def _by_quantity(text: str, value: str) -> Iterator[Span]:
    """The figures of `value`, each in unit and number, all of them; without a figure, its tokens."""
    wanted = quantities.find(value) or quantities.find(f"{value} items")
    if not wanted:
        yield from _by_tokens(text, value)
        return
    found = quantities.find(text)
    hits = [[held for held in found if _same(held, asked)] for asked in wanted]
    if all(hits):
        yield min(hit[0].start for hit in hits), max(hit[0].end for hit in hits)


def _same(held: Quantity, asked: Quantity) -> bool:
    kinds = {held.unit, asked.unit}
    return (len(kinds) == 1 or kinds == {"thing", "people"}) and held.value == asked.value and held.high == asked.high


def _by_years(text: str, value: str) -> Iterator[Span]:
    asked = quantities.find(value) or quantities.find(f"{value} years")
    wanted = {item.value for item in asked}
    yield from ((q.start, q.end) for q in quantities.find(text) if q.unit == "month" and q.value in wanted)


def _by_number(text: str, value: str) -> Iterator[Span]:
    asked = quantities.find(value) or quantities.find(f"team of {value}")
    wanted = {item.value for item in asked}
    yield from (
        (q.start, q.end) for q in quantities.find(text) if q.unit in ("people", "thing") and wanted & {q.value, q.high}
    )


def _by_degree(text: str, value: str) -> Iterator[Span]:
    level = degrees.level(value)
    if level is None:
        yield from _by_tokens(text, value)
        return
    yield from degrees.of_level(text, level)


def _by_language(text: str, value: str) -> Iterator[Span]:
    low, level = plain(value), tongues.level(value)
    name = next((word.text for word in words(low) if word.text in tongues.LANGUAGES), None)
    if name is None:
        yield from (_by_level(text, level) if level else _by_tokens(text, value))
        return
    for found in re.finditer(rf"\b{re.escape(name)}\b", plain(text)):
        near = text[max(0, found.start() - 30) : found.end() + 40]
        if level is None or (tongues.level(near) or 0) >= level:
            yield found.span()


def _by_level(text: str, level: int) -> Iterator[Span]:
    if tongues.level(text) == level:
        yield 0, len(text)


def _by_verb(text: str, value: str) -> Iterator[Span]:
    """Any inflection of the verb that `value` opens with; the rest of `value` must stand in the text too."""
    head = plain(value).split()[0]
    low = plain(text)
    same = {head, "lead", "leads", "leading", "led"} if stem(head) in ("led", "lead") else {head}
    for word in words(low):
        if word.text in same or stem(word.text) == stem(head):
            rest = names.tokens(" ".join(value.split()[1:]))
            if set(rest) <= set(names.tokens(low)):
                yield word.start, word.end
                return


_LOCATORS: Mapping[ClaimType, Locator] = {
    ClaimType.SKILL: _by_skill,
    ClaimType.METRIC: _by_quantity,
    ClaimType.MAGNITUDE: _by_quantity,
    ClaimType.TEAM: _by_number,
    ClaimType.TENURE: _by_years,
    ClaimType.DEGREE: _by_degree,
    ClaimType.LANGUAGE: _by_language,
    ClaimType.OWNERSHIP: _by_verb,
}
