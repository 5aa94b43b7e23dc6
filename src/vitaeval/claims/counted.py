"""What a right figure is a number of: two million views are not two million followers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

from vitaeval.claims.clauses import is_verb
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.grounds import clause_around
from vitaeval.claims.matching import allowed, equal
from vitaeval.claims.novelty import is_novel
from vitaeval.claims.vocabulary import general, rows
from vitaeval.text import quantities
from vitaeval.text.normalize import STOPWORDS, Word, plain, stem, words
from vitaeval.text.quantity import Quantity
from vitaeval.text.units import MONEY

_BREAK = re.compile(r"[.,;:()!?/|–—\n]|->")
_INTO = re.compile(r" (?:in|of|worth of) ")
_OF = re.compile(r" of (?:the |all |our |my )?(?=[a-z])")
_DEED = re.compile(r",? (?:and|while|then|who|which|that) (?P<verb>[a-z-]+)")
_BESIDE = re.compile(r",? and (?=(?:with|for|at|on|in) )")
_DONE = re.compile(r"\w{3,}ed")
_WHEN = frozenset("earlier previously formerly currently now today later once".split())
_LONGEST, _ROOT, _SHORT, _UNIT = 5, 5, 4, 2
_TIED = ("-", "\u2010", "\u2011")
"""What ties a figure to the one word that it counts ("a 64-cover restaurant")."""
_AGED = stem("olds")
_ENDING = (
    STOPWORDS
    | _WHEN
    | frozenset(
        "among between during after before when where until since without totalling worth annually yearly".split()
    )
)
_PEOPLE = frozenset({"thing", "people"})
_PLURALS = frozenset("children people men women staff alumni".split())
_NEWCOMERS = frozenset("newcomers joiners starters beginners recruits hires".split())
_NEW = frozenset("new newly starting incoming".split())
_STATUS = (
    frozenset("freelance freelancing agency temporary casual contract self-employed external".split()),
    frozenset("staff permanent in-house salaried employed".split()),
    frozenset("volunteer voluntary unpaid".split()),
    frozenset("bachelor bachelor's bachelors undergraduate".split()),
    frozenset("master master's masters msc".split()),
    frozenset("doctoral phd".split()),
)
"""Words for how people are bound to those they work for, and for how far they study."""
_SAME = 0.75
"""Share of the words around a figure that two lines must share for the one to repeat the other."""
_VAGUE = (
    "people person individual staff member head colleague item thing case piece unit entry time site place location "
    "area point matter object task issue group kind type role part activity user report organisation organization "
    "partner project service event record account class specialist professional expert employee worker"
)
Kinds = frozenset[int]


def another(said: Quantity, text: str, line: Line, evidence: Evidence) -> int | None:
    """Where the thing that a figure of `text` counts ends, when the line's figure counts one of another kind.

    Only where both kinds are known, and neither text speaks of the other's beside its own figures; or where the text
    has no word of the other, and the profile none of the thing that is told or a line that is else the same.
    """
    thing = _thing(said, text)
    if thing and text.startswith(_TIED, said.end) and thing[0].stem in line.stems:
        return None
    told = _head(thing)
    if not thing or told & _around(line.text):
        return None
    mine = (_around(text) - _around(line.text)) | _any(tuple(word for word in thing if word.stem not in line.stems))
    for figure in line.quantities:
        if equal(said, figure) or allowed(said, figure):
            held = _thing(figure, line.text)
            if _are_called_so(thing, held):
                return None
            if not told or not _head(held) or _are_bound_otherwise(thing, held):
                return _end(thing) if _is_put_for(said, text, figure, line, evidence) else None
            if _head(held) & mine or _any(held) & told:
                return None
    return _end(thing) if told else None


def _is_put_for(said: Quantity, text: str, figure: Quantity, line: Line, evidence: Evidence) -> bool:
    """Whether a text has another thing in the place of what a figure of the line counts."""
    thing, held = _thing(said, text), _thing(figure, line.text)
    if _are_bound_otherwise(thing, held):
        return True
    if not _is_gone(held, text, line) or _is_same(thing, held):
        return False
    is_told = _is_exchanged(thing, held, line, evidence)
    if is_told is None:
        is_held = _noun(thing).stem in evidence.stems
        return _is_sure(said, text, line) or _is_repeated(_beside(said, text, thing, in_clause=is_held), line)
    return is_told


def _beside(said: Quantity, text: str, thing: tuple[Word, ...], *, in_clause: bool) -> list[Word]:
    """The content words around a figure and its thing: of its clause, without what is told of another deed.

    A noun that the profile uses of something else is no other word for the thing. One that it never uses may be one:
    for it all words of the text count.
    """
    around = (clause_around(text, said.start) if in_clause else "") or text
    low, start = plain(around), text.index(around)
    deeds = [(cut.start(), cut.start("verb")) for cut in _DEED.finditer(low) if is_verb(cut["verb"])]
    cuts = [*deeds, *(cut.span() for cut in _BESIDE.finditer(low))] if in_clause else []
    first = max((start + after for _, after in cuts if start + after <= said.start), default=start)
    last = min((start + before for before, _ in cuts if start + before >= said.start), default=start + len(around))
    told = {word.text for word in thing}
    found = [word for word in words(text) if first <= word.start < last and not said.start <= word.start < said.end]
    return [word for word in found if word.text.isalpha() and word.text not in STOPWORDS | told]


def _is_sure(said: Quantity, text: str, line: Line) -> bool:
    """Whether another figure of a text has its unit and noun in the line too: both tell of one thing."""
    others = (each for each in quantities.find(text) if each != said)
    return any(
        equal(each, held) and each.noun == held.noun and (each.noun or each.unit in MONEY)
        for each in others
        for held in line.quantities
    )


def _end(thing: tuple[Word, ...]) -> int:
    return _noun(thing).end


def _is_gone(held: tuple[Word, ...], text: str, line: Line) -> bool:
    """Whether a text has the noun of what the figure counts in the profile less often than the line."""
    return bool(held) and _often(_noun(held).stem, text) < _often(_noun(held).stem, line.text)


def _often(noun: str, text: str) -> int:
    return sum(word.stem == noun for word in words(text))


def _is_same(thing: tuple[Word, ...], held: tuple[Word, ...]) -> bool:
    """Whether two phrases have one noun: the letters that another begins with ("VMs"), or it joined ("websites")."""
    told, noun = _noun(thing).stem, _noun(held).stem
    letters = "".join(word.text[0] for word in held)
    is_short = len(told) > 1 and letters.endswith(told.removesuffix("s"))
    if min(len(told), len(noun)) <= _UNIT or noun == _AGED:
        return True
    is_root = min(len(told), len(noun)) >= _SHORT and (told.startswith(noun) or noun.startswith(told))
    return is_short or is_root or told.endswith(noun) or noun.endswith(told)


def _are_called_so(thing: tuple[Word, ...], held: tuple[Word, ...]) -> bool:
    """Whether people are told by what the profile calls them: "newcomers" for "new dispatchers", "freelancers" for
    "freelance writers"."""
    noun = _noun(thing)
    is_new = noun.text in _NEWCOMERS and bool(_NEW & {word.text for word in held})
    return is_new or any(len(word.stem) >= _ROOT and noun.stem.startswith(word.stem) for word in held[:-1])


def _are_bound_otherwise(thing: tuple[Word, ...], held: tuple[Word, ...]) -> bool:
    """Whether two phrases tell of other contracts or degrees: "staff writers" for "freelance writers"."""
    told, mine = ([each for each in _STATUS if each & {word.text for word in phrase}] for phrase in (thing, held))
    return len(told) == len(mine) == 1 and told != mine


def _is_exchanged(thing: tuple[Word, ...], held: tuple[Word, ...], line: Line, evidence: Evidence) -> bool | None:
    """Whether the noun of a phrase stands in the place of another: of a known kind and news to the profile; None where
    what is told around it decides. Where the other may stand for anything, it must be both."""
    noun = _noun(thing)
    is_strange = is_novel(noun, evidence)
    if is_strange and _is_known(noun):
        return True
    is_wide = noun.stem in _vague() or noun.stem in line.stems or (_noun(held).stem in _vague() and not is_strange)
    return False if is_wide else None


def _is_repeated(around: Sequence[Word], line: Line) -> bool:
    """Whether nearly all words around a figure, or all special ones, are the line's or of one root with them."""
    told = [word for word in around if word.text not in _WHEN]
    special = [word for word in told if word.stem not in general()]
    return _is_kept(told, line) or _is_kept(special, line)


