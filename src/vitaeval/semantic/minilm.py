"""MiniLM in numpy: tokens in, one vector a token out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy import float32
    from numpy.typing import NDArray

    Array = NDArray[float32]

LAYERS, HEADS, EPSILON = 6, 12, 1e-12
LONGEST = 512


@dataclass(frozen=True)
class MiniLM:
    """all-MiniLM-L6-v2: six layers of BERT with 384 values a token (Wang et al. 2020, arXiv 2002.10957)."""

    tokenizer: Any
    tensors: Mapping[str, Array]

    def ids(self, text: str) -> list[int]:
        """The text's token ids, the opening and closing mark included, never cut; half a surrogate reads as `?`."""
        return list(self.tokenizer.encode(text.encode(errors="replace").decode()).ids)

    def encode(self, ids: list[int]) -> Array:
        """Vectors of up to 512 tokens, shape (tokens, 384)."""
        import numpy as np

        if not 2 <= len(ids) <= LONGEST:
            raise ValueError(f"the encoder takes 2 to {LONGEST} tokens, not {len(ids)}")
        embedded = (
            self.tensors["embeddings.word_embeddings.weight"][np.asarray(ids)]
            + self.tensors["embeddings.position_embeddings.weight"][: len(ids)]
            + self.tensors["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = self._normal(embedded, "embeddings.LayerNorm")
        for number in range(LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{number}")
        return hidden

    def _layer(self, hidden: Array, name: str) -> Array:
        seen = self._dense(self._attention(hidden, f"{name}.attention.self"), f"{name}.attention.output.dense")
        middle = self._normal(hidden + seen, f"{name}.attention.output.LayerNorm")
        wide = _gelu(self._dense(middle, f"{name}.intermediate.dense"))
        return self._normal(middle + self._dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attention(self, hidden: Array, name: str) -> Array:
        query, key, value = (_heads(self._dense(hidden, f"{name}.{part}")) for part in ("query", "key", "value"))
        weights = _softmax(query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[-1]))
        mixed: Array = (weights @ value).transpose(1, 0, 2).reshape(hidden.shape)
        return mixed

    def _dense(self, values: Array, name: str) -> Array:
        return values @ self.tensors[f"{name}.weight"].T + self.tensors[f"{name}.bias"]

    def _normal(self, values: Array, name: str) -> Array:
        import numpy as np

        centred = values - values.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
        normal: Array = scaled * self.tensors[f"{name}.weight"] + self.tensors[f"{name}.bias"]
        return normal


def load(folder: Path) -> MiniLM:
    """The encoder with the weights in `folder` (about 90 MB in memory)."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return MiniLM(tokenizer, load_file(folder / "model.safetensors"))


def _heads(values: Array) -> Array:
    return values.reshape(len(values), HEADS, -1).transpose(1, 0, 2)


def _softmax(values: Array) -> Array:
    import numpy as np

    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: Array = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _gelu(values: Array) -> Array:
    from scipy.special import erf

    bent: Array = values * 0.5 * (1 + erf(values / math.sqrt(2)))
    return bent.astype(values.dtype)
