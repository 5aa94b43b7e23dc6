"""Evaluation and release gate for prompts that read or write people's career documents."""

from __future__ import annotations

__version__ = "0.1.0"
