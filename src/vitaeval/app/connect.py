"""From a plan to the one ChatModel that answers its stages."""

from __future__ import annotations

import os
from collections.abc import Mapping

from vitaeval.app.wire import providers, tasks
from vitaeval.runner.plan import Plan, model_of
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import EvalConfig, ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Surroundings


def connect(plan: Plan) -> ChatModel:
    """Every stage's model behind one door; models that need no key are called as they are."""
    config = plan.config
    wanted = {plan.setting.models[name].name: model_of(config, name) for name in plan.setting.models}
    return routed({name: build(model, config) for name, model in wanted.items()})


def build(model: ModelConfig, config: EvalConfig) -> ChatModel:
    """One model as its provider builds it."""
    return providers()[model.provider].build(model, surroundings(config))


def surroundings(config: EvalConfig) -> Surroundings:
    """What providers are built with: keys come from the environment."""
    return Surroundings(tasks(), config.transport, os.environ.get)


def routed(models: Mapping[str, ChatModel]) -> ChatModel:
    """Send each request to the model that it names."""

    async def call(request: Request, /) -> Reply:
        return await models[request.model](request)

    return call
