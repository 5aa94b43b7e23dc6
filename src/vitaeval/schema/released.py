"""What a service runs on: the bindings behind a task's aliases, as a ledger said at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.binding import Binding


class Snapshot(Noun):
    """Bindings by alias (`champion`, `challenger`, `previous`) after entry `number` of the ledger.

    `share` is the percentage of users that the challenger gets.
    """

    format: Literal[1] = 1
    task: str
    number: int = Field(ge=0)
    share: int = Field(default=0, ge=0, le=100)
    bindings: Mapping[str, Binding]


@dataclass(frozen=True, slots=True)
class Released:
    """The binding behind an alias.

    `share` is the percentage of users that it is for, `entry` the number of the ledger's last entry when it was read.
    `warning` says why it may be out of date; None when the registry has just confirmed it.
    """

    binding: Binding
    alias: str
    share: int
    entry: int
    warning: str | None
