"""Which lines of a CV head an entry, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vitaeval.claims import cues, degrees, headers, names
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.pauses import is_break
from vitaeval.claims.pieces import Piece, cut, dating, is_table_head, label, pieces
from vitaeval.claims.repeated import is_highlight
from vitaeval.claims.rows import Row
from vitaeval.text import dates
from vitaeval.text.normalize import plain
from vitaeval.text.tokens import sentences

KINDS = {"experience": "w", "volunteer": "w", "projects": "p", "education": "e", "certificates": "c"}
"""The kind of entry that a section holds."""

EXPLAINED = 0.75
"""Share of a line's words that one entry of the profile holds in its fields, from which on it speaks of that entry."""

_LEAD_IN = re.compile(r"[^:\n,|]{2,30}:\s+(?=[^\W\d_])")
_NEAR_WORDS = 9
_DIPLOMA = 2
_NAME_WORDS = 3
_SAME = 0.6
_BULLET_HEAD = 110
_LISTED = ("/skills", "/languages")


def heading(rows: Sequence[Row], section: str, evidence: Evidence) -> list[str | None]:
    """For each line the kind of entry that it heads, or None."""
    kinds = [_kind(row, section, evidence) for row in rows]
    kinds = [None if kind and is_highlight(row.text, evidence) else kind for row, kind in zip(rows, kinds, strict=True)]
    sure = list(kinds)
    for n, row in enumerate(rows):
        if kinds[n] is None and _is_near(row, section) and not _is_named_otherwise(row.text, evidence):
            kinds[n] = _neighbour(n, rows, kinds, sure)
    kinds = [None if _is_person(row.text, evidence) else kind for row, kind in zip(rows, kinds, strict=True)]
    return _agreed(rows, kinds) if not section else kinds


def _is_named_otherwise(text: str, evidence: Evidence) -> bool:
    """Whether a short line is known to be no field of a header: skills, languages, something that was done."""
    return _is_list(text, evidence) or is_highlight(text, evidence)


def _is_person(text: str, evidence: Evidence) -> bool:
    """Whether a line is the person's name."""
    name = evidence.profile.basics.name
    return bool(name) and plain(text).strip() == plain(name or "").strip()


def _is_list(text: str, evidence: Evidence) -> bool:
    """Whether each of the pieces of a line names a skill or a language of the profile ("English C1, French B1")."""
    held = [names.tokens(line.text) for line in evidence.lines if line.path.startswith(_LISTED)]
    found = [set(names.tokens(text[slice(*span)])) for span in cut(text)]
    return len(found) > 1 and all(any(name and each.issuperset(name) for name in held) for each in found)


def _agreed(rows: Sequence[Row], kinds: list[str | None]) -> list[str | None]:
    """Header lines that follow each other head one entry: a school without a degree may be where somebody worked."""
    start = 0
    for n in range(1, len(rows) + 1):
        goes_on = n < len(rows) and kinds[n] and not rows[n].after_gap and not rows[n].is_bullet
        if goes_on:
            continue
        run = range(start, n)
        mixed = {kinds[m] for m in run} >= {"w", "e"} and any(dating(rows[m].text) for m in run)
        if mixed and len({rows[m].at for m in run if dating(rows[m].text)}) == 1:
            taught = any(degrees.level(rows[m].text) for m in run)
            kinds[start:n] = ["e" if taught else "w"] * (n - start)
        start = n
    return kinds


def _neighbour(n: int, rows: Sequence[Row], kinds: Sequence[str | None], sure: Sequence[str | None]) -> str | None:
    """The kind of the header that a short line belongs to: the one above it, or one that it opens."""
    before = kinds[n - 1] if n and not rows[n - 1].is_bullet else None
    if before and before in "we":
        above = pieces((rows[n - 1],), before) if dating(rows[n - 1].text) else ()
        whole = len(above) > 1 and not _lacks_title(above, rows[n], before)
        return before if not whole or cues.is_place(rows[n].text) or cues.is_employment(rows[n].text) else None
    starts = n == 0 or rows[n].after_gap or rows[n - 1].is_bullet
    for row, kind in zip(rows[n + 1 : n + 3], sure[n + 1 : n + 3], strict=True):
        if starts and kind and kind in "we" and not row.is_bullet:
            return kind
        if not _is_near(row, "experience"):
            break
    return None


