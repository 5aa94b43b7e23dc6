"""The skills that a CV lists, and how well they answer a posting."""

from __future__ import annotations

from collections.abc import Iterable

from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.overlap import supported_jaccard
from vitaeval.text.skills import canonical, profile_skills


def listed(cv: TailoredCV) -> frozenset[str]:
    """Canonical names of `key_skills` and `skills`."""
    return canonicals((*cv.key_skills, *cv.skills))


def canonicals(names: Iterable[str]) -> frozenset[str]:
    """The canonical form of each name that is not blank."""
    return frozenset(canonical(name) for name in names if name.strip())


def relevance(profile: Profile, cv: TailoredCV, wanted: Iterable[str]) -> float | None:
    """Jaccard overlap of the listed skills with the wanted ones, in [0, 1]; None when there are none at all.

    A listed skill that the profile does not support counts only in the union.
    """
    claimed = listed(cv)
    return supported_jaccard(claimed & profile_skills(profile).keys(), claimed, canonicals(wanted))
