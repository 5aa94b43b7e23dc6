"""A project with the repository's golden sets and prompts, and small runs in it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

from rich.console import Console

from vitaeval.app.evaluate import Evaluated, evaluate
from vitaeval.app.project import Project
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import EvalConfig, ModelConfig, Suite, Tracking

REPOSITORY = Path(__file__).parents[1]


def project(root: Path) -> Project:
    """`root` as a project."""
    for name in ("conf", "golden", "prompts"):
        shutil.copytree(REPOSITORY / name, root / name)
    return Project(root)


def keyless(name: str = "baseline", **more: Any) -> ModelConfig:
    """A model that needs no key."""
    return ModelConfig(**{"name": name, "provider": name, "id": name, "evidence": Evidence.PROMPT_BLIND, **more})


def small(**more: Any) -> EvalConfig:
    """A run over four job postings that logs nowhere."""
    values: dict[str, Any] = {
        "task": "parse_job",
        "prompt": "1.0.0",
        "golden": "core",
        "model": keyless(),
        "suite": Suite(name="few", examples=4),
        "tracking": Tracking(name="none", uri=None, experiment="e"),
    }
    return EvalConfig(**{**values, **more})


def run(config: EvalConfig, place: Project) -> Evaluated:
    """A finished run."""
    return evaluate(config, place, lambda folder, total, resumes: lambda outcome: None)


def screen() -> tuple[Console, io.StringIO]:
    """A console and what was printed on it."""
    paper = io.StringIO()
    return Console(file=paper, width=200, highlight=False), paper
