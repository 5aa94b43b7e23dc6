"""Claims of a whole CV: passages, aligned to entries, through the rules of their part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from vitaeval.claims import (
    abilities,
    acts,
    appearances,
    borrowed,
    certified,
    changed,
    charges,
    contact,
    content,
    credentials,
    dated,
    denied,
    doing,
    employed,
    evidence,
    exchanged,
    figures,
    freetext,
    honours,
    identity,
    instruments,
    introduced,
    items,
    joint,
    labelled,
    lasting,
    magnitude,
    narrated,
    offices,
    ownership,
    parts,
    passages,
    patents,
    people,
    promoted,
    proper,
    raised,
    ranks,
    reach,
    rhythm,
    roles,
    scores,
    several,
    soft,
    spells,
    standing,
    steps,
    swapped,
    tails,
    tenure,
    terms,
    times,
    tongues,
    unread,
    ventures,
    zeroed,
)
from vitaeval.claims.addressed import addressed
from vitaeval.claims.aiming import is_letter
from vitaeval.claims.align import align
from vitaeval.claims.elsewhere import confirmed
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.explained import explained
from vitaeval.claims.headed import headed
from vitaeval.claims.lessened import unlessened
from vitaeval.claims.marked import quoted, unmarked
from vitaeval.claims.once import once
from vitaeval.claims.passages import PROSE, Block, Part, Passage
from vitaeval.claims.pauses import is_time_off
from vitaeval.claims.report import report
from vitaeval.claims.ruling import Scene, within
from vitaeval.claims.stacked import retold, spoken_of, stacked, together
from vitaeval.claims.target import addressees, targets
from vitaeval.claims.unfinished import unfinished
from vitaeval.schema.claim import Claim, FabricationReport
from vitaeval.schema.documents.cv import Bullet, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.markup import Clean, clean
from vitaeval.text.wrapped import unwrapped

Rule = Callable[[Passage, Scene], Iterator[Claim]]
Span = tuple[int, int]

_PROSE: tuple[Rule, ...] = (
    figures.figures,
    several.several,
    denied.denied,
    zeroed.zeroed,
    changed.turned,
    rhythm.rhythms,
    employed.forms,
    employed.payments,
    labelled.labels,
    scores.scores,
    scores.classes,
    tenure.tenures,
    terms.terms,
    lasting.told,
    magnitude.magnitudes,
    ownership.ownerships,
    raised.raised,
    joint.joint,
    people.managed,
    charges.charges,
    parts.parts,
    doing.deeds,
    acts.acts,
    steps.steps,
    tails.tails,
    ventures.ventures,
    standing.standings,
    offices.offices,
    instruments.instruments,
    abilities.mentioned,
    tongues.spoken,
    certified.certificates,
    credentials.told,
    honours.awards,
    patents.patents,
    appearances.appearances,
    ranks.ranked,
    contact.contacts,
    contact.handles,
)
_TIMES = (Part.START, Part.END, Part.LASTING)
_RULES: Mapping[Part, tuple[Rule, ...]] = {
    Part.HEADLINE: (*_PROSE, roles.headlines, narrated.told, spells.spells),
    Part.SUMMARY: (
        *(*_PROSE, times.years, roles.openings, promoted.promotions, narrated.told, spells.spells),
        introduced.introduced,
    ),
    Part.BULLET: (*_PROSE, times.years, roles.held, promoted.promotions, narrated.within_entry, spells.spells),
    Part.ITEM: (*_PROSE, items.items),
    Part.TITLE: (identity.title,),
    Part.EMPLOYER: (identity.employer,),
    Part.PROJECT: (identity.project, figures.figures),
    Part.PLACE: (identity.place,),
    Part.START: (times.start,),
    Part.END: (times.end,),
    Part.LASTING: (lasting.durations,),
    Part.INSTITUTION: (identity.institution,),
    Part.DEGREE: (credentials.degree,),
    Part.AREA: (credentials.area,),
    Part.CERTIFICATE: (identity.certificate, dated.beside, ranks.ranked),
    Part.ISSUER: (identity.issuer,),
    Part.DATE: (times.single,),
    Part.LANGUAGE: (tongues.language,),
    Part.FLUENCY: (tongues.fluency,),
    Part.SKILL: (abilities.listed, ownership.unshared),
}


@lru_cache(maxsize=64)
def check_cv(profile: Profile, cv: TailoredCV, job: JobPosting | None, today: date) -> FabricationReport:
    """Hold every claim of a structured CV against the profile.

    `where` of a claim is the JSON pointer of its field in `cv`, its offsets count inside that field. The
    posting only tells which company and role are the target's; it supports no claim about the person.
    """
    held = evidence.of(profile)
    found = (*passages.loose(cv), *placed(passages.blocks(cv), held))
    fields = {passage.where: passage.text for passage in found}
    judged = judge(found, Scene(held, headed(job), today))
    claims = tuple(unfinished(judged, partial(_beside, fields=fields), held))
    signal = soft.signal(found, held, claims)
    if not unread.is_readable("\n".join(passage.text for passage in found if passage.part in PROSE), held):
        return unread.undecided(report(unread.facts(claims), signal))
    return report(claims, signal)


def check_text(profile: Profile, text: str, job: JobPosting | None, today: date) -> FabricationReport:
    """Hold every claim of a CV or letter in Markdown or plain text against the profile.

    Offsets count from the start of `text`; `where` is null. Of a text that is longer than any CV the beginning is
    read, and the rest is one claim that nobody checked: such a text never passes.
    """
    read = text[: unread.end_of(text)]
    found = _check(profile, read, job, today)
    return found if read == text else unread.beyond(found, text, len(read))


def _check(profile: Profile, text: str, job: JobPosting | None, today: date) -> FabricationReport:
    held, page = evidence.of(profile), unwrapped(clean(text))
    reading = freetext.read(page, held)
    said = (*reading.loose, *placed(reading.blocks, held))
    scene = Scene(held, headed(job), today, addressees(page.text), is_letter(page.text))
    judged = explained(judge(said, scene), page.text, held)
    claims = tuple(unfinished(judged, partial(_line, text=page.text), held))
    found = sorted((_restored(claim, page) for claim in claims), key=lambda claim: (claim.start, claim.end))
    signal = soft.signal(said, held, claims, page.span)
    if not unread.is_readable(page.text, held):
        return unread.undecided(report(unread.facts(found), signal))
    return report(found, signal)


def _beside(claim: Claim, fields: Mapping[str | None, str]) -> str:
    """What the fields of the entry say that a claim of a structured CV stands in."""
    entry = (claim.where or "").rpartition("/")[0]
    return " ".join(text for where, text in fields.items() if (where or "").startswith(f"{entry}/"))


def _line(claim: Claim, text: str) -> str:
    """The line of a text that a claim stands in."""
    end = text.find("\n", claim.end)
    return text[text.rfind("\n", 0, claim.start) + 1 : end if end >= 0 else len(text)]


def _restored(claim: Claim, page: Clean) -> Claim:
    """A claim on the cleaned text as one on the original."""
    start, end = page.span(claim.start, claim.end)
    if page.original[start:end] == claim.text and start == claim.start:
        return claim
    return claim.model_copy(update={"start": start, "end": end, "text": page.original[start:end]})


def check_bullet(profile: Profile, bullet: Bullet, job: JobPosting | None, today: date) -> tuple[Claim, ...]:
    """Hold one bullet against the sources that it cites, and nothing else of the profile.

    Offsets count inside the bullet's text; `where` is null. Ids that the profile lacks support nothing.
    """
    held = evidence.cited(evidence.of(profile), bullet.source_ids)
    entry = next(iter(held.entries), None) if len(held.entries) == 1 else None
    passage = Passage(None, 0, bullet.text, Part.BULLET, entry, bullet.source_ids)
    return tuple(judge((passage,), Scene(held, headed(job), today)))


def placed(blocks: Sequence[Block], held: Evidence) -> Iterator[Passage]:
    """The passages of blocks, each with the profile entry that its block is aligned to."""
    entries = align(blocks, held)
    for n, block in enumerate(blocks):
        if entries[n] is None and (told := retold(block, held)):
            yield from (replace(passage, part=Part.BULLET, entry=told) for passage in block.passages)
            continue
        untitled = block.kind == "w" and block.first(Part.TITLE) is None
        group = together(entries[n], held) if untitled else stacked(blocks, entries, n, held)
        for passage in block.passages:
            spans = (block.is_group or (untitled and len(group) > 1)) and passage.part in _TIMES
            shared = len(group) > 1 and passage.part is Part.BULLET
            entry = spoken_of(passage.text, group, held) if shared else entries[n]
            entry = None if passage.part is Part.BULLET and is_time_off(entry, held) else entry
            yield passage.under(entry, "all roles" if spans else passage.label)


def judge(found: Sequence[Passage], scene: Scene) -> Iterator[Claim]:
    """Every claim of the passages, in order."""
    cut = [piece for passage in found for piece in passages.pieces(passage)]
    for marked in [each for piece in cut for each in addressed(piece, scene.evidence)]:
        passage, places = unmarked(marked)
        claims = [claim for rule in _RULES[passage.part] for claim in rule(passage, scene)]
        aimed = targets(passage, scene.job, scene.readers, in_letter=scene.in_letter)
        if passage.part in PROSE:
            claims += _leftovers(passage, scene, claims, aimed)
        own = [claim for claim in claims if not within(_span(claim, passage), aimed)] if aimed else claims
        kept = once([unlessened(confirmed(claim, passage, scene), passage, scene) for claim in own])
        yield from (quoted(claim, marked, places) for claim in kept)


def _span(claim: Claim, passage: Passage) -> Span:
    return claim.start - passage.offset, claim.end - passage.offset


def _leftovers(passage: Passage, scene: Scene, claims: Sequence[Claim], aimed: Sequence[Span]) -> Iterator[Claim]:
    """Names and terms that no rule has read, and the gist of a bullet; `aimed` are the places of the reader's."""
    taken = [*(_span(claim, passage) for claim in claims), *aimed]
    taken += items.authors(passage, scene)
    named = tuple(proper.unexplained(passage, scene, taken)) if passage.part is not Part.HEADLINE else ()
    yield from named
    taken += [_span(claim, passage) for claim in named]
    yield from borrowed.borrowed(passage, scene, taken)
    if passage.part is Part.BULLET or passage.entry is not None:
        yield from content.told(passage, scene)
    if passage.part is Part.SUMMARY or (passage.part is Part.BULLET and passage.entry is None):
        yield from swapped.swapped(passage, scene, taken)
    if passage.entry is not None:
        yield from exchanged.exchanged(passage, scene, taken)
        yield from reach.reaches(passage, scene, taken)
