"""Alerts over real HTTP: they arrive, or somebody is told that they did not."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from tests.hooks import Hook, listening

from vitaeval.app.webhook import TRIES, Post, deliver
from vitaeval.schema.alerts import Alert, AlertRules, Measure, Route, Urgency

RULES = AlertRules(routes={"people": Route(url_env="HOOK")})


@pytest.fixture
def hook() -> Iterator[Hook]:
    with listening() as found:
        yield found


def alert(**more: Any) -> Alert:
    values: dict[str, Any] = {
        "rule": "errors",
        "severity": Urgency.CRITICAL,
        "route": "people",
        "about": "generate_cv",
        "day": "2026-11-21",
        "measures": {Measure.ERROR_RATE: 0.125},
        "message": "generate_cv: 12.5% of requests brought no usable answer",
    }
    return Alert(**{**values, **more})


def send(*alerts: Alert, url: str | None) -> tuple[Alert, ...]:
    waited: list[float] = []
    environment = {} if url is None else {"HOOK": url}
    return deliver(alerts, RULES, Post(environment, waited.append))


def test_what_arrives_can_be_read_by_people_and_programs(hook: Hook) -> None:
    (sent,) = send(alert(), url=hook.url)
    assert (sent.delivered, sent.problem) == (True, None)
    (body,) = hook.seen
    assert body["text"] == "[critical] generate_cv: 12.5% of requests brought no usable answer"
    assert (body["rule"], body["route"], body["measures"]) == ("errors", "people", {"error_rate": 0.125})


def test_a_stumbling_webhook_is_tried_again(hook: Hook) -> None:
    hook.codes = [503, 500]
    (sent,) = send(alert(), url=hook.url)
    assert sent.delivered
    assert len(hook.seen) == 3


def test_a_dead_webhook_is_told_without_its_address(hook: Hook) -> None:
    hook.codes = [500] * TRIES
    (sent,) = send(alert(), url=hook.url)
    assert not sent.delivered
    assert sent.problem is not None
    assert "500" in sent.problem
    assert "secret-path" not in sent.model_dump_json()


def test_one_that_is_not_there_keeps_no_other_from_arriving(hook: Hook) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{free.getsockname()[1]}/"
    rules = AlertRules(routes={"people": Route(url_env="HOOK"), "others": Route(url_env="DEAD")})
    post = Post({"HOOK": hook.url, "DEAD": dead}, lambda _seconds: None)
    first, second = deliver((alert(route="others"), alert()), rules, post)
    assert (first.delivered, second.delivered) == (False, True)


@pytest.mark.parametrize("url", [None, "", "file:///etc/passwd", "not an address"])
def test_an_address_that_is_none_is_said(url: str | None) -> None:
    (sent,) = send(alert(), url=url)
    assert not sent.delivered
    assert sent.problem is not None
    assert "HOOK" in sent.problem


def test_what_has_arrived_is_not_sent_again(hook: Hook) -> None:
    assert send(alert(delivered=True), url=hook.url)[0].delivered
    assert hook.seen == []
