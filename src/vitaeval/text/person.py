"""What is known of a person, and where a text says it: name, e-mail, telephone, address, links.

A name is found in all its parts: in full, reversed, with initials, each part alone; whatever the case,
the accents, line breaks or JSON escapes. A part that is an ordinary word of the posting ("Will", "Mark")
counts only within a fuller form, and never inside an employer, school, skill or title that has it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Basics, Location, Profile, Reference
from vitaeval.text import known
from vitaeval.text.fold import Folded, fold
from vitaeval.text.names import name_parts, name_pattern
from vitaeval.text.pii import Finding, PiiKind, apart, find_pii, without_escapes

_UNSEEN = "\x00"
_FREE = re.compile(rb"\x00+")
_ALWAYS_ORDINARY = frozenset(
    "an as at be by can do go he her him his i in is it may me my no of on or so to us we will".split()
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person's own data. `acquaintances` are people who are named in full only (referees).

    `keep` holds phrases that stay although a part of the name occurs in them, `posting` a text by
    somebody who does not know the person: what it writes in lower case are ordinary words.
    """

    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    acquaintances: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    posting: str = ""


NOBODY = KnownPerson()


def known_person(profile: Profile | None, job: JobPosting | None) -> KnownPerson:
    """The person behind `profile`, with what the profile and the posting say in words of its own."""
    if profile is None:
        return NOBODY
    basics = profile.basics
    return KnownPerson(
        name=basics.name,
        emails=_filled([basics.email]),
        phones=_filled([basics.phone]),
        addresses=_addresses(basics.location),
        links=_filled([basics.url, basics.image, *(item.url for item in basics.profiles)]),
        handles=_filled(item.username for item in basics.profiles),
        acquaintances=_filled(_referee(item) for item in profile.references),
        keep=_filled([*_institutions(profile), *_skills(profile), *_titles(basics, job)]),
        posting=f"{job.text}\n{(job.title or '').lower()}" if job else "",
    )


def find_personal(text: str, person: KnownPerson, shapes: Iterable[PiiKind] = ()) -> tuple[Finding, ...]:
    """What `text` gives away of `person`, and personal data of `shapes` whoever it belongs to.

    In order of position, never overlapping; where two findings overlap, nothing of either is left out.
    """
    seen = fold(without_escapes(text))
    structured = _covered(text, [*_known(seen, person), *find_pii(text, shapes)])
    return apart([*structured, *_covered(text, _names(seen, person, structured))])


def _known(seen: Folded, person: KnownPerson) -> Iterator[Finding]:
    """Everything but names, and handles outside of links."""
    searches = [
        *((PiiKind.EMAIL, known.email(value)) for value in person.emails),
        *((PiiKind.PHONE, known.phone(value)) for value in person.phones),
        *((PiiKind.ADDRESS, known.address(value)) for value in person.addresses),
        *((PiiKind.LINK, known.link(value)) for value in person.links),
    ]
    for kind, search in searches:
        for span in search(seen.text):
            yield Finding(*seen.span(*span), kind)


def _names(seen: Folded, person: KnownPerson, hidden: tuple[Finding, ...]) -> list[Finding]:
    """Names and handles in what `hidden` leaves of the text."""
    rest = seen.without([(item.start, item.end) for item in hidden], _UNSEEN)
    found = [*_named(rest, person.name, person), *_handles(rest, person)]
    for name in person.acquaintances:
        found += _named(rest, name, KnownPerson(posting=person.posting), alone=False)
    return found


def _named(seen: Folded, name: str | None, person: KnownPerson, *, alone: bool = True) -> list[Finding]:
    if not name or not any(part in seen.text for part in name_parts(name)):
        return []
    pattern = name_pattern(name, _ordinary(name, person.posting), alone)
    if pattern is None:
        return []
    kept = _kept(seen, name, person.keep)
    spans = (
        found.span()
        for found in pattern.finditer(seen.text)
        if found["full"] or not any(start <= found.start() and found.end() <= end for start, end in kept)
    )
    return [Finding(*seen.span(*span), PiiKind.NAME) for span in spans]


