"""`vitaeval check --jsonl`: whatever stands on a line, its answer stands in its place."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vitaeval
from vitaeval.app.check_line import Terms
from vitaeval.app.check_lines import ALONE, check_lines, numbered

TERMS = Terms(date(2026, 11, 1), {})
PERSON: Mapping[str, Any] = {
    "basics": {"name": "Mara Lind", "email": "mara@example.com"},
    "work": [{"name": "Harbour Bakery", "position": "Baker", "startDate": "2018-03", "endDate": "2022-06"}],
}
CV = "# Mara Lind\n\n## Experience\n\n### Baker, Harbour Bakery | 2018-03 – 2022-06\n\n- Baked bread\n"
COMMAND = [sys.executable, "-c", "import sys; from vitaeval.cli import main; sys.exit(main())", "check", "--jsonl"]


def answers(*lines: object, workers: int = 1, code: int = 0) -> list[dict[str, Any]]:
    """What is said to lines (bytes as they are, anything else as JSON)."""
    text = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    out = io.BytesIO()
    assert check_lines(io.BytesIO(text), out, TERMS, workers) == code
    return [json.loads(line) for line in out.getvalue().splitlines()]


def doubted(answer: Mapping[str, Any]) -> set[str]:
    return {claim["text"] for claim in answer["claims"] if claim["severity"]}


def test_an_answer_has_the_promised_form_and_is_what_python_says() -> None:
    text = CV.replace("Baker,", "Head Baker,")
    (said,) = answers({"source": PERSON, "text": text, "job": "We want a baker", "today": "2026-11-01"})
    assert set(said) - {"soft"} == {"score", "rate", "gate", "claims"}
    assert [tuple(claim) for claim in said["claims"]] == [
        ("type", "start", "end", "text", "verdict", "severity", "evidence")
    ] * len(said["claims"])
    assert all(text[claim["start"] : claim["end"]] == claim["text"] for claim in said["claims"])
    report = vitaeval.check(PERSON, text, job="We want a baker", today="2026-11-01")
    assert (said["score"], said["rate"], said["gate"]) == (report.score, report.rate, "fail")
    assert [claim["verdict"] for claim in said["claims"]] == [claim.verdict for claim in report.claims]
    assert said["score"] > answers({"source": PERSON, "text": CV})[0]["score"]


def test_nothing_to_check_is_undetermined_and_never_clean() -> None:
    for request in ({"source": {}, "text": ""}, {"source": PERSON, "text": "\n \n"}, {"source": {}, "text": "你好"}):
        (said,) = answers(request)
        assert (said["gate"], said["rate"]) == ("undetermined", None)


def test_a_structured_cv_says_which_field_its_offsets_count_in() -> None:
    lists = ("key_skills", "projects", "education", "certificates", "languages", "skills", "missing_skills")
    bullets = [{"text": "Cut waste by 50 %", "source_ids": ["w1"]}]
    job = {"source_id": "w1", "title": "Baker", "organization": "Harbour Bakery", "location": None, "bullets": bullets}
    job |= {"start_date": "2018-03", "end_date": "2022-06"}
    cv: dict[str, Any] = {name: [] for name in lists}
    cv |= {"kind": "cv", "headline": None, "summary": "", "experience": [job], "self_check": None}
    for request in ({"source": PERSON, "cv": cv}, {"source": PERSON, "cv": {"answer": cv}, "text": None}):
        (said,) = answers(request)
        claim = next(claim for claim in said["claims"] if claim["text"] == "50 %")
        assert (claim["where"], claim["severity"]) == ("/experience/0/bullets/0/text", "major")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "not JSON at character 2"),
        (b"\xff{}", "not UTF-8 at byte 0"),
        (b"[" * 100_000, "brackets too deep"),
        (b'{"source": ' + b"9" * 5000 + b"}", "a number too long"),
        (b"[]", "must be an object"),
        ({"text": CV}, "source is missing: it must be a JSON Resume object"),
        ({"sorce": {}, "text": CV}, "(is 'sorce' meant?)"),
        ({"source": None, "text": CV}, "source is null"),
        ({"source": "me", "text": CV}, "a JSON Resume is an object, this is text"),
        ({"source": {"work": "Acme"}, "text": CV}, "/work must be an array, this is text"),
        ({"source": {}}, "text is missing"),
        ({"source": {}, "text": 3}, "text must be the CV's text"),
        ({"source": {}, "cv": {"kind": "cv"}}, "not a TailoredCV"),
        ({"source": {}, "text": CV, "job": 3}, "job must be the posting's text"),
        ({"source": {}, "text": CV, "today": "01.11.2026"}, "is no date; write YYYY-MM-DD"),
        ({"source": {}, "text": CV, "today": 2026}, "is no date; write YYYY-MM-DD"),
    ],
)
def test_a_bad_line_costs_only_itself(line: object, said: str) -> None:
    good = {"source": PERSON, "text": CV}
    first, bad, last = answers(good, line, good, code=2)
    assert first == last == answers(good)[0]
    assert list(bad) == ["error"]
    assert bad["error"].startswith("line 2: ")
    assert said in bad["error"]


def test_blank_lines_get_no_answer_but_count() -> None:
    good = {"source": PERSON, "text": CV}
    found = answers(b"\xef\xbb\xbf" + json.dumps(good).encode(), b"", b"  \r", b"{", code=2)
    assert [next(iter(each)) for each in found] == ["score", "error"]
    assert found[1]["error"].startswith("line 4: ")


def test_a_line_without_end_is_read_up_to_a_bound_and_the_next_one_is_found() -> None:
    stream = io.BytesIO(b"a" * 250_000 + b"\n" + b"b\n" + b"c" * 300_000)
    assert list(numbered(stream, longest=100_000)) == [(1, None), (2, b"b"), (3, None)]


ODD: Sequence[Any] = (
    {**PERSON, "skills": None, "basics": None, "education": [None], "meta": {"x": [1]}, "langues": ["français"]},
    {"work": [{"company": "Harbour Bakery", "position": "Baker", "startDate": 2018, "endDate": ""}]},
    {"work": {"name": "Harbour Bakery", "position": "Baker", "startDate": "2018", "endDate": "Present"}},
    {"work": [{"name": "Harbour Bakery", "position": ["Baker"], "startDate": "2018-03-01T00:00:00Z", "endDate": None}]},
    {
        **PERSON,
        "skills": ["Python", {"name": "Brot", "keywords": "Sauerteig\nBrezeln"}, None],
        "languages": ["Deutsch"],
    },
    {**PERSON, "work": [*PERSON["work"], None, {}, {"highlights": "Buk Brot\n\nund Brötchen", "name": 7}]},
    {"basics": {"name": "Zoë Müller-Lüdenscheidt", "location": "Köln", "label": True, "email": ["a@b.de"]}},
    {"basics": {"summary": "half \ud83d a character"}, "\ud800": {"\ud800": "\udfff"}},
)


@pytest.mark.parametrize("source", ODD, ids=range(len(ODD)))
def test_an_odd_resume_is_understood(source: object) -> None:
    (said,) = answers({"source": source, "text": CV})
    assert said["gate"] in ("pass", "fail", "undetermined")


def test_the_usual_ways_to_write_the_same_person_are_read_alike() -> None:
    usual = {
        "work": [{"name": "Harbour Bakery", "position": "Baker", "startDate": "2018", "highlights": ["Baked bread"]}]
    }
    cv = "## Experience\n\n### Baker, Harbour Bakery | 2018 – present\n\n- Baked bread\n"
    ways: Sequence[Mapping[str, Any]] = (
        {"company": "Harbour Bakery", "name": None},
        {"startDate": 2018},
        {"endDate": "Present"},
        {"endDate": "heute"},
        {"endDate": ""},
        {"endDate": None, "url": None, "location": ""},
        {"highlights": "Baked bread"},
    )
    (plain,) = answers({"source": usual, "text": cv})
    assert plain["gate"] == "pass"
    for way in ways:
        (said,) = answers({"source": {"work": [{**usual["work"][0], **way}]}, "text": cv})
        assert said == plain, way


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
SECTIONS = st.sampled_from(["basics", "work", "education", "skills", "languages", "projects", "certificates", "extras"])
FIELDS = st.sampled_from(["name", "position", "startDate", "endDate", "highlights", "keywords", "location", "company"])
RESUMES = st.dictionaries(SECTIONS, JSON | st.lists(st.dictionaries(FIELDS, JSON, max_size=4), max_size=2), max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({"source": RESUMES | JSON, "text": st.text(max_size=80) | JSON}, optional={"job": JSON}))
def test_no_line_meets_a_bug(request: dict[str, Any]) -> None:
    out = io.BytesIO()
    line = json.dumps(request).encode() + b"\n"
    assert check_lines(io.BytesIO(line), out, TERMS, 1) in (0, 2)
    assert len(out.getvalue().splitlines()) == 1


@pytest.mark.parametrize("today", [{}, {"today": None}, {"today": ""}])
def test_the_day_is_the_lines_else_the_commands(today: dict[str, Any]) -> None:
    person = {"work": [{"name": "Acme", "position": "Baker", "startDate": "2020-01"}]}
    text = "Baker with 6 years of experience."
    assert doubted(answers({"source": person, "text": text, **today})[0]) == set()
    assert doubted(answers({"source": person, "text": text, "today": "2022-01-15"})[0]) != set()


def requests(count: int) -> list[dict[str, Any]]:
    return [{"source": PERSON, "text": CV.replace("bread", f"{number} loaves")} for number in range(count)]


def test_workers_change_neither_order_nor_answers() -> None:
    many: list[object] = [*requests(ALONE + 20), b"oops", *requests(5)]
    assert answers(*many, workers=2, code=2) == answers(*many, workers=1, code=2)


def run(given: bytes, *words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *words], input=given, capture_output=True, timeout=100, check=False, **more)


def test_the_command_reads_standard_input_and_writes_utf8_under_any_locale() -> None:
    line = json.dumps({"source": PERSON, "text": CV.replace("Baker,", "Bäckermeister,")}).encode()
    done = run(line, "today=2026-11-01", env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Bäckermeister" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("words", [("profile=me.json",), ("format=json",), ("today=tomorrow",)])
def test_words_that_do_not_go_with_lines_are_refused(words: tuple[str, ...]) -> None:
    done = run(b"", *words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert words[0].split("=")[0].encode() in done.stderr


def test_each_answer_comes_before_the_next_question_is_asked() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as talk:
        assert talk.stdin
        assert talk.stdout
        for request in requests(ALONE + 3):
            talk.stdin.write(json.dumps(request).encode() + b"\n")
            talk.stdin.flush()
            assert "score" in json.loads(talk.stdout.readline())
        talk.stdin.close()
    assert talk.returncode == 0


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as talk:
        assert talk.stdin
        assert talk.stdout
        assert talk.stderr
        text = b"".join(json.dumps(request).encode() + b"\n" for request in requests(ALONE + 30))
        talk.stdout.close()
        try:
            talk.stdin.write(text)
            talk.stdin.close()
        except BrokenPipeError:
            pass
        assert talk.stderr.read() == b""
    assert talk.returncode == 141


def test_an_interrupt_ends_the_command_and_its_workers_without_a_traceback() -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as talk:
        assert talk.stdin
        assert talk.stdout
        assert talk.stderr
        for request in requests(ALONE + 4):
            talk.stdin.write(json.dumps(request).encode() + b"\n")
        talk.stdin.flush()
        for _ in range(ALONE + 4):
            talk.stdout.readline()
        os.killpg(talk.pid, signal.SIGINT)
        said = talk.stderr.read().decode()
        talk.wait(60)
    assert talk.returncode == 130
    assert "Traceback" not in said
    for _ in range(100):
        try:
            os.killpg(talk.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a worker process outlived the command")
