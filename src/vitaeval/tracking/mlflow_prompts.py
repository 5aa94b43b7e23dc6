"""Prompt versions in MLflow's registry, each content once."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vitaeval.schema.fingerprint import digest
from vitaeval.schema.prompt import PromptVersion, StageBinding
from vitaeval.tracking.documents import OVERTAKEN, code, is_unknown, patiently
from vitaeval.tracking.once import made_once
from vitaeval.tracking.quiet import environment

SHA256 = "vitaeval.sha256"
LONGEST_TEMPLATE = 100_000
LINKERS = "link_prompt_to_experiment_thread"


def registry_name(task: str, stage: str) -> str:
    """`generate_cv.analysis`; MLflow allows letters, digits, `-`, `_` and `.` only."""
    return f"{task}.{stage}"


def stage_digest(binding: StageBinding) -> str:
    """SHA-256 of all that the stage sends to a model: texts, model, sampling, output schema."""
    sent = {
        "system": binding.system.text,
        "user": binding.user.text,
        "model": binding.model,
        "sampling": binding.sampling,
        "output_schema": binding.output_schema,
    }
    return digest(sent)


def register(client: Any, prompt: PromptVersion, experiment: Any = None) -> tuple[Any, ...]:
    """The registry's versions of all stages, made where their content is not there yet, however many do so at once.

    MLflow makes a new version of the same text each time it is asked; so the digest in a version's tags
    is looked up first. A stage that is unchanged between two of our versions is one version there. A
    stage too long for the registry is left out. New ones stand on the Prompts page of `experiment`, where one is named.
    """
    with _prompts_page_of(experiment):
        return tuple(
            _registered(client, prompt, binding)
            for binding in prompt.stages
            if len(json.dumps(_chat(binding))) <= LONGEST_TEMPLATE
        )


def have_entry(client: Any, name: str, about: str) -> None:
    """Make a prompt's entry before its versions.

    MLflow's own way makes it along with a version, and unmakes it with all others' versions when that one fails.
    """
    try:
        patiently(lambda: client.create_prompt(name, about))
    except Exception as error:
        if code(error) != "RESOURCE_ALREADY_EXISTS":
            raise


def _registered(client: Any, prompt: PromptVersion, binding: StageBinding) -> Any:
    name, sha256 = registry_name(prompt.task, binding.stage), stage_digest(binding)
    return made_once(
        client,
        f"vitaeval.prompt.{name}.{sha256}",
        lambda: next((item for item in versions(client, name) if item.tags.get(SHA256) == sha256), None),
        lambda: _added(client, prompt, binding),
    )


def _added(client: Any, prompt: PromptVersion, binding: StageBinding) -> Any:
    name = registry_name(prompt.task, binding.stage)
    have_entry(client, name, f"Stage {binding.stage} of {prompt.task}")
    tags = {SHA256: stage_digest(binding), "vitaeval.version": prompt.version, "author": prompt.author}
    about = f"{prompt.version}: {prompt.changelog}"[:1000]
    return patiently(
        lambda: client.register_prompt(
            name,
            _chat(binding),
            commit_message=about,
            tags=tags,
            response_format=json.loads(binding.output_schema),
            model_config=_model(binding) or None,
        ),
        OVERTAKEN,
    )


def _chat(binding: StageBinding) -> list[dict[str, str]]:
    return [
        {"role": "system", "content": binding.system.text},
        {"role": "user", "content": binding.user.text},
    ]


def _model(binding: StageBinding) -> dict[str, Any]:
    sampling = binding.sampling
    known = {
        "model_name": binding.model,
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "max_tokens": sampling.max_tokens,
        "seed": sampling.seed,
    }
    return {key: value for key, value in known.items() if value is not None}


def versions(client: Any, name: str) -> Iterator[Any]:
    """All versions of `name`, newest first; none when the registry does not know it."""
    token = None
    while True:
        try:
            page = client.search_prompt_versions(name, page_token=token)
        except Exception as error:
            if is_unknown(error):
                return
            raise
        yield from page
        token = page.token
        if not token:
            return


@contextmanager
def _prompts_page_of(experiment: Any) -> Iterator[None]:
    """Have new prompts shown on the experiment's Prompts page.

    MLflow reads from the environment which experiment that is, and fills the page in a thread of its own,
    which has to end before the environment changes back.
    """
    ours = {}
    if experiment is not None:
        ours = {"MLFLOW_EXPERIMENT_ID": experiment.experiment_id, "MLFLOW_EXPERIMENT_NAME": experiment.name}
    with environment(ours):
        try:
            yield
        finally:
            for thread in threading.enumerate():
                if thread.name.startswith(LINKERS):
                    thread.join()