def _lacks_title(above: Sequence[Piece], row: Row, kind: str) -> bool:
    """Whether a line is the title that the dated header above it lacks."""
    return kind == "w" and cues.is_title(row.text) and not any(_names_a_post(piece.text) for piece in above)


def _names_a_post(text: str) -> bool:
    """Whether a piece is a title; posts in the plural name a firm ("Freight Brokers")."""
    return any(cues.is_title(word) and not word.endswith("s") for word in text.split())


def _is_near(row: Row, section: str) -> bool:
    """Whether a line could be one field of a header that is spread over several lines."""
    if cues.is_duration(row.text):
        return True
    if (
        row.is_bullet
        or is_table_head(row)
        or section in ("certificates", "projects")
        or (row.text.endswith((":", ".")) and not cues.is_abbreviated(row.text))
    ):
        return False
    named = len(row.text.split()) < _NEAR_WORDS and row.text[:1].isupper() and cues.is_name(row.text)
    return named and not cues.opens_with_deed(row.text)


def _kind(row: Row, section: str, evidence: Evidence) -> str | None:
    """The kind of entry that a line heads by what it says itself."""
    if (
        (cues.is_sentence(row.text) and not _is_full_header(row) and not _is_long_study(row, section))
        or is_break(row.text, evidence)
        or is_table_head(row)
        or (row.text.endswith(":") and not row.is_cells)
    ):
        return None
    if section in ("education", "certificates"):
        return _taught(row, section, evidence)
    if row.is_bullet and (len(row.text) > _BULLET_HEAD or not _is_whole(row, evidence)):
        return None
    if section:
        return KINDS[section] if _is_worked(row, KINDS[section], evidence) else None
    return _unheaded(row, evidence)


def _is_full_header(row: Row) -> bool:
    """Whether a line that ends in a full stop is a header all the same: fields, and a date at the end."""
    found = dating(row.text) if len(row.text) <= _BULLET_HEAD and not cues.is_narrated(row.text) else None
    ranges = len(dates.ranges(row.text))
    alone = (
        ":" not in row.text
        and ranges <= 1
        and len(dates.find(row.text)) <= 1 + ranges
        and len(sentences(row.text)) == 1
    )
    return found is not None and alone and found.end >= len(row.text) - 2 and len(pieces((row,), "w")) > 1


def _is_long_study(row: Row, section: str) -> bool:
    """Whether a line is a study with a long name: a degree, dates at the end, and nothing told."""
    found = dating(row.text) if section == "education" and degrees.level(row.text) else None
    told = cues.is_narrated(row.text) or row.text.endswith(".")
    return found is not None and not told and found.end >= len(row.text) - 2 and len(cut(row.text)) > 1


def _is_whole(row: Row, evidence: Evidence) -> bool:
    """Whether a bullet is a whole header by itself: named or titled, and dated."""
    found = dating(row.text)
    if found is None or cues.opens_with_deed(row.text):
        return False
    titled, ranged = cues.is_title(row.text), found.first is not None
    if headers.resembles(row.text, "w", evidence):
        return titled or ranged
    return titled and ranged and len(pieces((row,), "w")) > 1


def _is_worked(row: Row, kind: str, evidence: Evidence) -> bool:
    if kind == "p":
        return bool(row.level) or (not row.is_bullet and not _is_deed(row.text, evidence))
    marked = (row.level and not _LEAD_IN.match(row.text)) or row.is_cells or label(row.text)[1]
    if marked or headers.resembles(row.text, kind, evidence):
        return True
    return dating(row.text) is not None and not _is_told(row.text)


