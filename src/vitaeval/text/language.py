"""Which language a text is written in, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from vitaeval.text.normalize import plain

ENGLISH = "en"
UNKNOWN_SCRIPT = "und"
_WORDS = {
    "en": "the and of to in for with on at by from as is was were are be been this that which who my i have has had "
    "an our their more than into across using while within through over after during between under per also",
    "de": "und der das mit fur von den im zum zur bei als auf des dem eine einer einen nicht sowie durch uber nach aus "
    "wurde ist ich sich auch seit fur ein zu wir mich meine meiner sehr bis vom oder dass",
    "fr": "et de la le les des du une dans pour avec sur au aux par est ont ete en un je mes ma mon ce cette qui que "
    "plus chez vers entre lors afin ainsi sous votre nous",
    "es": "y de la el los las del una en para con por un que se su al como mas mi es fue sus desde hasta entre",
    "it": "e di la il gli le dei della del delle per con una un nel nella che si al dal sono da alla presso",
    "nl": "en de het van een met voor op bij als aan is te door naar uit ik zijn werd dat ook tot over mijn",
    "pt": "e de da do das dos em para com uma um por na no que os as ao pela pelo mais como minha meu",
    "pl": "i w z na do oraz dla przez od jest sie po przy jako ze to nad pod moje",
    "sv": "och att det som en ett av for med till pa har jag den var inom vid fran samt eller",
}
_LISTS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_ANY = frozenset().union(*_LISTS.values())
_WORD, _ASCII_WORD = re.compile(r"[^\W\d_]+"), re.compile(r"[a-z]+")
"""What a word is, and the same for plain ASCII, which most texts are."""
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
_LONGEST = 20_000
_FEWEST, _SHARE, _LEAD, _FOREIGN_LETTERS = 4, 0.06, 1.5, 0.3


@lru_cache(maxsize=512)
def language(text: str) -> str | None:
    """The language of a text: "en", another code, "und" for a script that is not Latin; None where nothing tells.

    A language other than English needs a clear lead over it, so that foreign names and titles change nothing. Only the
    first 20 000 characters are looked at.
    """
    sample = text[:_LONGEST]
    foreign = sum(map(str.isalpha, _FOREIGN.findall(sample)))
    if foreign and foreign > _FOREIGN_LETTERS * sum(map(str.isalpha, sample)):
        return UNKNOWN_SCRIPT
    low = plain(sample)
    found = Counter((_ASCII_WORD if low.isascii() else _WORD).findall(low))
    told = _ANY.intersection(found)
    hits = {name: sum([found[word] for word in told & words]) for name, words in _LISTS.items()}
    best = max(hits, key=lambda name: hits[name])
    if best != ENGLISH and hits[best] >= max(_FEWEST, _SHARE * found.total(), _LEAD * hits[ENGLISH]):
        return best
    return ENGLISH if hits[ENGLISH] >= _FEWEST else None
