"""`vitaeval models check`: one tiny call through the provider, or the questions of the wire suite."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from vitaeval.app.models import Secret, key_state, provider_of
from vitaeval.app.probes import MOST_TOKENS, Came, Probe, hello, suite
from vitaeval.app.wire import tasks
from vitaeval.errors import ConfigError, CreditExhausted, EnvironmentFailure, Permanent, ProviderError, RateLimited
from vitaeval.schema.chat import FinishReason, Reply
from vitaeval.schema.config import ModelConfig, Transport
from vitaeval.schema.provider import Surroundings
from vitaeval.transport.estimate import most_prompt
from vitaeval.transport.pricing import cost_usd, most_usd

MAX_USD = 0.05
"""The most that a full check may cost, by the configured price."""

FINE, DIFFERS = 0, 11


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what came back, and what it cost; `came` null: not asked, it could have passed the budget."""

    probe: Probe
    came: Came | None
    usd: float | None


def check(config: ModelConfig, console: Console, secret: Secret, *, full: bool) -> int:
    """Ask the model and say what came back.

    0 when all is as expected, 11 when something differs, 3 when no answer came. Raises ConfigError
    when the key is missing or the provider asks nobody.
    """
    _askable(config, secret)
    probes = suite(config) if full else (hello(config),)
    around = Surroundings(tasks(), Transport(), secret)
    found = asyncio.run(_ask_all(config, around, probes))
    for item in found:
        for line in _told(config, item):
            console.print(line, soft_wrap=True)
    if full:
        console.print(_bill(config, found), soft_wrap=True)
    if isinstance(found[0].came, ProviderError):
        return EnvironmentFailure.exit_code
    return DIFFERS if any(item.came is not None and item.probe.differs(item.came) for item in found) else FINE


def _askable(config: ModelConfig, secret: Secret) -> None:
    provider = provider_of(config)
    if not provider.spends:
        raise ConfigError(f"model {config.name} asks nobody: there is nothing to check")
    state = key_state(config, provider, secret)
    if state.startswith("no:"):
        raise ConfigError(f"model {config.name}: no key; set {state.removeprefix('no: ')}")


async def _ask_all(config: ModelConfig, around: Surroundings, probes: Sequence[Probe]) -> list[Asked]:
    """One after the other; the rest is not asked when the first brings no answer or the budget could be passed."""
    found: list[Asked] = []
    for probe in probes:
        spent = sum(item.usd or 0.0 for item in found)
        if spent + (_most(config, probe) or 0.0) > MAX_USD:
            found.append(Asked(probe, None, 0.0))
            continue
        found.append(await _ask(config, around, probe))
        if isinstance(found[0].came, ProviderError):
            break
    return found


async def _ask(config: ModelConfig, around: Surroundings, probe: Probe) -> Asked:
    chat = provider_of(config).build(probe.model, around)
    try:
        reply = await chat(probe.request)
    except ProviderError as error:
        return Asked(probe, error, 0.0)
    return Asked(probe, reply, cost_usd(config.price, reply.usage))


def _most(config: ModelConfig, probe: Probe) -> float | None:
    bound = probe.request.sampling.max_tokens or MOST_TOKENS
    return None if config.price is None else most_usd(config.price, most_prompt(probe.request), bound)


def _told(config: ModelConfig, item: Asked) -> list[Text]:
    """One line for what came, and one for each difference."""
    if item.came is None:
        return [Text(f"{item.probe.name:<14} not asked: it could pass ${MAX_USD}", style="yellow")]
    differences = item.probe.differs(item.came)
    mark, style = ("differs", "yellow") if differences else ("as expected", "green")
    lines = [Text.assemble(f"{item.probe.name:<14} ", (mark, style), "  ", _said(item.came, item.usd))]
    lines += [Text(f"{'':<14} - {line}", style="yellow") for line in differences]
    if isinstance(item.came, ProviderError) and differences:
        lines.append(Text(f"{'':<14} {remedy(config, item.came)}"))
    return lines


def _said(came: Came, usd: float | None) -> str:
    if isinstance(came, ProviderError):
        return f"{type(came).__name__}" + (f" (HTTP {came.status})" if came.status else "")
    return " · ".join(
        [
            f"served by {came.served_model}",
            _latency(came),
            _tokens(came),
            "cost unknown" if usd is None else f"${usd:.6f}",
            *([] if came.finish is FinishReason.STOP else [f"finish {came.finish}"]),
        ]
    )


def _latency(reply: Reply) -> str:
    first = reply.timing.first_token_ms
    return f"{reply.timing.latency_ms:.0f} ms" + ("" if first is None else f", first token after {first:.0f} ms")


def _tokens(reply: Reply) -> str:
    usage = reply.usage
    return "tokens unknown" if usage is None else f"{usage.prompt} + {usage.completion} tokens"


def remedy(config: ModelConfig, error: ProviderError) -> str:
    """What a person can do about a call that brought no answer."""
    key = config.endpoint.key_env or "the key"
    match error:
        case CreditExhausted():
            return "the account is empty: add credit with the vendor"
        case RateLimited():
            return "the account's limit is used up: wait, or ask the vendor for a higher tier"
        case Permanent(status=401 | 403):
            return f"the vendor refuses the key in {key}: is it of this account, and may it use {config.id}?"
        case Permanent(status=404):
            return f"{config.id} is not served to this account: see the note in conf/model/{config.name}.yaml"
        case Permanent():
            return f"the vendor refuses the request: see `takes` and `structured` in conf/model/{config.name}.yaml"
        case _:
            where = config.endpoint.base_url or "the vendor"
            return f"{where} cannot be reached or is in trouble: try again, or look at its status page"


def _bill(config: ModelConfig, found: Sequence[Asked]) -> Text:
    costs = [item.usd for item in found]
    known = sum(cost for cost in costs if cost is not None)
    if None in costs:
        return Text(f"cost unknown ({known:.6f} USD of it known): {config.name} has no known price", style="yellow")
    return Text(f"cost ${known:.6f} of at most ${MAX_USD}")
