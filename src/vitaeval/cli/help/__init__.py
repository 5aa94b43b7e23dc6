"""What each command does and how it is called; light, so that help is instant."""

from __future__ import annotations

from vitaeval.cli.help import (
    asking,
    checking,
    deciding,
    evaluating,
    experimenting,
    judging,
    making,
    operating,
    releasing,
)
from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
    **evaluating.COMMANDS,
    **checking.COMMANDS,
    **judging.COMMANDS,
    **deciding.COMMANDS,
    **experimenting.COMMANDS,
    **releasing.COMMANDS,
    **operating.COMMANDS,
    **asking.COMMANDS,
    **making.COMMANDS,
}


def overview() -> str:
    """The first screen."""
    width = max(len(name) for name in COMMANDS)
    lines = "\n".join(f"  {name:<{width}}  {command.summary}" for name, command in COMMANDS.items())
    return (
        "vitaeval: evaluate a prompt that reads or writes career documents before you release it\n\n"
        f"usage: vitaeval COMMAND [KEY=VALUE ...]\n\n{lines}\n\n"
        "first steps, no key needed:\n"
        "  vitaeval init && vitaeval eval      # in an empty folder\n"
        "  vitaeval COMMAND --help             # what a command does, with examples\n"
    )
