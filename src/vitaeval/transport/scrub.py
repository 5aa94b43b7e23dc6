"""No key leaves with an error: a provider's words are cleaned before anybody writes them down."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vitaeval.errors import ProviderError
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel
from vitaeval.text.secrets import scrub


def scrubbed(inner: ChatModel, secrets: Callable[[], Iterable[str]]) -> ChatModel:
    """Replace keys by `[SECRET]` in what `inner` says when it fails, and let go of the vendor's own error.

    `secrets` gives the present values; whatever else looks like a key is replaced as well. Answers are not
    touched: a model is never told a key.
    """

    async def call(request: Request, /) -> Reply:
        try:
            return await inner(request)
        except ProviderError as error:
            known = tuple(secrets())
            error.reason = scrub(error.reason, known)
            error.args = tuple(scrub(str(part), known) for part in error.args)
            error.__cause__ = error.__context__ = None
            raise

    return call
