"""What a provider allows for one model, as far as it is known by now."""

from __future__ import annotations

import math

from vitaeval.schema.chat import RateHint
from vitaeval.schema.config import Limits
from vitaeval.transport.bucket import MINUTE_S, REQUESTS, Ask

DAY_S = 86_400.0
_MINUTEFUL = 0.5
"""A provider that says that so much of a minute's tokens is left lets them be used in one burst."""


class Allowance:
    """Configured limits, filled in or lowered by the provider's headers.

    A configured limit is never raised by a header: several machines on one key share it by halving it.
    """

    def __init__(self, limits: Limits) -> None:
        self._configured = limits
        self.rpm: float | None = limits.rpm
        self.tpm: float | None = limits.tpm
        self.rpd: float | None = limits.rpd
        self.tpd: float | None = limits.tpd
        self._paces_tokens = True

    @property
    def knows_rates(self) -> bool:
        """Whether any limit per minute is known, configured or learned."""
        return not (self.rpm is None and self.tpm is None)

    def asks(self, tokens: float) -> list[Ask]:
        """What one request of `tokens` takes from each limit. Requests are counted even where nobody limits them:
        a refusal has to be held against what was accepted.
        """
        found = [Ask(REQUESTS, MINUTE_S, math.inf if self.rpm is None else self.rpm, 1.0, is_paced=True)]
        if self.tpm is not None:
            found.append(Ask("tpm", MINUTE_S, self.tpm, tokens, is_paced=self._paces_tokens))
        if self.rpd is not None:
            found.append(Ask("rpd", DAY_S, self.rpd, 1.0))
        if self.tpd is not None:
            found.append(Ask("tpd", DAY_S, self.tpd, tokens))
        return found

    def told(self, hint: RateHint) -> None:
        """What an answer's headers say."""
        if hint.limit_requests and hint.requests_window_s > MINUTE_S:
            self.rpd = _lower(self._configured.rpd, hint.limit_requests)
        elif hint.limit_requests:
            self.rpm = _lower(self._configured.rpm, hint.limit_requests)
        if hint.limit_tokens:
            self.tpm = _lower(self._configured.tpm, hint.limit_tokens)
            self._paces_tokens &= (hint.remaining_tokens or 0) < hint.limit_tokens * _MINUTEFUL


def _lower(configured: int | None, told: int) -> float:
    return float(told if configured is None else min(configured, told))
