"""`key=value` words and flags of commands that compose no configuration; values are literal text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from vitaeval.errors import ConfigError
from vitaeval.schema.naming import did_you_mean


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stood on the command line."""

    words: tuple[str, ...]
    values: dict[str, str]
    flags: frozenset[str]

    def need(self, key: str) -> str:
        """The value of `key`. Raises ConfigError when it was not given."""
        if not self.values.get(key):
            raise ConfigError(f"{key}=… is missing")
        return self.values[key]


def parse(
    given: Sequence[str], *, keys: Collection[str] = (), flags: Collection[str] = (), words: int = 0
) -> Arguments:
    """Sort words (`words` at most), values and flags.

    Raises ConfigError with near matches for what is not known, and for a word that nobody would read.
    """
    loose, values, switched = [], {}, set()
    for item in given:
        key, equals, value = item.partition("=")
        if item.startswith("-"):
            if item not in flags:
                raise ConfigError(f"unknown option {item}: {did_you_mean(item, flags)}")
            switched.add(item)
        elif equals:
            if key not in keys:
                raise ConfigError(f"unknown key {key!r}: {did_you_mean(key, keys)}")
            values[key] = value
        else:
            loose.append(item)
    if len(loose) > words:
        known = f"; values are written KEY=VALUE, with {', '.join(keys)}" if keys else ""
        raise ConfigError(f"{loose[words]!r} is one word too many{known}")
    return Arguments(tuple(loose), values, frozenset(switched))


def choose(word: str | None, known: Collection[str], what: str) -> str:
    """`word` if it is one of `known`. Raises ConfigError with near matches."""
    if word is None:
        raise ConfigError(f"which {what}? {', '.join(known)}")
    if word not in known:
        raise ConfigError(f"unknown {what} {word!r}: {did_you_mean(word, known)}")
    return word


def switch(given: Arguments, key: str) -> bool:
    """Whether `key=true` was given; false where it was not. Raises ConfigError for any other word."""
    return choose(given.values.get(key, "false"), ("true", "false"), f"value of {key}") == "true"
