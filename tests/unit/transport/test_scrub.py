"""An error that shows a key is cleaned on its way out; its kind and its facts stay."""

from __future__ import annotations

import traceback

import pytest
from tests.line import Far

from vitaeval.errors import ProviderError, RateLimited
from vitaeval.schema.chat import Purpose, Reply, Request, Sampling
from vitaeval.transport.scrub import scrubbed

CANARY = "canary-5f2e9a71"
ASKED = Request(Purpose(task="t", stage="s", example="e"), (), "m", Sampling(), None)


async def _fails(asked: Request, /) -> Reply:
    try:
        raise ValueError(f"header {CANARY}")
    except ValueError as error:
        raise RateLimited("far", f"slow down, {CANARY}", after_s=2.0) from error


async def test_no_trace_of_a_key_is_left() -> None:
    with pytest.raises(RateLimited) as caught:
        await scrubbed(_fails, lambda: [CANARY])(ASKED)
    error: ProviderError = caught.value
    assert str(error) == "far: slow down, [SECRET]"
    assert error.reason == "slow down, [SECRET]"
    assert caught.value.after_s == 2.0
    assert CANARY not in "".join(traceback.format_exception(error))


async def test_an_answer_passes_untouched() -> None:
    far = Far(lambda asked: f"The word is {CANARY}")
    assert (await scrubbed(far, lambda: [CANARY])(ASKED)).text == f"The word is {CANARY}"