def _handles(seen: Folded, person: KnownPerson) -> list[Finding]:
    keep = {fold(phrase).text for phrase in person.keep}
    own = (handle for handle in person.handles if fold(handle).text not in keep | _words(person.posting))
    return [Finding(*seen.span(*span), PiiKind.HANDLE) for handle in own for span in known.handle(handle)(seen.text)]


def _kept(seen: Folded, name: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Where phrases stand that have a part of the name in them."""
    parts = name_parts(name)
    folded = {fold(phrase).text for phrase in phrases}
    near = sorted(phrase for phrase in folded if any(part in phrase for part in parts))
    patterns = (re.compile(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])") for phrase in near)
    return [found.span() for pattern in patterns for found in pattern.finditer(seen.text)]


def _ordinary(name: str | None, posting: str) -> frozenset[str]:
    return frozenset(name_parts(name or "")) & (_words(posting) | _ALWAYS_ORDINARY)


@lru_cache(maxsize=64)
def _words(posting: str) -> frozenset[str]:
    """Words that the posting writes in lower case, outside of addresses and links."""
    parts = [Finding(0, 0, PiiKind.LINK), *find_pii(posting, (PiiKind.EMAIL, PiiKind.LINK, PiiKind.HANDLE))]
    ends = [*(item.start for item in parts[1:]), len(posting)]
    prose = " ".join(posting[item.end : end] for item, end in zip(parts, ends, strict=True))
    return frozenset(fold(word).text for word in re.findall(r"[^\W\d_]+", prose) if word.islower())


def _covered(text: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, longest first; of one that overlaps a longer one stays what the longer one leaves over."""
    taken = bytearray(len(text))
    kept: list[Finding] = []
    for item in sorted(findings, key=lambda item: (item.start - item.end, item.start)):
        for free in _FREE.finditer(taken[item.start : item.end]):
            start, end = item.start + free.start(), item.start + free.end()
            if any(map(str.isalnum, text[start:end])):
                kept.append(Finding(start, end, item.kind))
        taken[item.start : item.end] = b"\x01" * (item.end - item.start)
    return tuple(sorted(kept, key=lambda item: item.start))


def _referee(item: Reference) -> str | None:
    """Who speaks for the person: what stands before the first comma, of the words too if it reads as a name."""
    if item.name:
        return item.name.split(",")[0]
    head = (item.reference or "").split(",")[0].strip()
    return head if re.fullmatch(r"[^\W\d_a-z][\w.'’\-]*(?: [^\W\d_a-z][\w.'’\-]*){1,3}", head) else None


def _addresses(location: Location | None) -> tuple[str, ...]:
    """Street and postal code; city, region and country tell nobody apart, and jobs depend on them."""
    if location is None:
        return ()
    street = (location.address or "").strip()
    first = re.split(r"[,\n]", street)[0]
    return _filled([street, first if re.search(r"\d.*\s\w", first) else None, location.postalCode])


def _institutions(profile: Profile) -> Iterator[str | None]:
    for work in profile.work:
        yield from (work.name, work.location, work.position)
    for cause in profile.volunteer:
        yield from (cause.organization, cause.position)
    yield from (item.institution for item in profile.education)
    for project in profile.projects:
        yield from (project.name, project.entity)
    for certificate in profile.certificates:
        yield from (certificate.name, certificate.issuer)
    yield from (item.awarder for item in profile.awards)
    yield from (item.publisher for item in profile.publications)


def _skills(profile: Profile) -> Iterator[str | None]:
    for group in profile.skills:
        yield group.name
        yield from group.keywords
    for project in profile.projects:
        yield from project.keywords


def _titles(basics: Basics, job: JobPosting | None) -> Iterator[str | None]:
    yield basics.label
    if basics.location:
        yield basics.location.city
        yield basics.location.region
    if job:
        yield from (job.title, job.company, job.location)


def _filled(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value and value.strip()))
