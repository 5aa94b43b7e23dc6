"""A project with two runs to judge, judges on a local server, and people who label."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.wire.seen import Seen

from vitaeval.app.label import set_items
from vitaeval.app.labelling import Desk
from vitaeval.app.project import Project
from vitaeval.schema.judgement import CRITERIA

RUN = ("metrics=[validity]", "suite.examples=20", "tracking=none")
Bands = Callable[[str], tuple[int, ...]]


def quality(text: str, criterion: str) -> int:
    """What a document is worth in the world of these tests: 1 to 5."""
    return 1 + zlib.crc32(f"{criterion} {' '.join(text.split())}".encode()) % 5


def truth(text: str) -> tuple[int, ...]:
    """The bands that whoever reads well would give."""
    return tuple(quality(text, name) for name in CRITERIA)


def inside(tag: str, prompt: str) -> str:
    """What stands in the last `tag` of a prompt."""
    return re.findall(rf"<{tag}>\n(.*?)\n</{tag}>", prompt, re.DOTALL)[-1]


def graded(bands: tuple[int, ...]) -> str:
    """A judge's answer."""
    grades = zip(CRITERIA, bands, strict=True)
    return json.dumps({name: {"reason": "as it reads", "quote": None, "band": band} for name, band in grades})


def fair(seen: Seen) -> str:
    """A judge who reads well."""
    return graded(truth(inside("document", seen.prompt)))


def strict(seen: Seen) -> str:
    """A judge who reads well and is one band too hard."""
    return graded(tuple(max(1, band - 1) for band in truth(inside("document", seen.prompt))))


def erratic(seen: Seen) -> str:
    """A judge whose bands have nothing to do with the document's worth."""
    return graded(truth(inside("document", seen.prompt)[::-1]))


def prefers(seen: Seen) -> str:
    """A pairwise judge who reads well."""
    first, second = (sum(truth(inside(tag, seen.prompt))) for tag in ("first", "second"))
    word = "tie" if first == second else "first" if first > second else "second"
    return json.dumps({"reason": "as they read", "preferred": word})


def partial(_seen: Seen) -> str:
    """A pairwise judge who takes what stands first."""
    return json.dumps({"reason": "the first convinces", "preferred": "first"})


class Person:
    """Somebody at a desk, who answers by what is shown."""

    def __init__(self, bands: Bands) -> None:
        self._bands = bands
        self._shown = ""
        self.screens: list[str] = []

    def label(self, root: Path, task: str, golden: str, who: str, **more: str) -> int:
        """Label all that is left; how many words were given."""
        path, items = set_items({"task": task, "set": golden, "who": who, **more}, Project(root), {})
        return Desk(self._ask, self._say, path).sit(items)

    def _say(self, text: str) -> None:
        self._shown = text
        self.screens.append(text)

    def _ask(self, question: str) -> str:
        name = question.split(" ", 1)[0]
        if name in CRITERIA:
            document = self._shown.partition("\nDOCUMENT\n")[2]
            return str(self._bands(document)[CRITERIA.index(name)])
        first, second = self._shown.partition("\nDOCUMENT 1\n")[2].split("\nDOCUMENT 2\n")
        ours, theirs = sum(self._bands(first)), sum(self._bands(second))
        return "t" if ours == theirs else "1" if ours > theirs else "2"


def hasty(text: str) -> tuple[int, ...]:
    """Bands of somebody who reads well but for every fifth document."""
    return (3, 3, 3) if zlib.crc32(text[:200].encode()) % 5 == 0 else truth(text)


def copied(kept: Path, root: Path) -> None:
    """The project `kept` again, at `root`."""
    shutil.copytree(kept, root, dirs_exist_ok=True)
