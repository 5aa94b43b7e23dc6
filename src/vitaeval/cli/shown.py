"""What all handlers share: where results go, and what a composed command accepts."""

from __future__ import annotations

from rich.console import Console

from vitaeval.errors import ConfigError


class Screen(Console):
    """A console that leaves it to the command line what a reader who went away means."""

    def on_broken_pipe(self) -> None:
        """Called while a BrokenPipeError is handled."""
        raise BrokenPipeError


def console() -> Console:
    """Where results go: full width when the output is no terminal."""
    found = Screen(highlight=False, soft_wrap=False)
    return found if found.is_terminal else Screen(highlight=False, width=140)


def overrides(words: list[str], command: str) -> list[str]:
    """`words`, if each is a KEY=VALUE. Raises ConfigError for the first that is none."""
    for word in words:
        if word.startswith("-") or "=" not in word:
            raise ConfigError(f"{word!r} is no KEY=VALUE; see `vitaeval {command} --help`")
    return words
