"""Where it is decided what leaves the machine and what is written down, when nobody has said so."""

from __future__ import annotations

from vitaeval.app.project import Project
from vitaeval.golden.credits import uncredited
from vitaeval.schema.config import Privacy


def default_privacy(project: Project, task: str, golden: str, *, imported: bool) -> Privacy:
    """`strict` for imported answers and where a profile is not golden (nobody credits it), else `off`.

    A production log and an uncredited profile may be a real person's; golden people are fictional or public.
    """
    return Privacy.STRICT if imported or uncredited(project.golden, task, golden) else Privacy.OFF
