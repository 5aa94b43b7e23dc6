"""`vitaeval judge sample`: documents of runs, drawn by chance, as a golden set for people to label."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import yaml
from rich.console import Console

from vitaeval.app import clock
from vitaeval.app.compare import finished
from vitaeval.app.delivered import Delivered, delivered
from vitaeval.app.project import Project
from vitaeval.errors import ConfigError, DataError
from vitaeval.golden.load import read_inputs
from vitaeval.runner import folder as folders
from vitaeval.runner.judging import Delivery, duels
from vitaeval.schema.base import Noun
from vitaeval.schema.config import Privacy
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Card, ExampleInput, ExampleRow, Provenance
from vitaeval.schema.judgement import JudgedExpected, PairExpected
from vitaeval.text.person import known_person
from vitaeval.transport.redact import without_personal

MOST = "60"
Drawn = tuple[Delivery, Noun]


def sample(runs: Sequence[str], given: Mapping[str, str], project: Project, console: Console) -> int:
    """Draw documents of one run, or pairs of two (candidate first), and write them as the set `set`.

    As many people as possible are drawn first: they are the unit of chance. Nobody's bands go along; the card says
    that nobody has labelled anything yet.
    """
    name, most = given["set"], given.get("documents", MOST)
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        raise ConfigError(f"set={name!r}: use lower case letters, digits, - and _")
    if not most.isdigit() or not int(most):
        raise ConfigError(f"documents={most!r} must be a whole number from 1")
    places = [finished(project, run) for run in runs]
    found, source = _delivered(places, project)
    folder = project.golden / source.judge.name / name
    if folder.exists():
        raise ConfigError(f"{folder} exists: choose another name, labels are never mixed")
    chosen = drawn(found, int(most))
    inputs = read_inputs(project.golden, source.run.task, source.run.golden)
    _write(folder, _rows(chosen, inputs, source.run.privacy), _card(source, places))
    people = len({delivery.example.cluster for delivery, _ in chosen})
    console.print(
        f"created {folder.relative_to(project.root)}: {len(chosen)} to label, about {people} people. Next, each of two "
        f"people: vitaeval label task={source.judge.name} set={name} who=NAME",
        soft_wrap=True,
    )
    return 0


def drawn(found: Iterable[Drawn], most: int) -> list[Drawn]:
    """At most `most` by chance, one of each person before a second of anybody, and no text twice."""
    once = {digest(expected): (delivery, expected) for delivery, expected in found}
    ordered = [once[name] for name in sorted(once)]
    rounds: dict[str, int] = {}
    ranked = []
    for item in ordered:
        cluster = item[0].example.cluster
        rounds[cluster] = rounds.get(cluster, 0) + 1
        ranked.append((rounds[cluster], item))
    return [item for _, item in sorted(ranked, key=lambda pair: pair[0])[:most]]


def _delivered(places: Sequence[Path], project: Project) -> tuple[list[Drawn], Delivered]:
    kind = JudgedExpected if len(places) == 1 else PairExpected
    with ExitStack() as stack:
        for place in sorted(set(places)):
            stack.enter_context(folders.locked(place))
        given = [delivered(place, kind, project) for place in places]
    source = given[0]
    if len(given) == 1:
        return [(item, JudgedExpected(document=item.text)) for item in source.documents], source
    pairs = [duel for duel in duels(source.documents, given[1].documents) if not duel.is_same]
    if not pairs:
        raise DataError("the two runs differ in no document that both have delivered")
    return [(duel.candidate, duel.expected) for duel in pairs], source


def _rows(chosen: Iterable[Drawn], inputs: Mapping[str, ExampleInput], privacy: Privacy) -> Iterator[ExampleRow]:
    today = clock.now().date().isoformat()
    for delivery, expected in chosen:
        trial = f"-trial-{delivery.trial + 1}" if delivery.trial else ""
        yield ExampleRow(
            id=f"{delivery.example.id}{trial}",
            input=inputs[delivery.example.id],
            expected=_private(expected, delivery, privacy),
            tags=("sampled",),
            provenance=Provenance(author="nobody yet", date=today, note="labels stand in labels.jsonl"),
        )


def _private(expected: Noun, delivery: Delivery, privacy: Privacy) -> dict[str, str | None]:
    """The documents without anybody's personal data, as far as the run's privacy asks for it."""
    values = expected.model_dump(mode="json", exclude_none=True)
    person = known_person(delivery.example.profile, delivery.example.job)
    return dict(zip(values, without_personal(tuple(values.values()), privacy, person), strict=True))


def _card(source: Delivered, places: Sequence[Path]) -> Card:
    what = "Documents" if len(places) == 1 else "Pairs of documents"
    return Card(
        title=f"{what} of {source.run.task} drawn for people to label",
        task=source.judge.name,
        origin=f"drawn by chance from {' and '.join(place.name for place in places)}",
        licence=source.card.licence,
        credits=source.card.credits,
        labelled_by="nobody when it was drawn; the people named in labels.jsonl since",
        agreement=f"vitaeval label agreement task={source.judge.name} set=… computes it from labels.jsonl",
        as_of=source.card.as_of,
        known_limits=("these prompts, models and people; other documents may be graded otherwise",),
        tags={"sampled": "drawn by chance"},
    )


def _write(folder: Path, rows: Iterable[ExampleRow], card: Card) -> None:
    folder.mkdir(parents=True)
    lines = "".join(f"{row.model_dump_json()}\n" for row in rows)
    folders.write(folder / "examples.jsonl", lines)
    text = yaml.safe_dump(json.loads(card.model_dump_json()), allow_unicode=True, sort_keys=False, width=118)
    folders.write(folder / "card.yaml", text)
