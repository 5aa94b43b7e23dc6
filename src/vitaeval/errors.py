"""Everything that can go wrong, in one tree.

VitaevalError
├── UserError            exit 2: the input or the configuration is wrong; the message names the remedy
│   ├── ConfigError      a value or a name in the configuration
│   ├── DataError        a profile, posting, golden set, journal or answer file
│   ├── PromptError      a prompt part, version or lock
│   └── NotComparable    two things that must not be set side by side
├── EnvironmentFailure   exit 3: tracker away, disk full, folder locked; finished work is kept
└── ProviderError        a model call that brought no answer: data for the run, never a crash
    ├── Transient        worth asking again
    │   ├── RateLimited  too many requests or tokens
    │   └── CircuitOpen  not asked at all, the provider is down
    ├── Permanent        the same request would fail again
    ├── CreditExhausted  the account is empty: the run pauses
    └── OverBudget       the run's own cap: the run stops before the call
"""

from __future__ import annotations


class VitaevalError(Exception):
    """Root of all errors that vitaeval raises on purpose."""

    exit_code = 1


class UserError(VitaevalError):
    """The user can put this right; the message says where and how."""

    exit_code = 2


class ConfigError(UserError):
    """A configuration value or name is wrong."""


class DataError(UserError):
    """A file that the user supplied is wrong."""


class PromptError(UserError):
    """A prompt part, version or lock is wrong."""


class NotComparable(UserError):
    """Two runs or sets differ in something that must be equal."""


class EnvironmentFailure(VitaevalError):
    """The machine or a service let us down; finished work is kept."""

    exit_code = 3


class ProviderError(VitaevalError):
    """A model call brought no answer. `status` is the HTTP status, null when there was none."""

    retryable = False

    def __init__(self, provider: str, reason: str, *, status: int | None = None) -> None:
        super().__init__(f"{provider}: {reason}")
        self.provider = provider
        self.reason = reason
        self.status = status


class Transient(ProviderError):
    """A later try may succeed: no connection, a timeout, a server error, a cut stream, a broken body."""

    retryable = True


class RateLimited(Transient):
    """Too many requests or tokens; `after_s` is the provider's own word on when to come back, if it gave one."""

    def __init__(self, provider: str, reason: str, *, after_s: float | None = None, status: int | None = 429) -> None:
        super().__init__(provider, reason, status=status)
        self.after_s = after_s


class Permanent(ProviderError):
    """The same request would fail again: wrong request, unknown model, too long, not allowed."""


class CreditExhausted(ProviderError):
    """The account can pay for no more calls: the run pauses."""


class OverBudget(ProviderError):
    """The next call could pass the run's budget: the run stops cleanly before it."""


class CircuitOpen(Transient):
    """The provider failed so often that it is left alone for a while; no request was made."""
