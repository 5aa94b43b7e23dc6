"""Bindings in MLflow's prompt registry: each content once, and the aliases that say which one is in service.

One entry a task; the text of a version is the whole binding, so that nobody ever reads half a release.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.binding import Binding
from vitaeval.tracking.documents import OVERTAKEN, patiently
from vitaeval.tracking.mlflow_prompts import LONGEST_TEMPLATE, SHA256, have_entry, versions
from vitaeval.tracking.once import made_once

ALIASES = ("champion", "challenger", "previous")


def keep(client: Any, binding: Binding) -> int:
    """The registry's version number of `binding`, made where its content is not there yet.

    Raises ConfigError for a binding that is too long for the registry.
    """
    text = binding.model_dump_json(indent=1)
    if len(text) > LONGEST_TEMPLATE:
        raise ConfigError(
            f"{binding.task} {binding.version} has {len(text)} characters with its schemas; "
            f"MLflow keeps {LONGEST_TEMPLATE}: shorten its texts"
        )
    return made_once(
        client,
        f"vitaeval.binding.{binding.task}.{binding.digest}",
        lambda: number_of(client, binding.task, binding.digest),
        lambda: _added(client, binding, text),
    )


def read(client: Any, task: str, digest: str) -> Binding:
    """The binding whose digest is `digest`. Raises EnvironmentFailure when it is not there or not what it was."""
    for item in versions(client, task):
        if item.tags.get(SHA256) == digest:
            return from_text(item.template, digest)
    raise EnvironmentFailure(f"MLflow's registry has no binding {digest[:12]} of {task}, which the ledger names")


def from_text(text: object, digest: str) -> Binding:
    """The binding in a version's text. Raises EnvironmentFailure when it is not the one with `digest`."""
    try:
        found = Binding.model_validate_json(str(text))
    except ValidationError:
        found = None
    if found is None or found.digest != digest:
        raise EnvironmentFailure(f"binding {digest[:12]} in MLflow's registry was changed; it is not used")
    return found


def number_of(client: Any, task: str, digest: str) -> int | None:
    """The lowest version number with this content; None when there is none."""
    return numbers(client, task).get(digest)


def numbers(client: Any, task: str) -> dict[str, int]:
    """The lowest version number of each content, by digest."""
    found = sorted((int(item.version), item.tags[SHA256]) for item in versions(client, task) if SHA256 in item.tags)
    return {sha256: number for number, sha256 in reversed(found)}


def aliases(client: Any, task: str) -> dict[str, int]:
    """Which version each of our aliases names; asked once for all, as a server may be far away."""
    wanted = f"name = '{task}' AND tags.`mlflow.prompt.is_prompt` = 'true'"
    found = patiently(lambda: client.search_registered_models(wanted, max_results=1))
    named = found[0].aliases if found else {}
    return {name: int(named[name]) for name in ALIASES if name in named}


UNSEEN = (*OVERTAKEN, "does not exist")
"""MLflow calls a version unknown when its database is too busy to look."""


def set_aliases(client: Any, task: str, wanted: Mapping[str, int]) -> None:
    """Have our aliases name `wanted` and nothing else."""
    now = aliases(client, task)
    for name in ALIASES:
        if name in wanted and now.get(name) != wanted[name]:
            patiently(lambda name=name: client.set_prompt_alias(task, name, wanted[name]), UNSEEN)  # type: ignore[misc]
        elif name in now and name not in wanted:
            patiently(lambda name=name: client.delete_prompt_alias(task, name), OVERTAKEN)  # type: ignore[misc]


def _added(client: Any, binding: Binding, text: str) -> int:
    have_entry(client, binding.task, f"What is in service for {binding.task}")
    tags = {SHA256: binding.digest, "vitaeval.version": binding.version}
    about = f"{binding.version} with {binding.models}"[:1000]
    made = patiently(lambda: client.create_prompt_version(binding.task, text, about, tags), OVERTAKEN)
    return int(made.version)
