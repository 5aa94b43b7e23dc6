"""The same likeness through the bert-score package and torch: the yardstick of the light encoder."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from vitaeval.semantic.likeness import Likeness
from vitaeval.semantic.minilm import LAYERS, LONGEST
from vitaeval.semantic.weights import TORCH, folder, missing


class BertScorer:
    """BERTScore (Zhang et al. 2020) by its authors' package, on the local weights; nothing is downloaded."""

    def __init__(self) -> None:
        from bert_score import BERTScorer as Scorer

        self._scorer: Any = Scorer(model_type=str(folder()), num_layers=LAYERS, device="cpu", idf=False)

    def likeness(self, candidate: str, reference: str) -> Likeness:
        """BERTScore of `candidate` against `reference`; an empty text would crash the package and is refused."""
        if not candidate.strip() or not reference.strip():
            raise ValueError("an empty text has no BERTScore")
        precision, recall, f1 = (float(part[0]) for part in self._scorer.score([candidate], [reference]))
        cut = any(len(self._scorer._tokenizer.encode(text)) > LONGEST for text in (candidate, reference))
        return Likeness(precision, recall, f1, cut)


@lru_cache(maxsize=1)
def bert_scorer() -> BertScorer | None:
    """The package's scorer; None when it or torch is not installed."""
    return None if missing(TORCH) else BertScorer()
