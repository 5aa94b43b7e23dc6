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
    └── Permanent        the same request would fail again
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
    """A model call brought no answer."""

    retryable = False

    def __init__(self, provider: str, reason: str) -> None:
        super().__init__(f"{provider}: {reason}")
        self.provider = provider
        self.reason = reason


class Transient(ProviderError):
    """A later try may succeed."""

    retryable = True


class Permanent(ProviderError):
    """The same request would fail again."""
