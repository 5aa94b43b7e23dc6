"""Reading a registry behind an MLflow server without MLflow's own client.

A service asks every few seconds and must have its answer, or none, at once: the client takes seconds to import and
minutes to give up. Addresses and shapes are those of MLflow's REST API 2.0; the methods are the client's.
"""

from __future__ import annotations

import base64
import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

API = "/api/2.0/mlflow"
PROMPT = "tag.`mlflow.prompt.is_prompt` = 'true'"
TEXT = "mlflow.prompt.text"


class Refused(Exception):
    """The server's own error."""

    def __init__(self, error_code: str, message: str) -> None:
        super().__init__(message)
        self.error_code = error_code


@dataclass(frozen=True, slots=True)
class Model:
    """A registered model."""

    name: str
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a prompt."""

    version: int
    tags: Mapping[str, str]
    template: str


class Paged(list[Any]):
    """One page; `token` leads to the next."""

    def __init__(self, items: Sequence[Any], token: str | None) -> None:
        super().__init__(items)
        self.token = token


@dataclass(frozen=True, slots=True)
class RestRegistry:
    """What `tracking.documents` and `tracking.mlflow_bindings` read, from the server at `uri`.

    Each request ends after `timeout_s` without a byte.
    """

    uri: str
    timeout_s: float

    def get_registered_model(self, name: str) -> Model:
        """The model called `name`. Raises Refused when there is none."""
        return _model(self._get("registered-models/get", {"name": name})["registered_model"])

    def search_registered_models(
        self, filter_string: str, *, max_results: int, order_by: Sequence[str], page_token: str | None
    ) -> Paged:
        """One page of the models that `filter_string` lets through."""
        asked = {"filter": filter_string, "max_results": max_results, "order_by": list(order_by)}
        found = self._get("registered-models/search", asked, page_token)
        return Paged([_model(item) for item in found.get("registered_models", ())], found.get("next_page_token"))

    def search_prompt_versions(self, name: str, page_token: str | None = None) -> Paged:
        """One page of the versions of a prompt."""
        found = self._get("model-versions/search", {"filter": f"name = '{name}' AND {PROMPT}"}, page_token)
        return Paged([_version(item) for item in found.get("model_versions", ())], found.get("next_page_token"))

    def _get(self, path: str, asked: Mapping[str, Any], page_token: str | None = None) -> Any:
        words = urlencode({**asked, **({"page_token": page_token} if page_token else {})}, doseq=True)
        request = urllib.request.Request(f"{self.uri.rstrip('/')}{API}/{path}?{words}", headers=_credentials())
        try:
            with urllib.request.urlopen(request, timeout=self.timeout_s) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise _refused(error) from None


def _credentials() -> dict[str, str]:
    """What MLflow's client sends for the same environment."""
    token, user = os.environ.get("MLFLOW_TRACKING_TOKEN"), os.environ.get("MLFLOW_TRACKING_USERNAME")
    if user is not None:
        pair = f"{user}:{os.environ.get('MLFLOW_TRACKING_PASSWORD', '')}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    return {"Authorization": f"Bearer {token}"} if token else {}


def _refused(error: urllib.error.HTTPError) -> Refused:
    try:
        said = json.loads(error.read())
        return Refused(str(said["error_code"]), str(said.get("message", "")))
    except (ValueError, KeyError, TypeError):
        return Refused(str(error.code), f"the server answered {error.code}")


def _model(item: Mapping[str, Any]) -> Model:
    return Model(str(item["name"]), _tags(item))


def _version(item: Mapping[str, Any]) -> Version:
    tags = _tags(item)
    return Version(int(item["version"]), tags, tags.get(TEXT, ""))


def _tags(item: Mapping[str, Any]) -> dict[str, str]:
    return {str(tag["key"]): str(tag.get("value", "")) for tag in item.get("tags", ())}
