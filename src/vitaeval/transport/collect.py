"""Answers that are ordered already are waited for, not bought again."""

from __future__ import annotations

from vitaeval.errors import ProviderError
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.batch_file import BatchFile


def collected(live: ChatModel, batch: ChatModel, file: BatchFile) -> ChatModel:
    """Ask `batch` for the calls that stand in `file` and `live` for all others.

    A call that its batch has ended without answering is no longer in `file` then: `live` answers it. As long as the
    batch may still bring an answer, its error is raised and nothing else is asked.
    """

    async def call(request: Request, /) -> Reply:
        key = call_key(request)
        if key not in file.places:
            return await live(request)
        try:
            return await batch(request)
        except ProviderError:
            if key in file.places:
                raise
        return await live(request)

    return call
