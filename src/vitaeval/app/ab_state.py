"""What an experiment remembers: what was registered before the first look, and every look since (`state.json`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from vitaeval.app import clock
from vitaeval.app.project import Project
from vitaeval.errors import ConfigError, DataError
from vitaeval.report.experiment import markdown
from vitaeval.runner import folder as folders
from vitaeval.schema.experiment import Experiment
from vitaeval.schema.experiment_verdict import ExperimentState, ExperimentVerdict, LookTaken
from vitaeval.schema.fingerprint import plain

STATE, VERDICT, PAGE = "state.json", "verdict.json", "verdict.md"


@dataclass(frozen=True, slots=True)
class Looked:
    """A verdict, and what to know when it is that of an earlier look."""

    verdict: ExperimentVerdict
    remark: str | None = None


@contextmanager
def alone(project: Project, folder: Path) -> Iterator[None]:
    """Nobody else looks at this experiment meanwhile. Raises EnvironmentFailure while somebody does."""
    place = project.runs / ".state" / "experiments" / folder.name
    place.mkdir(parents=True, exist_ok=True)
    with folders.locked(place):
        yield


def recall(folder: Path) -> ExperimentState | None:
    """The memory of the experiment in `folder`; None before its first look."""
    path = folder / STATE
    try:
        return ExperimentState.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, ValidationError) as error:
        raise DataError(
            f"{path}: {str(error).splitlines()[0]}; it holds what earlier looks have spent: restore it from Git"
        ) from None


def state_of(folder: Path, experiment: Experiment) -> ExperimentState:
    """The memory, or a fresh one. Raises ConfigError that names what was changed after the first look."""
    state = recall(folder) or ExperimentState(registered=experiment)
    _refuse(folder, _changes(plain(state.registered), plain(experiment)))
    return state


def with_contents(folder: Path, state: ExperimentState, contents: Mapping[str, str]) -> ExperimentState:
    """The memory with what its names stand for. Raises ConfigError when that is not what it was at the first look."""
    if state.contents:
        _refuse(folder, _changes(dict(state.contents), dict(contents)))
    return ExperimentState(registered=state.registered, contents=contents, looks=state.looks)


def _refuse(folder: Path, changes: Iterator[str]) -> None:
    listed = "\n".join(f"  {line}" for line in changes)
    if listed:
        raise ConfigError(
            f"{folder.name} was changed after its first look:\n{listed}\n"
            "put it back, or register a new experiment (vitaeval ab new name=…): a rule chosen after the data proves "
            "nothing"
        )


def decided(state: ExperimentState) -> Looked | None:
    """The verdict that ended the experiment; None while it is open."""
    last = state.looks[-1].verdict if state.looks else None
    if last is None or not last.is_final:
        return None
    return Looked(last, f"look {last.look} decided this experiment; its verdict stands")


def save(folder: Path, state: ExperimentState) -> None:
    """Write the memory down in one step."""
    folders.write(folder / STATE, state.model_dump_json(indent=1) + "\n")


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look was taken at: the data by digest, how many users, and some of them by digest."""

    data: str
    users: int = 0
    witnesses: tuple[str, ...] = ()


def with_look(state: ExperimentState, sight: Sight, verdict: ExperimentVerdict) -> ExperimentState:
    """The memory with one more look."""
    taken = LookTaken(
        at=clock.now().isoformat(timespec="seconds"),
        data=sight.data,
        users=sight.users,
        witnesses=sight.witnesses,
        fraction=verdict.fraction,
        verdict=verdict,
    )
    return ExperimentState(registered=state.registered, contents=state.contents, looks=(*state.looks, taken))


def publish(folder: Path, verdict: ExperimentVerdict) -> None:
    """Write the verdict for machines and for people."""
    folders.write(folder / VERDICT, verdict.model_dump_json(indent=1) + "\n")
    folders.write(folder / PAGE, markdown(verdict))


def _changes(old: object, new: object, where: str = "") -> Iterator[str]:
    """Each value that differs, by its place, with both."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _changes(old.get(key), new.get(key), f"{where}.{key}" if where else str(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _changes(one, other, f"{where}[{place}]")
    elif old != new:
        yield f"{where}: {old!r} was registered, now {new!r}"
