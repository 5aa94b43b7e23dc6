"""A service goes to the next model when one is down, says so, goes back, and loses no document."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest
from tests.flow.conftest import Place
from tests.wire.behaviour import Answer, shaped
from tests.wire.server import WireServer

import vitaeval
from vitaeval.app.serving import Served, Service
from vitaeval.errors import ConfigError, DataError

QUICK = ("transport.retries=0", "transport.breaker_failures=2", "transport.breaker_pause_s=0.2", "cache=off")
MODELS = ("local", "spare")


@pytest.fixture
def servers(place: Place) -> Iterator[tuple[WireServer, WireServer]]:
    """The first model's and the second one's."""
    first, second = WireServer().start(), WireServer().start()
    place.patch.setenv("VITAEVAL_LOCAL_URL", f"{first.url}/v1")
    text = (place.root / "conf/model/local.yaml").read_text()
    text = text.replace("name: local", "name: spare").replace("VITAEVAL_LOCAL_URL", "SPARE_URL")
    (place.root / "conf/model/spare.yaml").write_text(text.replace("gpt-oss:20b", "spare-1"))
    place.patch.setenv("SPARE_URL", f"{second.url}/v1")
    for server in (first, second):
        server.always(Answer(shaped))
    yield first, second
    first.stop()
    second.stop()


def service(place: Place, *overrides: str, told: list[str] | None = None) -> Service:
    tell = pytest.fail if told is None else told.append
    return vitaeval.serve("parse_job", MODELS, *overrides, project=place.root, tell=tell)


async def ask(serving: Service, number: int) -> Served:
    return await serving.generate(f"We look for engineer number {number}.")


async def test_down_the_second_answers_and_up_again_the_first(
    place: Place, servers: tuple[WireServer, WireServer]
) -> None:
    first, _ = servers
    told: list[str] = []
    async with service(place, *QUICK, told=told) as serving:
        found = [await ask(serving, number) for number in range(5)]
        assert [(item.models, item.substituted) for item in found] == [(("compatible/gpt-oss:20b",), False)] * 5
        await asyncio.to_thread(first.stop)
        away = await asyncio.gather(*(ask(serving, number) for number in range(100, 140)))
        assert [(item.models, item.substituted) for item in away] == [(("compatible/spare-1",), True)] * 40
        await asyncio.to_thread(first.start)
        back: list[Served] = []
        while not back or back[-1].substituted:
            back.append(await ask(serving, 1000 + len(back)))
            await asyncio.sleep(0.05)
            assert len(back) < 200
        again = [await ask(serving, number) for number in range(2000, 2005)]
    assert not any(item.substituted for item in again)
    assert all(item.answer is not None for item in (*found, *away, *back, *again))
    assert sum("failed in a row" in line for line in told) == sum("answers again" in line for line in told) == 1
    assert serving.meter.total.unanswered == 0
    assert {model for _, model in serving.meter.by} == {"compatible/gpt-oss:20b", "compatible/spare-1"}


async def test_an_answer_is_kept_for_an_hour_under_the_model_that_gave_it(
    place: Place, servers: tuple[WireServer, WireServer]
) -> None:
    first, second = servers
    told: list[str] = []
    quick = [word for word in QUICK if word != "cache=off"]
    async with service(place, *quick, told=told) as serving:
        one, same = await ask(serving, 1), await ask(serving, 1)
        assert (one, len(first.requests)) == (same, 1)
        await asyncio.to_thread(first.stop)
        assert not (await ask(serving, 1)).substituted
        assert (await ask(serving, 2)).substituted
        await asyncio.to_thread(first.start)
        while (await ask(serving, 2)).substituted:
            await asyncio.sleep(0.05)
    assert (place.root / "runs/.state/answers.db").is_file()
    assert len(second.requests) >= 1


async def test_when_all_are_down_the_reason_is_told_and_nothing_is_invented(
    place: Place, servers: tuple[WireServer, WireServer]
) -> None:
    for server in servers:
        await asyncio.to_thread(server.stop)
    async with service(place, *QUICK, told=[]) as serving:
        found = await ask(serving, 1)
    assert (found.answer, found.models) == (None, ())
    assert "no connection" in str(found.reason)


async def test_no_name_of_a_person_leaves(place: Place, servers: tuple[WireServer, WireServer]) -> None:
    profile = next(iter(sorted((place.root / "golden/profiles").glob("*.json"))))
    basics = json.loads(profile.read_text())["basics"]
    async with vitaeval.serve("generate_cv", MODELS, *QUICK, project=place.root) as serving:
        await serving.generate(f"Nurse wanted. Call {basics['name']} for details.", profile)
        with pytest.raises(DataError, match="profile"):
            await serving.generate("Nurse wanted.")
    sent = b"".join(seen.raw for seen in servers[0].requests)
    assert b"Nurse wanted" in sent
    assert basics["name"].encode() not in sent


def test_wrong_names_are_told_before_any_call(place: Place) -> None:
    for task, models in (("parse_job", ()), ("parse_jobs", ("local",)), ("parse_job", ("local", "spar"))):
        with pytest.raises(ConfigError):
            vitaeval.serve(task, models, project=place.root)
