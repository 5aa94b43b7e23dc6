"""Every text of a document, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache

from pydantic import BaseModel

from vitaeval.schema.documents.profile import Profile


def leaves(value: object, where: str = "", skip: Set[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """JSON pointer and text of every string in `value`, in the order of the fields; fields in `skip` left out."""
    match value:
        case str():
            yield where, value
        case BaseModel():
            for name in type(value).model_fields:
                if name not in skip:
                    yield from leaves(getattr(value, name), f"{where}/{name}", skip)
        case tuple():
            for number, item in enumerate(value):
                yield from leaves(item, f"{where}/{number}", skip)
        case _:
            return


@lru_cache(maxsize=256)
def profile_lines(profile: Profile) -> tuple[str, ...]:
    """Every text of a profile, unknown keys of its file included."""
    return tuple(text for _, text in leaves(profile))
