"""Alerts on their way out: JSON over HTTP, tried a few times, never louder than the work that they are about."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vitaeval.schema.alerts import Alert, AlertRules

TRIES, PAUSE_S, TIMEOUT_S = 3, 0.5, 5.0


@dataclass(frozen=True, slots=True)
class Post:
    """How alerts leave: the environment that holds addresses, and how to wait between tries (seconds)."""

    environment: Mapping[str, str]
    sleep: Callable[[float], None] = time.sleep


def deliver(alerts: Iterable[Alert], rules: AlertRules, post: Post) -> tuple[Alert, ...]:
    """Send what has not arrived yet and say of each alert whether it did; nothing is raised.

    An alert may arrive twice (when the answer to the first try was lost), never not at all without a word.
    """
    return tuple(item if item.delivered else _sent(item, rules, post) for item in alerts)


def _sent(alert: Alert, rules: AlertRules, post: Post) -> Alert:
    route = rules.routes.get(alert.route)
    if route is None:
        return _marked(alert, f"conf/alerts.yaml has no route {alert.route} any more")
    url = post.environment.get(route.url_env, "").strip()
    if not url:
        return Alert(**{**dict(alert), "delivered": None, "problem": f"{route.url_env} is not set: nobody listens"})
    if not url.startswith(("http://", "https://")):
        return _marked(alert, f"{route.url_env} holds no http address")
    return _marked(alert, _tried(url, alert, post))


def _tried(url: str, alert: Alert, post: Post) -> str | None:
    """Why the alert did not arrive; None when it did. Addresses are secrets: no word holds one."""
    problem = None
    for attempt in range(TRIES):
        if attempt:
            post.sleep(PAUSE_S * 2 ** (attempt - 1))
        problem = _posted(url, alert)
        if problem is None:
            return None
    return f"{problem}, {TRIES} times"


def _posted(url: str, alert: Alert) -> str | None:
    body = json.dumps({"text": f"[{alert.severity}] {alert.message}", **_payload(alert)}).encode()
    headers = {"Content-Type": "application/json", "User-Agent": "vitaeval"}
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S):
            return None
    except urllib.error.HTTPError as error:
        return f"the webhook answered {error.code}"
    except urllib.error.URLError as error:
        return f"the webhook cannot be reached: {type(error.reason).__name__}"
    except (OSError, ValueError, http.client.HTTPException) as error:
        return f"the webhook cannot be reached: {type(error).__name__}"


def _payload(alert: Alert) -> dict[str, object]:
    return {
        "rule": alert.rule,
        "severity": alert.severity,
        "route": alert.route,
        "about": alert.about,
        "day": alert.day,
        "measures": dict(alert.measures),
    }


def _marked(alert: Alert, problem: str | None) -> Alert:
    return Alert(**{**dict(alert), "delivered": problem is None, "problem": problem})
