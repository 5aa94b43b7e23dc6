"""`vitaeval models`: which models can be chosen, what they cost, and whether their key is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.app import clock
from vitaeval.app.keys import Keys
from vitaeval.app.master_key import PASSPHRASE
from vitaeval.app.project import Project
from vitaeval.app.wire import providers
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.errors import ConfigError
from vitaeval.schema.config import Limits, ModelConfig, Price
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.provider import Provider

Secret = Callable[[str], str | None]

COLUMNS = ("model", "provider", "id", "context", "in", "cached", "out", "as of", "limits", "key", "evidence", "until")
RIGHT = ("context", "in", "cached", "out")
UNKNOWN = "?"


def show(project: Project, console: Console, secret: Secret) -> int:
    """One line a model, prices in USD per million tokens. 2 when a configuration cannot be read, after the rest."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in COLUMNS:
        wide = name in ("model", "evidence")
        table.add_column(name, justify="right" if name in RIGHT else "left", overflow="fold", no_wrap=wide)
    found, problems = _loaded(project)
    for config in found:
        table.add_row(*_row(config, secret))
    console.print(table)
    for line in (*_legend(found, secret), *(Text(problem, style="red") for problem in problems)):
        console.print(line, soft_wrap=True)
    return ConfigError.exit_code if problems else 0


def show_with(keys: Keys, project: Project, console: Console) -> int:
    """The same with the keys of this process; nobody is asked for a passphrase."""
    code = show(project, console, keys.optional)
    if keys.locked():
        console.print(f"the key file is locked, and its keys are not counted above: set {PASSPHRASE}", soft_wrap=True)
    return code


def _loaded(project: Project) -> tuple[list[ModelConfig], list[str]]:
    found, problems = [], []
    for name in model_names(project):
        try:
            config = load_model(project, name)
            provider_of(config)
            found.append(config)
        except ConfigError as error:
            problems.append(str(error))
    return found, problems


def _legend(found: Sequence[ModelConfig], secret: Secret) -> Iterator[Text]:
    yield Text(f"prices: USD per million tokens; {UNKNOWN} is unknown, never free: the note in conf/model/ says why")
    yield Text("limits: of the default tier, a minute (/m) and a day (/d); until: the vendor's last day for the model")
    missing = [state for config in found if (state := key_state(config, provider_of(config), secret)).startswith("no:")]
    if missing:
        yield Text(f"keys: set {', '.join(sorted({state.removeprefix('no: ') for state in missing}))}")


def model_names(project: Project) -> list[str]:
    """Names of `conf/model/*.yaml`, in alphabetical order."""
    return sorted(path.stem for path in _folder(project).glob("*.yaml"))


def load_model(project: Project, name: str) -> ModelConfig:
    """`conf/model/<name>.yaml` with its environment variables resolved. Raises ConfigError with near matches."""
    if name not in model_names(project):
        raise ConfigError(f"unknown model {name!r}: {did_you_mean(name, model_names(project))}")
    values = compose(project.conf, f"model/{name}", [])
    return parse(values["model"], ModelConfig, origin=f"conf/model/{name}.yaml")


def provider_of(config: ModelConfig) -> Provider:
    """The provider that `config` names. Raises ConfigError with near matches."""
    known = providers()
    if config.provider not in known:
        raise ConfigError(
            f"model {config.name}: unknown provider {config.provider!r}: {did_you_mean(config.provider, known)}"
        )
    return known[config.provider]


def key_state(config: ModelConfig, provider: Provider, secret: Secret) -> str:
    """Whether the model's key is there: `yes`, `no` with the variable to set, or `not needed`."""
    name = config.endpoint.key_env or provider.key_env
    if name is not None and secret(name):
        return "yes"
    return "not needed" if name is None or provider.key_env is None else f"no: {name}"


def _folder(project: Project) -> Path:
    return project.conf / "model"


def _row(config: ModelConfig, secret: Secret) -> Iterator[Text]:
    provider = provider_of(config)
    key = key_state(config, provider, secret).partition(":")[0]
    yield from (Text(item) for item in (config.name, config.provider, config.id))
    yield from (Text(item) for item in (_context(config, provider), *_prices(config.price, provider)))
    yield Text(_limits(config.limits) if provider.spends else "–")
    yield Text(key, style={"yes": "green", "no": "red"}.get(key, "dim"))
    yield Text(str(config.evidence))
    yield _until(config.served_until, clock.now().date())


def _until(day: str | None, today: date) -> Text:
    return Text(day or "", style="red" if day is not None and date.fromisoformat(day) < today else "yellow")


def _context(config: ModelConfig, provider: Provider) -> str:
    if config.context is None:
        return UNKNOWN if provider.spends else "–"
    return f"{config.context:,}"


def _prices(price: Price | None, provider: Provider) -> list[str]:
    if not provider.spends:
        return ["free", "–", "free", "–"]
    if price is None:
        return [UNKNOWN, UNKNOWN, UNKNOWN, "–"]
    shown = [UNKNOWN if value is None else f"{value:g}" for value in (price.input, price.cached_input, price.output)]
    return [*shown, "–" if set(shown) == {UNKNOWN} else price.date]


def _limits(limits: Limits) -> str:
    """Requests and tokens a minute and a day, in short."""
    found = (
        (_short(limits.rpm), "req/m"),
        (_short(limits.tpm), "tok/m"),
        (_short(limits.rpd), "req/d"),
        (_short(limits.tpd), "tok/d"),
    )
    return " ".join(f"{amount} {unit}" for amount, unit in found if amount) or UNKNOWN


def _short(value: int | None) -> str:
    if value is None:
        return ""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if value >= size:
            return f"{value / size:g}{unit}"
    return str(value)
