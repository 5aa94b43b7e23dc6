"""What a text claims about a person, and whether the profile supports it."""

from __future__ import annotations

from vitaeval.claims.check import check_bullet, check_cv, check_text
from vitaeval.claims.lookup import asserts, figures, states

__all__ = ["asserts", "check_bullet", "check_cv", "check_text", "figures", "states"]
