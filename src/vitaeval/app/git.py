"""What Git knows: which commit a run was made from, and who works here."""

from __future__ import annotations

import subprocess
from pathlib import Path


def commit(root: Path) -> str | None:
    """The commit checked out at `root`, with `-dirty` when files differ; None outside a repository."""
    head = _git(root, "rev-parse", "HEAD")
    if not head:
        return None
    return f"{head}-dirty" if _git(root, "status", "--porcelain", "--untracked-files=no") else head


def user(root: Path) -> str | None:
    """The name that Git's configuration gives the person at work in `root`; None where it gives none."""
    return _git(root, "config", "user.name") or None


def _git(root: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