def _is_kept(told: Sequence[Word], line: Line) -> bool:
    kept = [word for word in told if word.stem in line.stems or word.stem[:_ROOT] in line.roots]
    return bool(kept) and len(kept) >= _SAME * len(told)


def _noun(phrase: tuple[Word, ...]) -> Word:
    """The noun of a phrase: its last plural, else its last known word, else its last word."""
    return next(chain(filter(_is_plural, phrase[::-1]), filter(_is_known, phrase[::-1])), phrase[-1])


def _is_plural(word: Word) -> bool:
    return word.text.endswith("s") or word.text in _PLURALS


def _is_known(word: Word) -> bool:
    return word.stem in _kinds()


@cache
def _vague() -> frozenset[str]:
    """Stems of words that may stand for nearly anything counted."""
    return frozenset(map(stem, _VAGUE.split()))


def _thing(figure: Quantity, text: str) -> tuple[Word, ...]:
    """The words for what a figure counts, or is a share of."""
    if figure.unit == "%":
        share = _OF.match(plain(text), figure.end)
        return _phrase(text, share.end()) if share else ()
    if figure.unit in MONEY:
        into = _INTO.match(plain(text), figure.end)
        return _phrase(text, into.end() if into else figure.end)
    return _phrase(text, figure.end) if figure.unit in _PEOPLE else ()