def _is_told(text: str) -> bool:
    """Whether a line opens with a deed, and is not only a short name with dates ("Research (2023)", "2021-ongoing")."""
    found = dating(text)
    rest = [word for word in f"{text[: found.start]} {text[found.end :]}".split() if word[0].isalpha()] if found else []
    named = found is not None and (text.endswith(")") or all(word[0].isupper() for word in rest))
    short = named and len(rest) <= _NAME_WORDS
    return not short and cues.opens_with_deed(_LEAD_IN.sub("", text))


def _is_deed(text: str, evidence: Evidence) -> bool:
    """Whether a line tells what was done, and is no short name of a project that opens with such a word."""
    named = len(text.split()) < _NEAR_WORDS and headers.resembles(text, "p", evidence)
    return cues.opens_with_deed(text) and not named


def _taught(row: Row, section: str, evidence: Evidence) -> str | None:
    """The kind of a line under education or certificates: degrees and courses of study may stand under either."""
    level = degrees.level(row.text)
    if section == "certificates":
        studied = (level or 0) > _DIPLOMA or cues.is_school(row.text)
        return "e" if studied and not headers.resembles(row.text, "c", evidence) else "c"
    made = not level and not cues.is_school(row.text) and dating(row.text) is not None
    if made and headers.resembles(row.text, "p", evidence):
        return "p"
    if cues.opens_with_deed(row.text) and row.text.endswith("."):
        return None
    if not level and headers.explained(_undated(row.text), "c", evidence) >= EXPLAINED:
        return "c"
    told = headers.explained(row.text, "e", evidence) >= EXPLAINED
    named = level or cues.is_school(row.text) or told or headers.resembles(row.text, "e", evidence)
    if named or label(row.text)[1] or (dating(row.text) and not row.is_bullet):
        return "c" if not level and not cues.is_school(row.text) and headers.resembles(row.text, "c", evidence) else "e"
    return "c" if headers.resembles(row.text, "c", evidence) else None


def _undated(text: str) -> str:
    """A line without its dates."""
    found = dating(text)
    return f"{text[: found.start]} {text[found.end :]}" if found else text


def _unheaded(row: Row, evidence: Evidence) -> str | None:
    """The kind of a line under no heading."""
    if not row.is_bullet and _is_credential(row.text, evidence):
        return "c"
    if _is_told(row.text):
        return None
    found = dating(row.text)
    first = row.text[slice(*cut(row.text)[0])] if cut(row.text) else ""
    degree = degrees.level(first) and not cues.is_title(first)
    taught = cues.is_school(row.text) or (degree and headers.resembles(row.text, "e", evidence))
    if degree and (found or taught):
        return "e"
    marked = found or row.level in range(3, 8) or label(row.text)[1] or row.is_cells
    known = _known(row.text, evidence, "w" * bool(marked) + "e" * bool(found or taught) + "cp" * bool(found))
    if known or not found:
        return known or ("w" if row.is_cells else None)
    if cues.is_school(row.text):
        return "e"
    titled = cues.is_title(row.text) and (not row.text.endswith(".") or cues.is_abbreviated(row.text))
    return "w" if found.first is not None or titled or row.is_cells else None


def _is_credential(text: str, evidence: Evidence) -> bool:
    """Whether a line is the name of a certificate of the profile, and nothing else."""
    held = (line.text for line in evidence.lines if line.path.startswith("/certificates") and line.field == "name")
    return any(names.likeness(text, name) >= _SAME for name in held)


def _known(text: str, evidence: Evidence, kinds: str) -> str | None:
    """The first of `kinds` of entries of the profile that a line names; a certificate where it explains more."""
    found = [kind for kind in kinds if headers.resembles(text, kind, evidence)]
    if {"w", "c"} <= {*found} and headers.explained(text, "c", evidence) > headers.explained(text, "w", evidence):
        return "c"
    return found[0] if found else None
