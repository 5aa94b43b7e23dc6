"""The Hydra door: from `conf/<command>.yaml` and overrides to plain mappings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any, cast

from vitaeval.errors import ConfigError
from vitaeval.schema.naming import did_you_mean


def compose(conf: Path, name: str, overrides: Sequence[str]) -> dict[str, Any]:
    """The configuration `name` under `conf` with `overrides`, resolved to plain values.

    Raises ConfigError on one screen: unknown keys and options with near matches, broken grammar, values
    that are missing.
    """
    import yaml
    from hydra import compose as hydra_compose
    from hydra import initialize_config_dir
    from hydra.errors import ConfigCompositionException, HydraException, MissingConfigException
    from omegaconf import OmegaConf
    from omegaconf.errors import OmegaConfBaseException

    try:
        with initialize_config_dir(str(conf.resolve()), version_base="1.3"):
            config = hydra_compose(name, overrides=list(overrides))
        plain = OmegaConf.to_container(config, resolve=True, throw_on_missing=True)
    except yaml.YAMLError as error:
        raise ConfigError(f"not YAML: {' '.join(str(error).split())}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{conf}: a file is not UTF-8 at byte {error.start}") from None
    except MissingConfigException as error:
        raise ConfigError(_missing(error.missing_cfg_file, conf, overrides)) from None
    except ConfigCompositionException as error:
        raise ConfigError(_unreadable(overrides, conf) or _composition(error, conf, name)) from None
    except TypeError:  # Hydra's own, where a group is given a list
        if said := _unreadable(overrides, conf):
            raise ConfigError(said) from None
        raise
    except OmegaConfBaseException as error:
        raise ConfigError(f"{error.full_key or name}: {_first_line(error)}") from None
    except HydraException as error:
        raise ConfigError(_unreadable(overrides, conf) or _first_line(error)) from None
    return cast(dict[str, Any], plain)


def sweep(overrides: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Every combination of comma-separated values: `a=1,2 b=3` is (`a=1`, `b=3`), (`a=2`, `b=3`)."""
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    try:
        parsed = OverridesParser.create().parse_overrides(list(overrides))
    except HydraException as error:
        raise ConfigError(_unreadable(overrides) or _first_line(error)) from None
    choices = []
    for item in parsed:
        values = item.sweep_string_iterator() if item.is_sweep_override() else [item.get_value_element_as_str()]
        choices.append([f"{item.get_key_element()}={value}" for value in values])
    return tuple(product(*choices))


def _unreadable(overrides: Sequence[str], conf: Path | None = None) -> str | None:
    """What is wrong with the first override that cannot be read, and the remedy; None when all can be.

    With `conf`, one value is wanted for each key, and for a group of files the name of one.
    """
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    for word in overrides:
        key, _, value = word.partition("=")
        try:
            parsed = OverridesParser.create().parse_override(word)
        except HydraException:
            return f"{word}: the value cannot be read; text with other than plain letters needs quotes: {_quoted(word)}"
        if conf is not None and parsed.is_sweep_override():
            return f"{word}: these are several values; add -m for a run with each, or quote one: {_quoted(word)}"
        if conf is not None and (conf / key).is_dir() and not isinstance(parsed.value(), str):
            known = sorted(path.stem for path in (conf / key).glob("*.yaml"))
            return f"{word}: {key} wants one name, {value} is none; {did_you_mean(value, known)}"
    return None


def _quoted(word: str) -> str:
    """`word` for a shell, with its value as one text."""
    key, _, value = word.partition("=")
    plain = value.replace("\\", "").replace('"', "").replace("'", "")
    return f"""'{key}="{plain}"'"""


def _missing(file: str | None, conf: Path, overrides: Sequence[str]) -> str:
    group, _, option = (file or "").rpartition("/")
    known = [path.stem for path in (conf / group).glob("*.yaml")]
    given = next((item for item in overrides if item.startswith(f"{group}=")), file)
    return f"{given}: conf/{group} has no {option!r}; {did_you_mean(option, known)}"


def _composition(error: Exception, conf: Path, name: str) -> str:
    """Hydra's own words, and near matches where a key is unknown."""
    first = _first_line(error)
    if "Could not override" not in first:
        return first
    key = first.split("'")[1]
    group, dot, _ = key.partition(".")
    if dot and (conf / group).is_dir():
        inside = {f"{group}.{item}" for path in (conf / group).glob("*.yaml") for item in _keys(path)}
        return f"unknown key {key!r} in conf/{group}; {did_you_mean(key, inside)}"
    groups = [path.name for path in conf.iterdir() if path.is_dir()]
    known = [*_keys(conf / f"{name}.yaml"), *groups]
    return f"unknown key {key!r} in conf/{name}.yaml; {did_you_mean(key, known)}"


def _keys(path: Path) -> list[str]:
    """The keys of a file, and those inside them with a dot between."""
    import yaml

    found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    inside = [f"{key}.{item}" for key, value in found.items() if isinstance(value, dict) for item in value]
    return [*found, *inside]


def _first_line(error: Exception) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
