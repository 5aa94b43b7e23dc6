"""What each row of a golden set held, by digest, so that a later change can be told row by row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from vitaeval.schema.base import Noun


class GoldenRows(Noun):
    """The rows of one state of a golden set; `file` is where they stand, below the project's folder.

    `rows` maps ids to digests of what the row itself says, `documents` files to digests of theirs and `used` files to
    the ids that name them. Of sealed rows there is a digest of the id and one of all that it holds, no more.
    """

    format: Literal[1] = 1
    file: str
    rows: Mapping[str, str]
    documents: Mapping[str, str]
    used: Mapping[str, tuple[str, ...]]
    sealed: Mapping[str, str]
