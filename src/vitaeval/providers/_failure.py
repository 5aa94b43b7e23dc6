"""Whatever goes wrong in a vendor's library, as an error of our tree that no key can leak through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vitaeval.errors import Permanent, ProviderError, Transient
from vitaeval.vendor.status import Refused, provider_error

_OWN_FAULTS = (TypeError, ValueError, AttributeError, LookupError)


def failure(provider: str, sdk: Any, error: Exception, now: datetime) -> ProviderError:
    """What `error` means. Libraries below the SDK throw their own errors in streams: those are connection troubles."""
    if isinstance(error, ProviderError):
        return error
    if isinstance(error, sdk.APIError) and not isinstance(error, sdk.APIConnectionError):
        return provider_error(provider, refused(error), now)
    if isinstance(error, _OWN_FAULTS) and not isinstance(error, json.JSONDecodeError | UnicodeError):
        return Permanent(provider, f"{type(error).__name__}: {error}")
    return Transient(provider, _trouble(sdk, error))


def _trouble(sdk: Any, error: Exception) -> str:
    """A timeout is a connection error too, in all three SDKs, and a dropped connection can pass for a timeout."""
    deepest = _deepest(error)
    name = type(deepest).__name__
    if isinstance(error, TimeoutError) or isinstance(deepest, TimeoutError) or "Timeout" in name:
        return "no answer in time"
    if isinstance(error, sdk.APIConnectionError):
        return f"no connection: {name}"
    if isinstance(error, json.JSONDecodeError | UnicodeError):
        return "the answer is not JSON"
    return f"the connection broke: {name}"


def _deepest(error: BaseException) -> BaseException:
    """What lies at the bottom: each library wraps the error of the one below."""
    below = error.__cause__ or error.__context__
    return error if below is None else _deepest(below)


def refused(error: Any) -> Refused:
    """Status, body and headers of an SDK's error; an error in the middle of a stream has no status of its own."""
    response = getattr(error, "response", None)
    headers: Mapping[str, str] = {} if response is None else dict(response.headers)
    return Refused(getattr(error, "status_code", None), error.body, headers)


def scrubbed(error: ProviderError, key: str) -> ProviderError:
    """`error` without the key, should a server have said it back."""
    if key in error.reason:
        error.reason = error.reason.replace(key, "[key]")
        error.args = (f"{error.provider}: {error.reason}",)
    return error
