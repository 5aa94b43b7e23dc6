"""Against a stand-in that speaks MLflow's REST API; a real server is asked in tests/flow/test_release_race.py."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from vitaeval.tracking.documents import Documents, pieces
from vitaeval.tracking.registry_rest import RestRegistry

TAGS = [{"key": key, "value": value} for key, value in pieces("Zürich " * 1000).items()]


class Far(BaseHTTPRequestHandler):
    """Two pages of models, one prompt, and errors as MLflow words them."""

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        asked = {key: values[0] for key, values in parse_qs(place.query).items()}
        self.server.seen.append((place.path, asked, self.headers.get("Authorization")))  # type: ignore[attr-defined]
        status, body = answer(place.path.rpartition("mlflow/")[2], asked)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: Any) -> None:
        """Be quiet."""


def answer(path: str, asked: dict[str, str]) -> tuple[int, str]:
    match path:
        case "registered-models/get" if asked["name"] == "there":
            return 200, json.dumps({"registered_model": {"name": "there", "tags": TAGS}})
        case "registered-models/get" if asked["name"] == "broken":
            return 502, "<html>bad gateway</html>"
        case "registered-models/get":
            return 404, json.dumps({"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "no such model"})
        case "registered-models/search":
            page = int(asked.get("page_token", 1))
            models = [{"name": f"shelf.{page}", "tags": [{"key": "vitaeval.text.0000", "value": str(page)}]}]
            return 200, json.dumps({"registered_models": models} | ({"next_page_token": "2"} if page == 1 else {}))
        case _:
            tags = [{"key": "mlflow.prompt.text", "value": "{}"}, {"key": "mark"}]
            return 200, json.dumps({"model_versions": [{"name": "p", "version": "3", "tags": tags}]})


@pytest.fixture
def server() -> Iterator[Any]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), Far)
    found.seen = []  # type: ignore[attr-defined]
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


@pytest.fixture
def registry(server: Any) -> RestRegistry:
    return RestRegistry(f"http://127.0.0.1:{server.server_port}/", 5.0)


def test_texts_are_read_as_by_mlflows_own_client(registry: RestRegistry) -> None:
    assert Documents(registry).read("there") == "Zürich " * 1000
    assert Documents(registry).read("elsewhere") is None
    assert Documents(registry).under("shelf.") == {"shelf.1": "1", "shelf.2": "2"}


def test_versions_of_a_prompt_carry_their_text(registry: RestRegistry) -> None:
    (found,) = registry.search_prompt_versions("p")
    assert (found.version, found.template, found.tags["mark"]) == (3, "{}", "")


def test_a_server_that_answers_nonsense_is_an_error_and_not_an_absence(registry: RestRegistry) -> None:
    with pytest.raises(Exception, match="the server answered 502"):
        Documents(registry).read("broken")


@pytest.mark.parametrize(
    ("settings", "sent"),
    [
        ({}, None),
        ({"MLFLOW_TRACKING_TOKEN": "abc"}, "Bearer abc"),
        (
            {"MLFLOW_TRACKING_USERNAME": "ada", "MLFLOW_TRACKING_PASSWORD": "pw"},
            f"Basic {base64.b64encode(b'ada:pw').decode()}",
        ),
    ],
)
def test_it_signs_in_as_mlflows_own_client_does(
    server: Any, registry: RestRegistry, settings: dict[str, str], sent: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TOKEN", "USERNAME", "PASSWORD"):
        monkeypatch.delenv(f"MLFLOW_TRACKING_{name}", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    registry.get_registered_model("there")
    assert server.seen[-1][2] == sent
