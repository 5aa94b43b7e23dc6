"""Real models from the command line: the official SDK against a server that speaks the vendor's format."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from tests.flow.conftest import Place, record
from tests.wire.behaviour import Answer, shaped
from tests.wire.server import WireServer

ASKED = ("task=parse_job", "prompt=1.0.0", "model=local", "suite.examples=4")


@pytest.fixture
def server(place: Place) -> Iterator[WireServer]:
    with_answers = WireServer().start()
    with_answers.always(Answer(shaped))
    place.patch.setenv("VITAEVAL_LOCAL_URL", f"{with_answers.url}/v1")
    yield with_answers
    with_answers.stop()


def test_a_run_is_answered_by_the_server_and_the_next_one_by_the_cache(place: Place, server: WireServer) -> None:
    first = record(place.eval(*ASKED))
    assert (str(first.evidence), first.states["scored"], len(server.requests)) == ("real", 4, 4)
    second = record(place.eval(*ASKED))
    assert (str(second.evidence), len(server.requests)) == ("replayed", 4)
    assert second.aggregate("extraction") == first.aggregate("extraction")


def test_a_cassette_is_evaluated_without_the_server(place: Place, server: WireServer) -> None:
    first = record(place.eval(*ASKED))
    assert place.run("record", "run=last", "out=answers.jsonl").code == 0
    server.stop()
    again = record(place.eval(*ASKED[:2], "model=replay", "cassette=answers.jsonl", ASKED[3]))
    assert again.aggregate("extraction") == first.aggregate("extraction")


def test_a_budget_stops_the_run_before_the_call_and_a_larger_one_goes_on(place: Place, server: WireServer) -> None:
    tight = place.run("eval", "tracking=none", *ASKED, "model.sampling.max_tokens=500", "budget.max_tokens=100")
    assert (tight.code, len(server.requests)) == (12, 0)
    assert "budget" in tight.out
    wide = place.eval(*ASKED, "model.sampling.max_tokens=500", "budget.max_tokens=1000000")
    assert record(wide).states == {**record(wide).states, "scored": 4, "skipped": 0}
    assert place.folders() == [wide]


def test_no_name_of_a_person_arrives_under_strict_privacy(place: Place, server: WireServer) -> None:
    place.run("eval", "tracking=none", "suite.examples=3", "model=local", "privacy=strict")
    profiles = [json.loads(path.read_text()) for path in (place.root / "golden" / "profiles").glob("*.json")]
    mails = [person["basics"]["email"] for person in profiles if person["basics"].get("email")]
    sent = b"".join(request.body for request in server.requests).decode()
    assert sent
    assert not [mail for mail in mails if mail in sent]


def test_a_missing_key_is_named_and_nothing_is_asked(place: Place) -> None:
    place.patch.delenv("GROQ_API_KEY", raising=False)
    ended = place.run("eval", "tracking=none", "model=gpt-oss-120b", "suite.examples=2")
    assert ended.code == 2
    assert "set GROQ_API_KEY" in ended.err
    assert place.folders() == []


def test_a_locked_key_file_stops_no_model_that_can_do_without(place: Place, server: WireServer) -> None:
    place.patch.setenv("VITAEVAL_PASSPHRASE", "only for this test")
    place.patch.setattr("vitaeval.app.keys.ask_value", lambda name: "sk-not-a-real-key-0123456789")
    assert place.run("keys", "set", "GROQ_API_KEY").code == 0
    place.patch.delenv("VITAEVAL_PASSPHRASE")
    place.patch.delenv("GROQ_API_KEY", raising=False)
    assert record(place.eval(*ASKED)).states["scored"] == 4
    assert server.requests
    listed = place.run("models")
    assert (listed.code, "the key file is locked" in listed.out) == (0, True)
    ended = place.run("eval", "tracking=none", "model=gpt-oss-120b", "suite.examples=2")
    assert (ended.code, "VITAEVAL_PASSPHRASE" in ended.err) == (2, True)


def test_a_plan_costs_nothing_and_says_what_a_run_would(place: Place) -> None:
    ended = place.run("plan", "model=gpt-oss-120b")
    assert ended.code == 0
    assert "nothing was called" in ended.out
    assert place.folders() == []


def test_answers_from_elsewhere_become_a_run(place: Place) -> None:
    rows = [json.loads(line) for line in (place.root / "golden/parse_job/core/examples.jsonl").open()]
    job = {"role_title": "x", "company": {"name": None, "industry": None, "size": None}, "must_have_skills": ["Java"]}
    lists = ("nice_to_have_skills", "education", "certifications", "responsibilities", "values", "benefits", "keywords")
    job |= {name: [] for name in lists}
    job |= {"confidence": 0.5, "seniority": None, "years_of_experience": None}
    lines = [json.dumps({"example": row["id"], "output": job}) for row in rows]
    (place.root / "log.jsonl").write_text("\n".join(lines))
    ended = place.run("import", "file=log.jsonl", "task=parse_job", "tracking=none")
    assert ended.code == 0, ended
    assert str(record(place.folders()[-1]).evidence) == "imported"


def test_a_key_can_be_kept_listed_and_forgotten(place: Place, tmp_path_factory: pytest.TempPathFactory) -> None:
    place.patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    place.patch.setenv("VITAEVAL_PASSPHRASE", "only for this test")
    place.patch.setattr("vitaeval.app.keys.ask_value", lambda name: "sk-not-a-real-key-0123456789")
    assert place.run("keys", "set", "GROQ_API_KEY").code == 0
    listed = place.run("keys", "list")
    assert "GROQ_API_KEY" in listed.out
    assert "0123456789" not in listed.out
    assert place.run("keys", "remove", "GROQ_API_KEY").code == 0
    assert "GROQ_API_KEY" not in place.run("keys", "list").out
