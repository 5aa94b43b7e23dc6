"""The encoder of this machine: loaded once, its vectors kept by the text's digest."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from vitaeval.semantic.likeness import Likeness, matched, pooled
from vitaeval.semantic.minilm import LONGEST, MiniLM, load
from vitaeval.semantic.weights import folder, missing

if TYPE_CHECKING:
    from vitaeval.semantic.likeness import Array

KEPT, SENTENCE = 512, 256


class Encoder(Protocol):
    """What compares two texts that are not empty."""

    def likeness(self, candidate: str, reference: str) -> Likeness: ...

    def cosine(self, one: str, other: str) -> float: ...


class LightEncoder:
    """MiniLM without torch; equal to the bert-score package within 1e-5."""

    def __init__(self, model: MiniLM) -> None:
        self._model = model
        self._kept: OrderedDict[str, tuple[Array, bool]] = OrderedDict()

    def likeness(self, candidate: str, reference: str) -> Likeness:
        """BERTScore of `candidate` against `reference`."""
        (ours, ours_cut), (theirs, theirs_cut) = self._vectors(candidate), self._vectors(reference)
        return Likeness(*matched(ours, theirs), ours_cut or theirs_cut)

    def cosine(self, one: str, other: str) -> float:
        """Cosine of the two texts' sentence vectors, in [-1, 1]; of each the first 256 tokens are read."""
        first, second = (pooled(self._vectors(text, SENTENCE)[0]) for text in (one, other))
        return float(first @ second)

    def _vectors(self, text: str, longest: int = LONGEST) -> tuple[Array, bool]:
        key = hashlib.sha256(f"{longest}\0{text}".encode(errors="replace")).hexdigest()
        if key not in self._kept:
            ids = self._model.ids(text)
            short = ids if len(ids) <= longest else [*ids[: longest - 1], ids[-1]]
            self._kept[key] = self._model.encode(short), len(ids) > longest
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


@lru_cache(maxsize=1)
def light() -> LightEncoder | None:
    """The torch-free encoder; None when its packages are not installed."""
    return None if missing() else LightEncoder(load(folder()))
