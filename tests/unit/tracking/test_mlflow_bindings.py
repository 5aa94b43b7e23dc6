from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tests import registries
from tests.bindings import TASK, binding

from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.tracking import mlflow_bindings
from vitaeval.tracking.mlflow_log import connection


@pytest.fixture
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("bindings") / "mlflow.db"
    shutil.copy(registries.template(tmp_path_factory), path)
    with connection(f"sqlite:///{path}") as client:
        yield client


def test_a_content_is_registered_once_whatever_its_version_is_called(client: Any) -> None:
    first = mlflow_bindings.keep(client, binding("1.0.0"))
    assert mlflow_bindings.keep(client, binding("1.0.1")) == first
    assert mlflow_bindings.keep(client, binding("1.0.1", "Write a better CV.")) == first + 1
    assert len(client.search_prompt_versions(TASK)) == 2


def test_it_is_read_back_by_its_digest(client: Any) -> None:
    mlflow_bindings.keep(client, binding())
    assert mlflow_bindings.read(client, TASK, binding().digest) == binding()


def test_many_who_register_at_once_leave_one_version(client: Any) -> None:
    mlflow_bindings.keep(client, binding())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: mlflow_bindings.keep(client, binding("1.1.0", "Another one.")), range(4)))
    assert len(client.search_prompt_versions(TASK)) == 2


def test_a_binding_that_was_changed_in_the_registry_is_not_used(client: Any) -> None:
    number = mlflow_bindings.keep(client, binding())
    text = binding().model_dump_json().replace("Write a CV.", "Invent a CV.")
    client.set_prompt_version_tag(TASK, str(number), "mlflow.prompt.text", text)
    with pytest.raises(EnvironmentFailure, match="was changed; it is not used"):
        mlflow_bindings.read(client, TASK, binding().digest)


def test_a_binding_that_is_gone_is_an_error(client: Any) -> None:
    with pytest.raises(EnvironmentFailure, match="has no binding"):
        mlflow_bindings.read(client, TASK, binding().digest)


def test_a_binding_too_long_for_the_registry_is_refused_before_it_is_sent(client: Any) -> None:
    with pytest.raises(ConfigError, match="shorten its texts"):
        mlflow_bindings.keep(client, binding(text="x" * 100_001))
    assert mlflow_bindings.number_of(client, TASK, binding().digest) is None


def test_aliases_name_what_is_wanted_and_nothing_else(client: Any) -> None:
    first = mlflow_bindings.keep(client, binding())
    second = mlflow_bindings.keep(client, binding("1.1.0", "Another one."))
    assert mlflow_bindings.aliases(client, TASK) == {}
    mlflow_bindings.set_aliases(client, TASK, {"champion": first, "challenger": second})
    mlflow_bindings.set_aliases(client, TASK, {"champion": second, "previous": first})
    assert mlflow_bindings.aliases(client, TASK) == {"champion": second, "previous": first}
