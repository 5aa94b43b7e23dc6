"""A labeller at work: one thing after the other, each word on disk before the next is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.check_show import said
from vitaeval.app.word_file import append_word
from vitaeval.schema.label import Signed

Ask = Callable[[str], str | None]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what may be answered: the key that is typed and what it stands for."""

    text: str
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to label: what is shown, what is asked of it, and the word that the answers make.

    `help` is shown on `?`. Nothing of it tells what others said, or how the thing was made.
    """

    shown: str
    questions: tuple[Question, ...]
    help: str
    word: Callable[[Sequence[str]], Signed]


class Turn(Enum):
    """What a labeller may do instead of answering."""

    BACK = auto()
    SKIP = auto()
    QUIT = auto()


TURNS: Mapping[str, Turn] = {"b": Turn.BACK, "s": Turn.SKIP, "q": Turn.QUIT}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a labeller sits: how they are asked and told, and the file that takes their words."""

    ask: Ask
    say: Say
    path: Path

    def sit(self, items: Sequence[Item]) -> int:
        """Go through `items` and return how many words were given. A word given again supersedes the first."""
        place, given = 0, 0
        while place < len(items):
            self.say(f"\n──── {place + 1} of {len(items)} ────\n{items[place].shown}\n")
            found = self._answered(items[place])
            match found:
                case Turn.QUIT:
                    return given
                case Turn.BACK:
                    place = max(0, place - 1)
                case Turn.SKIP:
                    place += 1
                case _:
                    append_word(self.path, items[place].word(found))
                    place, given = place + 1, given + 1
        return given

    def _answered(self, item: Item) -> list[str] | Turn:
        answers: list[str] = []
        for question in item.questions:
            answer = self._one(question, item.help)
            if isinstance(answer, Turn):
                return answer
            answers.append(answer)
        return answers

    def _one(self, question: Question, explained: str) -> str | Turn:
        keys = "/".join(question.choices)
        while True:
            answer = self.ask(f"{question.text} [{keys}, ? help, b back, s skip, q quit]: ")
            if answer is None:
                return Turn.QUIT
            word = answer.strip().casefold()
            if word in question.choices:
                return question.choices[word]
            if word in TURNS:
                return TURNS[word]
            self.say(explained if word == "?" else f"{said(answer.strip())!r} is none of {keys}, ?, b, s, q")


def terminal(console: Console, path: Path) -> Desk:
    """A desk at the terminal; lines may be piped in, and their end is a quit."""

    def ask(question: str) -> str | None:
        console.print(Text(question, style="bold"), end="", soft_wrap=True)
        return sys.stdin.readline() or None

    def say(text: str) -> None:
        console.print(Text(said(text)), soft_wrap=True)

    return Desk(ask, say, path)


def typed(question: str) -> str | None:
    """Ask where Python itself asks: at a prompt, or in the box under a notebook's cell."""
    try:
        return input(question)
    except EOFError:
        return None
