"""The command line: one program, exit codes that a script can trust, no traceback for a user's mistake."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from vitaeval.cli.help import COMMANDS, overview

ENVIRONMENT, INTERRUPTED, READER_GONE = 3, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview(), end="")
        return 0
    if words[0] in ("--version", "version"):
        from vitaeval.version import __version__

        print(f"vitaeval {__version__}")
        return 0
    name, *rest = words
    if name in COMMANDS and any(word in ("-h", "--help") for word in rest):
        print(COMMANDS[name].text(name), end="")
        return 0
    return _guarded(name, rest)


def _guarded(name: str, words: list[str]) -> int:
    """Every error becomes one screen and an exit code."""
    from vitaeval.errors import VitaevalError

    _hear_signals()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        return _dispatch(name, words)
    except VitaevalError as error:
        print(f"vitaeval {name}: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(
            f"\nvitaeval {name}: interrupted; finished calls are kept, the same command resumes",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"vitaeval {name}: {place}{error.strerror or error}", file=sys.stderr)
        return ENVIRONMENT


def _hear_signals() -> None:
    """A polite stop is heard, and Ctrl-C too where a shell script started us with `&`, which has it ignored."""
    signal.signal(signal.SIGTERM, _as_interrupt)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    """A polite stop takes the road of Ctrl-C, which asyncio turns into an orderly end of its tasks."""
    signal.raise_signal(signal.SIGINT)


def _dispatch(name: str, words: list[str]) -> int:
    from vitaeval.cli.handlers import HANDLERS
    from vitaeval.errors import ConfigError
    from vitaeval.schema.naming import did_you_mean

    if name not in HANDLERS:
        raise ConfigError(f"unknown command: {did_you_mean(name, COMMANDS)}")
    return HANDLERS[name](words)
