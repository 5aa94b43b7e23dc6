"""An account that can pay no more is left alone."""

from __future__ import annotations

import math

from vitaeval.errors import CreditExhausted
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel
from vitaeval.transport import notice
from vitaeval.transport.clock import Clock
from vitaeval.transport.notice import Tell, silent


class Account:
    """Whether one provider's account can pay; shared by all its models.

    After a refusal no request is made for `pause_s` seconds. An evaluation never asks again (the run
    pauses, a later one asks anew); a service has to find out by itself that the account was filled.
    `tell` hears of it once a pause.
    """

    def __init__(self, clock: Clock, pause_s: float = math.inf, tell: Tell = silent) -> None:
        self._clock = clock
        self._tell = tell
        self._pause_s = pause_s
        self._until = -math.inf
        self._refusal: CreditExhausted | None = None

    def check(self) -> None:
        """Raise CreditExhausted while the account is known to be empty."""
        if self._refusal is not None and self._is_known_empty():
            raise CreditExhausted(self._refusal.provider, self._refusal.reason, status=self._refusal.status)

    def refused(self, error: CreditExhausted) -> None:
        """Remember that the provider wants to be paid."""
        if not self._is_known_empty():
            self._tell(notice.empty(error.provider, error.reason, self._pause_s))
        self._refusal = error
        self._until = self._clock.now() + self._pause_s

    def _is_known_empty(self) -> bool:
        return self._clock.now() < self._until


def solvent(inner: ChatModel, account: Account) -> ChatModel:
    """Make no request on an empty account; the first CreditExhausted stops all calls that share it."""

    async def call(request: Request, /) -> Reply:
        account.check()
        try:
            return await inner(request)
        except CreditExhausted as error:
            account.refused(error)
            raise

    return call
