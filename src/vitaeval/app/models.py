"""`vitaeval models`: which models can be chosen, what they cost, and whether their key is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.app.project import Project
from vitaeval.app.wire import providers
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.errors import ConfigError
from vitaeval.schema.config import Limits, ModelConfig, Price
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.provider import Provider

Secret = Callable[[str], str | None]

COLUMNS = ("model", "provider", "id", "context", "in", "cached", "out", "as of", "limits", "key", "evidence")
RIGHT = ("context", "in", "cached", "out")
UNKNOWN = "?"


def show(project: Project, console: Console, secret: Secret) -> int:
    """One line a model, prices in USD per million tokens. 2 when a configuration cannot be read, after the rest."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in COLUMNS:
        table.add_column(name, justify="right" if name in RIGHT else "left", overflow="fold")
    problems: list[str] = []
    for name in model_names(project):
        try:
            table.add_row(*_row(load_model(project, name), secret))
        except ConfigError as error:
            problems.append(str(error))
    console.print(table)
    console.print(Text(f"prices: USD per million tokens; {UNKNOWN} is unknown, never free: the file's note says why"))
    for problem in problems:
        console.print(Text(problem, style="red"))
    return ConfigError.exit_code if problems else 0


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
    key = key_state(config, provider, secret)
    yield from (Text(item) for item in (config.name, config.provider, config.id))
    yield from (Text(item) for item in (_context(config, provider), *_prices(config.price, provider)))
    yield Text(_limits(config.limits))
    yield Text(key, style="red" if key.startswith("no:") else "green" if key == "yes" else "dim")
    yield Text(str(config.evidence))


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
    return [*shown, price.date]


def _limits(limits: Limits) -> str:
    """Requests and tokens a minute and a day, in short, with the tier."""
    names = ("rpm", "tpm", "rpd", "tpd")
    parts = [f"{value:,} {name}" for name in names if (value := getattr(limits, name)) is not None]
    return " ".join([*parts, f"({limits.tier})" if limits.tier and parts else ""]).strip() or UNKNOWN