def _any(phrase: tuple[Word, ...]) -> Kinds:
    """The kinds of all words of a phrase."""
    return frozenset(kind for name in _names(phrase) for kind in _kinds().get(name, ()))


def _phrase(text: str, start: int) -> tuple[Word, ...]:
    """The words behind a figure up to one that opens another phrase; a number in a name ("Tier 1") opens none. None
    where they end in what is or was done ("six serving", "three completed")."""
    found: list[Word] = []
    for word in words(text):
        if word.start < start:
            continue
        broken = _BREAK.search(text, found[-1].end if found else start, word.start)
        if found and word.text.isdigit() and text[found[-1].start].isupper():
            continue
        if broken or word.text in _ENDING or word.text[0].isdigit() or len(found) == _LONGEST:
            break
        found.append(word)
    is_done = len(found) == 1 and _DONE.fullmatch(found[0].text) is not None
    return () if is_done or (found and found[-1].text.endswith("ing")) else tuple(found)


def _head(phrase: tuple[Word, ...]) -> Kinds:
    """The kinds of the noun of a phrase: its last plural, else its last known word, with the word before it where both
    count as one."""
    if not phrase:
        return frozenset()
    at = phrase.index(_noun(phrase))
    both = _kinds().get(f"{phrase[at - 1].stem}_{phrase[at].stem}") if at else None
    return both or _kinds().get(phrase[at].stem, frozenset())


@lru_cache(maxsize=4096)
def _around(text: str) -> Kinds:
    """The kinds of all things that a text names outside of what its figures count."""
    counted = {word.start for figure in quantities.find(text) for word in _phrase(text, figure.end)}
    free = [word for word in words(text) if word.start not in counted]
    return _any(tuple(free))


def _names(found: Sequence[Word]) -> Iterator[str]:
    yield from (word.stem for word in found)
    yield from (f"{one.stem}_{two.stem}" for one, two in pairwise(found))


@cache
def _kinds() -> dict[str, Kinds]:
    """The kinds of each listed noun, by its number in `data/counted.txt`."""
    table: dict[str, set[int]] = {}
    for number, row in enumerate(rows("counted")):
        for name in row.split():
            table.setdefault("_".join(map(stem, name.split("_"))), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}
