"""How the help on one command is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command's help: one line for the overview, the rest for `--help`."""

    summary: str
    usage: str
    details: str
    examples: tuple[str, ...]

    def text(self, name: str) -> str:
        """The whole help page."""
        shown = "\n".join(f"  {example}" for example in self.examples)
        return f"vitaeval {name}: {self.summary}\n\nusage: {self.usage}\n\n{self.details}\n\nexamples:\n{shown}\n"
