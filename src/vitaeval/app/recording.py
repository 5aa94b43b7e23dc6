"""`vitaeval record`: a run's answers as a portable cassette, and what `model=replay` does with one."""

from __future__ import annotations

import hashlib
import shlex
from pathlib import Path

from rich.console import Console

from vitaeval.app.project import Project
from vitaeval.errors import ConfigError, DataError
from vitaeval.runner import folder as folders
from vitaeval.runner.cassette import cassette_text, recorded
from vitaeval.schema.cassette import Recorded
from vitaeval.schema.config import EvalConfig, ModelConfig, Privacy

DIGITS = 12


def record(run: str, out: Path, project: Project, console: Console) -> int:
    """Write the answers of `run` and of its judges to the file `out`, replacing it, and say what they are."""
    folder = folders.find(project.runs, run)
    judges = (place.parent for place in sorted(folder.glob(f"*/{folders.JOURNAL}")) if place.stat().st_size)
    entries = (*recorded(folder), *(entry for judge in judges for entry in recorded(judge)))
    if not out.parent.is_dir():
        raise ConfigError(f"out={out}: there is no folder {out.parent}")
    folders.write(out, cassette_text(entries))
    console.print(f"{folder.name}: {len(entries)} answers, {_cost(entries)}, recorded {entries[0].recorded}")
    console.print(f"cassette {out}", soft_wrap=True)
    console.print(f"again    {_again(folder, out)}", soft_wrap=True)
    return 0


def replaying(config: EvalConfig) -> EvalConfig:
    """`config` with its cassette bound in: an absolute path, and a model id that says which content is meant.

    The content's digest enters the run's key through the id, so that a run with another cassette is another
    run and never resumed as this one. Configurations without a cassette come back as they are.
    """
    if config.model.cassette is None:
        return config
    path = Path(config.model.cassette).expanduser().absolute()
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:DIGITS]
    except OSError as error:
        raise DataError(f"cassette={path}: cannot read: {error.strerror or error}") from None
    model = ModelConfig(**{**dict(config.model), "id": f"cassette-{digest}", "cassette": str(path)})
    return EvalConfig(**{**dict(config), "model": model})


def _again(folder: Path, out: Path) -> str:
    config = folders.read_manifest(folder).config
    words = (f"task={config.task}", f"prompt={config.prompt}", f"golden={config.golden}", f"suite={config.suite.name}")
    private = () if config.privacy is Privacy.OFF else (f"privacy={config.privacy}",)
    return " ".join(("vitaeval eval model=replay", shlex.quote(f"cassette={out}"), *words, *private))


def _cost(entries: tuple[Recorded, ...]) -> str:
    prices = [entry.reply.cost_usd for entry in entries]
    known = [price for price in prices if price is not None]
    unknown = len(prices) - len(known)
    if not known:
        return "cost unknown"
    return f"${sum(known):.4f}" + (f" and {unknown} of unknown cost" if unknown else "")
