"""Small bindings."""

from __future__ import annotations

from vitaeval.schema.binding import Binding, bind
from vitaeval.schema.chat import Evidence, Sampling
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.prompt import PromptPart, PromptVersion, StageBinding

TASK = "generate_cv"


def model(name: str = "large", **sampling: float) -> ModelConfig:
    """A model of a vendor."""
    own = Sampling.model_validate(sampling)
    return ModelConfig(name=name, provider="vendor", id=name, evidence=Evidence.REAL, sampling=own)


def prompt(version: str = "1.0.0", text: str = "Write a CV.") -> PromptVersion:
    """One stage that says `text`."""
    stage = StageBinding(
        stage="main",
        system=PromptPart(name="system.v1", text=text),
        user=PromptPart(name="user.v1", text="{{ profile }}"),
        model=None,
        sampling=Sampling(temperature=0.2),
        output="CvAnswer",
        output_schema='{"type": "object"}',
    )
    said = dict.fromkeys(("description", "author", "date", "why", "changelog"), "said")
    return PromptVersion(task=TASK, version=version, parent=None, stages=(stage,), digest=digest(text), **said)


def binding(version: str = "1.0.0", text: str = "Write a CV.", name: str = "large") -> Binding:
    """`prompt` bound to a model."""
    return bind(prompt(version, text), {"main": model(name)})
