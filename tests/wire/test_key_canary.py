"""A key goes to its provider and nowhere else, whatever goes wrong and whoever says it back."""

from __future__ import annotations

import json
import logging
import shutil
import signal
import sqlite3
import traceback
from base64 import b64encode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import yaml
from tests.wire.behaviour import Answer, Behaviour, Drop, Raw, failure, html
from tests.wire.seen import Seen
from tests.wire.server import WireServer

import vitaeval.tasks
from vitaeval.app.key_file import KeyFile
from vitaeval.app.keys import Keys, set_key
from vitaeval.catalog import shelf
from vitaeval.cli import main
from vitaeval.errors import ProviderError
from vitaeval.providers import anthropic, groq, openai
from vitaeval.schema.chat import Evidence, Message, Purpose, Request, Role, Sampling
from vitaeval.schema.config import Endpoint, ModelConfig, Transport
from vitaeval.schema.provider import Provider, Surroundings
from vitaeval.schema.task import TaskSpec
from vitaeval.transport.scrub import scrubbed

CANARY = "sk-proj-canary7d0c4e1b92f84a66b3aa-0f5d"
NAME = "CANARY_API_KEY"
REPOSITORY = Path(__file__).parents[2]
PIECE = 12


def shown(text: str | bytes) -> list[str]:
    """Pieces of the canary that `text` holds, as they are or in base64."""
    data = text.encode() if isinstance(text, str) else text
    pieces = {CANARY[i : i + PIECE] for i in range(len(CANARY) - PIECE + 1)}
    coded = {b64encode(CANARY.encode()).decode()[:PIECE], CANARY[::-1][:PIECE]}
    return sorted(piece for piece in pieces | coded if piece.encode() in data)


def bad_manners(seen: Seen, number: int) -> Behaviour:
    """An answer, then a failure of every kind, most of which say the key back."""
    key = seen.headers.get("authorization", "").removeprefix("Bearer ") or seen.headers.get("x-api-key", "")
    said_back = f"Incorrect API key provided: {key}. (Authorization: Bearer {key})"
    choices: list[Behaviour] = [
        Answer(),
        failure(401, "invalid_api_key", said_back),
        failure(400, "invalid_request_error", said_back),
        failure(500, "server_error", said_back),
        Raw(500, f"<html>{said_back}</html>", "text/html"),
        Raw(200, {"error": {"message": said_back, "type": "invalid_request_error"}}),
        Answer(finish="length", text="{"),
        html(),
        Drop(),
    ]
    return choices[number % len(choices)]


@pytest.fixture
def root(tmp_path: Path, wire: WireServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project whose model is the wire server, and whose key is the canary."""
    root = tmp_path / "project"
    for name in ("conf", "golden", "prompts"):
        shutil.copytree(REPOSITORY / name, root / name)
    chosen = {
        "name": "canary",
        "provider": "openai",
        "id": "m-1",
        "evidence": "real",
        "note": None,
        "endpoint": {"base_url": f"{wire.url}/v1", "key_env": NAME, "api_version": None, "deployment": None},
    }
    (root / "conf" / "model" / "canary.yaml").write_text(json.dumps(chosen))
    chosen_way = {"backoff_s": 0.01, "backoff_max_s": 0.02, "breaker_failures": 1000}
    root_file = root / "conf" / "eval.yaml"
    values = yaml.safe_load(root_file.read_text(encoding="utf-8"))
    root_file.write_text(json.dumps({**values, "transport": {**(values.get("transport") or {}), **chosen_way}}))
    monkeypatch.chdir(root)
    monkeypatch.setenv(NAME, CANARY)
    handler = signal.getsignal(signal.SIGTERM)
    yield root
    signal.signal(signal.SIGTERM, handler)


def test_a_run_full_of_failures_keeps_its_key_to_itself(
    root: Path, wire: WireServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    number = count()
    wire.always(lambda seen: bad_manners(seen, next(number)))
    with caplog.at_level(logging.DEBUG):
        code = main(("eval", "model=canary", "suite=smoke", "suite.examples=6", "tracking=local"))
        run = next((root / "runs").glob("r*")).name
        main(("record", f"run={run}", f"out={root / 'cassette.jsonl'}"))
        main(("rescore", f"run={run}"))
    assert code in (0, 12)
    assert {seen.headers.get("authorization") for seen in wire.requests} == {f"Bearer {CANARY}"}
    assert len(wire.stats.statuses) > 1
    said = capfd.readouterr()
    assert shown(said.out + said.err) == []
    assert shown(caplog.text) == []
    files = [path for path in root.rglob("*") if path.is_file()]
    assert {"journal.jsonl", "record.json", "mlflow.db"} <= {path.name for path in files}
    assert [path.name for path in files if shown(path.read_bytes())] == []
    assert _rows_with_key(root / "mlflow.db") == []


@pytest.mark.parametrize("provider", [openai.PROVIDER, anthropic.PROVIDER, groq.PROVIDER], ids=lambda item: item.name)
async def test_no_error_or_traceback_shows_the_key(
    wire: WireServer, provider: Provider, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = KeyFile(tmp_path / "keys.enc", lambda: "open sesame")
    set_key(file, NAME, CANARY)
    keys = Keys({}, tmp_path / ".env", file)
    number = count()
    wire.always(lambda seen: bad_manners(seen, next(number)))
    config = ModelConfig(
        name="canary",
        provider=provider.name,
        id="m-1",
        evidence=Evidence.REAL,
        endpoint=Endpoint(base_url=f"{wire.url}/v1" if provider.name == "openai" else wire.url, key_env=NAME),
    )
    tasks = shelf(vitaeval.tasks, "TASK", TaskSpec)
    chat = scrubbed(provider.build(config, Surroundings(tasks, Transport(), keys.secret)), keys.values)
    failures: list[ProviderError] = []
    with caplog.at_level(logging.DEBUG):
        for index in range(18):
            try:
                await chat(_request(str(index)))
            except ProviderError as error:
                failures.append(error)
    assert len(failures) >= 6
    for error in failures:
        assert shown("".join(traceback.format_exception(error))) == []
        assert shown(repr(vars(error)) + repr(error)) == []
    assert shown(caplog.text) == []
    assert shown(file.path.read_bytes()) == []
    assert wire.requests
    assert all(CANARY in " ".join(seen.headers.values()) for seen in wire.requests)


def _request(text: str) -> Request:
    return Request(
        purpose=Purpose(task="t", stage="s", example=f"e{text}"),
        messages=(Message(role=Role.USER, content=text),),
        model="m-1",
        sampling=Sampling(max_tokens=50),
        output=None,
    )


def _rows_with_key(database: Path) -> list[str]:
    """Tables of an SQLite file in which a row shows the key."""
    connection = sqlite3.connect(database)
    try:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        return [table for table in tables if shown(repr(connection.execute(f'select * from "{table}"').fetchall()))]
    finally:
        connection.close()
