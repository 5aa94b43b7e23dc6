"""A text without the marks that only shape it, with the way back to the original offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f"
_MARKS = re.compile(
    rf"[{_INVISIBLE}]+"
    r"|\*(?<![\w*\\]\*)\*{0,2}(?=[^\s*][^\n]{0,120}\*)|\*(?<=[^\s*]\*)\*{0,2}(?![\w*])"
    r"|_(?<![\w_]_)_{0,2}(?=[^\s_][^\n]{0,120}_)|_(?<=[^\s_]_)_{0,2}(?![\w])"
    r"|`{1,3}(?! `)|~~"
    r"|</?(?:b|i|u|em|strong|span|sup|sub|small)(?:\s[^<>\n]{0,80})?>|<br ?/?>(?=[ \t]*(?:\r?\n|$))"
    r"|\[(?=[^\[\]\n]{1,120}\]\()|\](?=\()"
    r"|\\(?=[-*_#.+()\[\]|!&])|(?<=&)amp;",
    re.IGNORECASE,
)
_SIGNS = f"{_INVISIBLE}*_`~<[]\\&"
"""One of them opens each mark, or stands before it; many texts have none."""


@dataclass(frozen=True)
class Clean:
    """`text` is `original` without the stretches `cuts` (in order, none touching another's inside)."""

    original: str
    text: str
    cuts: tuple[tuple[int, int], ...]

    @cached_property
    def _removed(self) -> tuple[list[int], list[int]]:
        """For each cut, where it stands in `text`, and how much is gone up to and with it."""
        gone = list(accumulate(end - start for start, end in self.cuts))
        at = [start - before for (start, _), before in zip(self.cuts, [0, *gone], strict=False)]
        return at, gone

    def origin(self, at: int) -> int:
        """The offset in `original` of the character at `at` in `text`."""
        if not self.cuts:
            return at
        places, gone = self._removed
        passed = bisect_right(places, at)
        return at + (gone[passed - 1] if passed else 0)

    def place(self, at: int) -> int:
        """The offset in `text` of what stands at `at` in `original`, where no cut goes over it."""
        passed = bisect_left(self.cuts, (at, at))
        return at - (self._removed[1][passed - 1] if passed else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `original` that `text[start:end]` comes from; no marks at its edges."""
        if not self.cuts:
            return start, max(start, end)
        first = self.origin(start)
        return (first, first) if end <= start else (first, self.origin(end - 1) + 1)

    def is_strong(self, at: int) -> bool:
        """Whether emphasis opens right before the character at `at`."""
        here = self.origin(at)
        before = self.original[max(0, here - 3) : here]
        return before.endswith(("**", "__")) or before.lower().endswith("<b>")


def clean(original: str) -> Clean:
    """Take out emphasis, code marks, inline HTML tags, escapes and invisible characters; line breaks stay."""
    is_marked = any(sign in original for sign in _SIGNS)
    cuts = tuple(found.span() for found in _MARKS.finditer(original)) if is_marked else ()
    if not cuts:
        return Clean(original, original, ())
    edges = [0, *(edge for cut in cuts for edge in cut), len(original)]
    kept = "".join(original[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return Clean(original, kept, cuts)
