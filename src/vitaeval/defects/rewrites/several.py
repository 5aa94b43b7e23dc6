"""Several rewrites in one document, as any real writer makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from vitaeval.defects.planting import Change, Ground, Rewrite
from vitaeval.defects.rewrites import choice, fields, forms, statements, wording

_LIGHT = (*wording.KINDS, *forms.KINDS, *fields.KINDS, *choice.CONTENT, *statements.KINDS)


def several(ground: Ground, rng: Random) -> Change | None:
    """Four to seven rewrites, one after the other."""
    draft, done = ground, 0
    for kind in rng.sample(_LIGHT, len(_LIGHT)):
        changed = kind.apply(draft, rng)
        if changed is not None:
            draft, done = replace(draft, draft=changed.draft), done + 1
        if done == 4 + rng.randrange(4):
            break
    return (draft.draft, ()) if done > 1 else None


def applied(ground: Ground, kinds: Sequence[Rewrite], rng: Random) -> Ground:
    """The ground after each of these rewrites, in this order; what does not fit is left out."""
    for kind in kinds:
        changed = kind.apply(ground, rng)
        ground = ground if changed is None else replace(ground, draft=changed.draft)
    return ground


KINDS: tuple[Rewrite, ...] = (Rewrite("several", several),)
