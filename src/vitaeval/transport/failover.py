"""When one model does not answer, ask the next. For serving only: an evaluation compares one model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vitaeval.errors import OverBudget, ProviderError
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel

_REQUEST_AT_FAULT = frozenset({400, 413, 422})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that may answer, by its id and the way to it."""

    model: str
    chat: ChatModel


def failing_over(candidates: Sequence[Candidate]) -> ChatModel:
    """Ask the candidates in their order until one answers; raises the last one's error.

    The first comes first every time, so traffic returns as soon as it answers again (its breaker makes
    asking it cheap while it is down). A request that is wrong in itself is not passed on. An answer of any
    but the first names its model in `Reply.substitute`.
    """
    first, *others = candidates

    async def call(request: Request, /) -> Reply:
        try:
            return await first.chat(replace(request, model=first.model))
        except ProviderError as error:
            failure = error
        for candidate in others:
            if _is_final(failure):
                break
            try:
                reply = await candidate.chat(replace(request, model=candidate.model))
            except ProviderError as error:
                failure = error
            else:
                return Reply(**{**dict(reply), "substitute": candidate.model})
        raise failure

    return call


def _is_final(error: ProviderError) -> bool:
    return isinstance(error, OverBudget) or error.status in _REQUEST_AT_FAULT
