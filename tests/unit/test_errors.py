from __future__ import annotations

import pytest

from vitaeval import errors
from vitaeval.errors import EnvironmentFailure, Permanent, ProviderError, Transient, UserError, VitaevalError


@pytest.mark.parametrize("name", ["ConfigError", "DataError", "PromptError", "NotComparable"])
def test_what_the_user_can_put_right_ends_with_exit_code_2(name: str) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, UserError)
    assert kind.exit_code == 2


def test_environment_and_bugs_have_their_own_exit_codes() -> None:
    assert (EnvironmentFailure.exit_code, VitaevalError.exit_code) == (3, 1)


def test_a_provider_error_carries_its_facts() -> None:
    error = Transient("groq", "overloaded")
    assert (str(error), error.provider, error.reason) == ("groq: overloaded", "groq", "overloaded")
    assert isinstance(error, ProviderError)
    assert not isinstance(error, UserError)


def test_only_a_transient_failure_is_worth_another_try() -> None:
    assert Transient("p", "r").retryable
    assert not Permanent("p", "r").retryable
