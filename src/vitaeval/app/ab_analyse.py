"""`vitaeval ab analyse`: one look at the outcomes of an experiment on live traffic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from vitaeval.app.ab_file import FILE, read
from vitaeval.app.ab_state import Looked, Sight, alone, decided, publish, save, state_of, with_look
from vitaeval.app.project import Project
from vitaeval.decisions.experiment import judge
from vitaeval.decisions.traffic import Collector, Traffic
from vitaeval.errors import ConfigError, DataError
from vitaeval.outcomes.database import QUERY, is_database, read_rows
from vitaeval.outcomes.lines import read_lines
from vitaeval.schema.execution import Execution
from vitaeval.schema.experiment import Experiment, Kind
from vitaeval.schema.experiment_verdict import ExperimentState
from vitaeval.schema.naming import did_you_mean


def analyse(project: Project, folder: Path, source: str, query: str | None = None) -> Looked:
    """Look at the outcomes in `source`: a file (.jsonl, .csv) or a database, asked by `query`.

    A look spends its part of alpha and is remembered; the same data again is the same look, and a final verdict
    stays. Raises ConfigError for an experiment that was changed after its first look or is offline, DataError that
    names place and value of a record that is wrong.
    """
    experiment = read(folder)
    if experiment.kind is not Kind.ONLINE:
        raise ConfigError(f"{folder / FILE}: kind is {experiment.kind}: `vitaeval ab run experiment={folder.name}`")
    with alone(project, folder):
        state = state_of(folder, experiment)
        looked = decided(state) or _look(folder, state, collected(experiment, source, query))
        publish(folder, looked.verdict)
    return looked


def _look(folder: Path, state: ExperimentState, traffic: Traffic) -> Looked:
    """Judge, unless these users were looked at before: a look without a new user has nothing to spend."""
    last, data = state.looks[-1] if state.looks else None, traffic.digest
    if last and last.data == data:
        return Looked(last.verdict, f"these are the data of look {last.verdict.look}; its verdict stands")
    if last and last.users == traffic.size:
        return Looked(last.verdict, f"no new user since look {last.verdict.look}; its verdict stands")
    verdict = judge(folder.name, state.registered, traffic, state.looks)
    if verdict.look:
        save(folder, with_look(state, Sight(data, traffic.size, traffic.witnesses), verdict))
    return Looked(verdict)


def collected(experiment: Experiment, source: str, query: str | None) -> Traffic:
    """The experiment's own outcomes in `source`, by user."""
    arms, collector, others = [arm.name for arm in experiment.arms], Collector(experiment), Counter[str]()
    for place, item in _records(source, query):
        if item.experiment != experiment.test:
            others[item.experiment or "none"] += 1
        elif item.arm not in arms:
            raise DataError(
                f"{place}: unknown arm {item.arm!r} of {experiment.test}: {did_you_mean(str(item.arm), arms)}"
            )
        else:
            collector.add(item)
    traffic = collector.traffic()
    if not traffic.requests + traffic.nameless + traffic.early:
        raise DataError(
            f"{source}: no record of experiment {experiment.test!r}; {did_you_mean(experiment.test, others)}"
        )
    return traffic


def _records(source: str, query: str | None) -> Iterator[tuple[str, Execution]]:
    """Each record with its place. Raises DataError at the first that is none."""
    is_table = is_database(source)
    if query and not is_table:
        raise ConfigError(f"query=… asks a database, and {source} is none")
    found = read_rows(source, query or QUERY) if is_table else read_lines(Path(source).expanduser())
    name = source.rpartition("@")[2] if is_table else source
    for number, item in found:
        place = f"{name} row {number}" if is_table else f"{name}:{number}"
        if isinstance(item, str):
            raise DataError(f"{place}: {item}")
        yield place, item
