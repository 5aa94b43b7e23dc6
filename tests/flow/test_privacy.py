"""What a run under `privacy=strict` writes down: nobody's name or address, and the same scores as without."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import Place, record
from tests.flow.far.signed import STRANGER
from tests.wire.behaviour import Answer, shaped
from tests.wire.seen import Seen
from tests.wire.server import WireServer

from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Score

ASKED = ("task=generate_cv", "prompt=1.0.0", "suite.examples=4")
WRITTEN = ("journal.jsonl", "record.json", "report.json", "report.md", "run.json")


@pytest.fixture
def signed(place: Place, far: Path) -> Place:
    """A project with a keyless model that signs its answers."""
    assert far.parent.is_dir()
    place.add_model("signed")
    return place


@pytest.fixture
def server(place: Place) -> Iterator[WireServer]:
    started = WireServer().start()
    place.patch.setenv("VITAEVAL_LOCAL_URL", f"{started.url}/v1")
    yield started
    started.stop()


def personal(place: Place) -> list[str]:
    """What golden profiles say of their people, as it may stand in a file, and an address of nobody's."""
    profiles = [json.loads(path.read_text()) for path in (place.root / "golden" / "profiles").glob("*.json")]
    said = {person["basics"].get(key) for person in profiles for key in ("name", "email", "phone", "url")}
    values = {value for value in said if value}
    return sorted({STRANGER, *values, *(value.upper() for value in values)})


def told(folder: Path, values: Iterable[str], names: Sequence[str] = WRITTEN) -> list[tuple[str, str]]:
    """Which file says what."""
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    return [(name, value) for value in values for name, text in texts.items() if value in text]


def numbers(found: RunRecord) -> list[Any]:
    """Every score of every example, and whether it passed."""
    scores = [
        {name: (cell.value, dict(cell.parts)) for name, cell in item.cells.items() if isinstance(cell, Score)}
        for item in found.examples
    ]
    for cells in scores:
        cells.pop("latency", None)
    return [scores, [(item.state, item.passed) for item in found.examples]]


def test_what_is_kept_is_masked_and_scores_what_the_plain_answer_scores(signed: Place) -> None:
    strict = signed.eval(*ASKED, "model=signed", "privacy=strict")
    plain = signed.eval(*ASKED, "model=signed", "privacy=off")
    values = personal(signed)
    assert told(plain, values)
    assert told(strict, values) == []
    assert numbers(record(strict)) == numbers(record(plain))
    assert "[NAME_" in (strict / "record.json").read_text()


def test_an_invented_address_is_found_the_first_time_and_when_scored_again(signed: Place) -> None:
    folder = signed.eval(*ASKED, "model=signed", "privacy=strict")
    first = record(folder)
    contacts = [
        finding
        for item in first.examples
        if isinstance(cell := item.cells["fabrication"], Score)
        for finding in cell.findings
        if "contact" in f"{finding.kind} {finding.note}" or "address" in (finding.note or "")
    ]
    assert contacts
    assert all(STRANGER not in finding.text for finding in contacts)
    ended = signed.run("rescore", f"run={folder.name}")
    assert ended.code == 0, ended
    assert "no number changed" in ended.out
    assert numbers(record(folder)) == numbers(first)
    assert told(folder, personal(signed)) == []


def test_a_model_far_away_is_written_down_as_it_answered(place: Place, server: WireServer) -> None:
    server.always(Answer(_signed_by_stand_ins))
    folder = place.eval(*ASKED, "model=local", "privacy=strict")
    first, sent = record(folder), len(server.requests)
    assert told(folder, personal(place)) == []
    assert first.states["scored"] == 4
    shutil.copy(folder / "journal.jsonl", place.root / "journal")
    (folder / "record.json").unlink()
    assert place.run("eval", "tracking=none", "suite=smoke", *ASKED, "model=local", "privacy=strict").code == 0
    assert len(server.requests) == sent
    assert numbers(record(folder)) == numbers(first)
    assert (folder / "journal.jsonl").read_bytes() == (place.root / "journal").read_bytes()
    for path in (place.root / "runs" / ".state").rglob("*"):
        assert not path.is_file() or not [name for name in personal(place) if name.encode() in path.read_bytes()]


def test_a_cassette_holds_the_masked_answers_and_plays_them(signed: Place) -> None:
    folder = signed.eval(*ASKED, "model=signed", "privacy=strict")
    assert signed.run("record", "run=last", "out=answers.jsonl").code == 0
    assert told(signed.root, personal(signed), ["answers.jsonl"]) == []
    again = signed.eval(*ASKED, "model=replay", "cassette=answers.jsonl", "privacy=strict")
    assert numbers(record(again)) == numbers(record(folder))
    assert told(again, personal(signed)) == []


@pytest.mark.slow
def test_mlflow_is_told_nothing_personal(signed: Place) -> None:
    ended = signed.run("eval", *ASKED, "model=signed", "privacy=strict", "suite.examples=2")
    assert ended.code == 0, ended
    values = [value.encode() for value in personal(signed)]
    kept = [path for path in signed.root.glob("ml*/**/*") if path.is_file()] + list(signed.root.glob("mlflow.db"))
    assert len(kept) > 3
    assert [(path.name, value) for path in kept for value in values if value in path.read_bytes()] == []


@pytest.mark.parametrize(("chosen", "private"), [((), "strict"), (("privacy=off",), "off")])
def test_imported_answers_are_private_unless_somebody_says_otherwise(
    signed: Place, chosen: tuple[str, ...], private: str
) -> None:
    plain = record(signed.eval(*ASKED, "model=signed", "privacy=off"))
    lines = [{"example": item.example, "output": item.answers["generation"]} for item in plain.examples]
    (signed.root / "log.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    words = ("file=log.jsonl", "tracking=none", "suite=smoke", *ASKED)
    assert signed.run("import", *words, "max_unanswered=1", *chosen).code == 0
    folder = signed.folders()[-1]
    found = record(folder)
    assert (found.manifest.config.privacy, bool(told(folder, personal(signed)))) == (private, private == "off")
    states = {name: found.states[name] for name in ("scored", "unanswered")}
    assert states == {"scored": len(lines), "unanswered": 0}
    for one, two in zip(found.examples, plain.examples, strict=True):
        assert one.value("fabrication") == two.value("fabrication")
        assert one.value("quality") == two.value("quality")
    assert "no number changed" in signed.run("rescore", f"run={folder.name}").out


def test_a_profile_that_nobody_credits_is_private(place: Place) -> None:
    assert str(record(place.eval(*ASKED)).manifest.config.privacy) == "off"
    sources = place.root / "golden" / "profiles" / "sources.csv"
    sources.write_text("id,source,licence,how\n")
    assert str(record(place.eval(*ASKED)).manifest.config.privacy) == "strict"
    assert str(record(place.eval(*ASKED, "privacy=names")).manifest.config.privacy) == "names"


def _signed_by_stand_ins(seen: Seen) -> str:
    """An answer of the right shape that says in words all stand-ins which the prompt has."""
    answer = json.loads(shaped(seen))
    signs = " ".join(dict.fromkeys(re.findall(r"\[[A-Z]+_\d+\]", seen.prompt)))
    if isinstance(answer.get("answer"), dict):
        answer["answer"]["reasons"] = [signs]
    return json.dumps(answer)
