"""Where prompt versions and their parts lie, and reading them."""

from __future__ import annotations

import re
from pathlib import Path

from vitaeval.errors import PromptError
from vitaeval.schema.naming import did_you_mean

_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)
_PART = re.compile(r"(system|user)\.v([1-9]\d*)", re.ASCII)


def tasks(root: Path) -> tuple[str, ...]:
    """Names of the tasks that have a folder under the prompts folder `root`."""
    return tuple(sorted(path.name for path in root.glob("*/") if path.name[0] not in "._"))


def versions(root: Path, task: str) -> tuple[str, ...]:
    """Versions of `task` in the order of semantic versions; empty when there is none."""
    names = (path.stem for path in (root / task).glob("*.yaml"))
    return tuple(sorted((name for name in names if _VERSION.fullmatch(name)), key=semver))


def semver(version: str) -> tuple[int, int, int]:
    """`version` as numbers that sort. Raises PromptError when it is not of the form 1.2.3."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise PromptError(f"{version!r} is no semantic version such as 1.2.3")
    return int(found[1]), int(found[2]), int(found[3])


def version_path(root: Path, task: str, version: str) -> Path:
    """The file of a version. Raises PromptError with near matches when task or version is unknown."""
    if not _is_name(task) or not (root / task).is_dir():
        raise PromptError(f"no prompts for task {task!r} under {root}: {did_you_mean(task, tasks(root))}")
    if version not in versions(root, task):
        known = did_you_mean(version, versions(root, task))
        raise PromptError(f"unknown version {version!r} of {task} under {root}: {known}")
    return root / task / f"{version}.yaml"


def part_path(root: Path, task: str, stage: str, part: str) -> Path:
    """The file of a part such as `system.v1`. Raises PromptError with near matches when there is none."""
    folder = root / task / stage
    if not _is_name(stage) or not folder.is_dir():
        stages = (path.name for path in (root / task).glob("*/"))
        raise PromptError(f"no folder for stage {stage!r} under {root / task}: {did_you_mean(stage, stages)}")
    path = folder / f"{part}.md"
    if not _PART.fullmatch(part) or not path.is_file():
        known = (found.stem for found in folder.glob("*.md"))
        raise PromptError(f"unknown part {part!r} in {folder}: {did_you_mean(part, known)}")
    return path


def next_part(path: Path) -> Path:
    """The first free file after `path` in the series of its kind: system.v2.md → system.v3.md."""
    kind = path.name.split(".", 1)[0]
    found = (_PART.fullmatch(other.stem) for other in path.parent.glob(f"{kind}.v*.md"))
    used = [int(match[2]) for match in found if match]
    return path.with_name(f"{kind}.v{max(used, default=0) + 1}.md")


def next_version(root: Path, task: str) -> str:
    """The patch version after the highest one of `task`."""
    major, minor, patch = max((semver(version) for version in versions(root, task)), default=(1, 0, -1))
    return f"{major}.{minor}.{patch + 1}"


def read(path: Path) -> str:
    """The text of `path` with line ends as LF. Raises PromptError when it cannot be read as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PromptError(f"{path}:{line}: not UTF-8") from None
    except OSError as error:
        raise PromptError(f"{path}: {error.strerror}") from None


def _is_name(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z]\w*", text) is not None
