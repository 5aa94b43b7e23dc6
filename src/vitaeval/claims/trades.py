"""Which of a person's posts count for years told of one kind of work: not ten years that include waiting tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.vocabulary import general, rows
from vitaeval.text.normalize import plain, stem, stems

_AS = re.compile(
    r"[ '’]*(?:(?:of )?experience )?(?:as|(?:in|at|with) the (?:role|rank|post|position|level) of) (?:an? |the )?"
    r"|,? i (?:was|have been|worked as|served as) (?:an? |the )(?=\w)"
)
_WAS = re.compile(
    r"\b(?:was|been|worked as|served as) (?:an? |the )(?P<told>[\w' -]{3,40}?)(?: there| at [^,.;]{2,40})? for"
    r" (?:[a-z]+ ){0,2}$"
)
_HELD = re.compile(
    r"^(?:.*(?:[.;] |\b(?:role|rank|post|position|level) of ))?(?:an? |the )?"
    r"(?P<told>[\w',& /-]{3,60}) for (?:[a-z]+ ){0,2}$"
)
"""Words before "for six years" that may be a title of the profile."""
_OF = re.compile(r"[ '’]*(?:at an? |(?:(?:of|in|on|with|working) )*)")
_SPENT = re.compile(r"\bspent (?:the last |the past |over |almost |nearly |about )?$")
_END = re.compile(
    r"[.](?=\s|$)|[;:()\n]|,| (?:at|across|spanning|including|from|since|before|after|under|until|while|where|that|who"
    r"|plus|alongside|freelance|self-employed|currently|previously|formerly|most recently|now|earlier|latterly)\b"
    r"| and (?:previously|formerly|earlier|currently|now|most recently)\b"
    r"| (?:and|with) (?:an?|the|my|moved)\b| and \w+ (?:in|at|as|of|with)\b"
)
_EXPERIENCE = frozenset(map(stem, "experience career background expertise record practice hands professional".split()))
_ROOT = 5
_COMMON = 1
_HEADS = ("name", "location", "startDate", "endDate")
_RANKS = tuple(map(stem, "senior lead staff principal head director chief".split()))
_LEVELS = frozenset(map(stem, "senior junior lead principal staff ii iii iv".split()))


class _Post(NamedTuple):
    """One post: its id, the words of its employer and title, the special ones of the title, its trades, the special
    words of its lines."""

    entry: str
    firm: frozenset[str]
    called: frozenset[str]
    title: frozenset[str]
    trades: frozenset[int]
    told: frozenset[str]


def posts(before: str, after: str, evidence: Evidence) -> frozenset[str] | None:
    """The posts of the kind of work that years are told of; None where that is none, or leaves no post out.

    Years in a rank ("as a senior engineer") are those of the posts that had it or a higher one.
    `before` and `after` are what stands around the number of years. A post is left out when its title is of another
    trade than the titles of those that name the work. Of years "as" something with a special name, a post that is
    called otherwise counts only where its own lines say so.
    """
    everything = _posts(evidence)
    counted = _counting(before, after, everything)
    return frozenset(post.entry for post in counted) if 0 < len(counted) < len(everything) else None


def _counting(before: str, after: str, everything: Sequence[_Post]) -> list[_Post]:
    held = _HELD.search(plain(before))
    title = stems(held["told"]) if held else frozenset()
    is_title = bool(title) and any(title <= post.called for post in everything)
    told, is_post = (title, True) if is_title else _told(before, after)
    wanted = _special(told) - _EXPERIENCE
    if is_post:
        named = [post for post in everything if told <= post.called or (wanted and _is_title(wanted, post))]
        rank = _rank(told)
        if rank and any(_rank(post.called) >= rank for post in everything):
            return [post for post in everything if _rank(post.called) >= rank and _has_rank(told, wanted, post)]
        if named and wanted:
            return [post for post in everything if post in named or _may_be(wanted, post)]
    else:
        named = _naming(wanted, everything) or _titled(stems(before), everything) if wanted else []
    trade = _trades(wanted)
    return [post for post in everything if trade & post.trades or _resembles(post, named, trade)] if named else []


def _rank(title: Set[str]) -> int:
    """How high the highest word of rank in a title stands; 0 where it has none."""
    return max((number for number, word in enumerate(_RANKS, start=1) if word in title), default=0)


def _has_rank(told: Set[str], wanted: Set[str], post: _Post) -> bool:
    """Whether a post of a rank at least as high is one of the kind told: by its title, or by a higher rank alone where
    nothing else is told of it."""
    if told <= post.called:
        return True
    return _holds(post.called, wanted) if wanted else _rank(post.called) > _rank(told)


def is_told(before: str, after: str, line: Line) -> bool:
    """Whether a line speaks of the kind of work that years are told of; any does where they are told of none."""
    held = _HELD.search(plain(before))
    told = stems(held["told"]) if held else _told(before, after)[0]
    wanted = _special(told) - _EXPERIENCE
    is_ranked = _rank(line.stems) >= _rank(told)
    return not wanted or (is_ranked and any(_holds(line.stems, {word}) for word in wanted))


def _told(before: str, after: str) -> tuple[frozenset[str], bool]:
    """The words for the kind of work that years are told of, and whether they name a post."""
    was = _WAS.search(plain(before))
    if was is not None:
        return stems(was["told"]), True
    low = plain(after)
    named = _AS.match(low)
    opening = named or _OF.match(low)
    start = opening.end() if opening else 0
    end = _END.search(low, start)
    return stems(low[start : end.start() if end else len(low)]), bool(named or _SPENT.search(plain(before)))


def _naming(wanted: Set[str], everything: Sequence[_Post]) -> list[_Post]:
    """The posts whose lines hold the most of the words wanted."""
    shares = [sum(_holds(post.told | post.firm, {word}) for word in wanted) for post in everything]
    most = max(shares, default=0)
    return [post for post, share in zip(everything, shares, strict=True) if share == most and most]


def _titled(before: Set[str], everything: Sequence[_Post]) -> list[_Post]:
    """The posts whose titles stand in the words before the years ("Data engineer with eight years")."""
    return [post for post in everything if post.called and post.called - _LEVELS <= before]


def _is_title(wanted: Set[str], post: _Post) -> bool:
    return _holds(post.told | post.called | post.firm, wanted) and any(_holds(post.called, {word}) for word in wanted)


def _may_be(wanted: Set[str], post: _Post) -> bool:
    """Whether a post may have gone by another title: its own says nothing special, or its lines tell of all that the
    other names, or that is a name for the whole of its trade ("software engineer" for "web developer")."""
    rest = frozenset(word for word in wanted if not _wholes().get(word, frozenset()) & post.trades)
    return not post.title or _holds(post.told | post.title, rest)


def _resembles(post: _Post, named: Sequence[_Post], trade: Set[int]) -> bool:
    """Whether a post may be of the kind of others: it tells of the same, or no title shows another trade."""
    if not post.trades or not all(other.trades or trade for other in named):
        return True
    return any(post.trades & other.trades or len(post.told & other.told) > _COMMON for other in named)


def _holds(told: Set[str], wanted: Set[str]) -> bool:
    """Whether all of the words wanted, or others of their roots, are among the words told."""
    missing = [word for word in wanted if word not in told]
    roots = {word[:_ROOT] for word in told if len(word) >= _ROOT} if missing else ()
    return all(len(word) >= _ROOT and word[:_ROOT] in roots for word in missing)


@lru_cache(maxsize=256)
def _posts(evidence: Evidence) -> tuple[_Post, ...]:
    found = []
    for entry in evidence.entries:
        if entry[0] == "w":
            firm, called = (_field(entry, name, evidence) for name in ("name", "position"))
            lines = [line.stems for line in evidence.done_in(entry) if line.field not in _HEADS]
            told = called.union(*lines)
            found.append(_Post(entry, firm, called, _special(called), _trades(called), _special(told)))
    return tuple(found)


def _field(entry: str, name: str, evidence: Evidence) -> frozenset[str]:
    line = evidence.field(entry, name)
    return line.stems if line else frozenset()


def _special(found: Set[str]) -> frozenset[str]:
    """The words that tell what kind of work it is."""
    return frozenset(word for word in found if word.isalpha() and (word in _words() or word not in general()))


def _trades(title: Set[str]) -> frozenset[int]:
    """The trades that words of a title belong to, by their number in `data/trades.txt`."""
    return frozenset(number for word in title for number in _words().get(word, ()))


@cache
def _words() -> Mapping[str, frozenset[int]]:
    return _numbered(row.replace(":", "") for row in rows("trades"))


@cache
def _wholes() -> Mapping[str, frozenset[int]]:
    """The words that name a whole trade."""
    return _numbered(row.partition(":")[0] if ":" in row else "" for row in rows("trades"))


def _numbered(found: Iterable[str]) -> Mapping[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(found):
        for word in row.split():
            table.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}
