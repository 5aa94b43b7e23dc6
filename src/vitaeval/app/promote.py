"""`vitaeval promote`: put a version into service, on the strength of a verdict that still holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

import vitaeval.prompts.lock
from vitaeval.app.bound import Bound, bound_today
from vitaeval.app.ledger import Ledger, open_ledger
from vitaeval.app.project import Project
from vitaeval.app.registry import told
from vitaeval.app.wire import metrics, schemas, task
from vitaeval.decisions.passes import Today
from vitaeval.decisions.promote import Wish, promotion
from vitaeval.decisions.standing import standing
from vitaeval.errors import ConfigError, DataError, UserError
from vitaeval.golden.load import load as load_golden
from vitaeval.golden.load import set_names
from vitaeval.prompts.library import load as load_prompt
from vitaeval.report.ledger import line, service
from vitaeval.runner import folder as folders
from vitaeval.schema.binding import Binding
from vitaeval.schema.ledger import Entry, Promotion, Rollout
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.registry import Registry, Releasing

RUNS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of the command: `arm` is `version` or `version@model`."""

    task: str
    arm: str
    share: int = 100
    force: bool = False
    reason: str | None = None


def run_promote(asked: Asked, releases: Releasing, project: Project, console: Console) -> int:
    """Put `asked` into service and say what is in service now. Raises ConfigError with every reason when it may not."""
    if asked.force and not asked.reason:
        raise ConfigError('force=true needs reason="…": it is shown in every nightly summary until a PASS replaces it')
    task(asked.task)
    bound = bound_today(project, asked.task, asked.arm)
    with open_ledger(project, releases.registry, asked.task) as ledger:
        entries = promoted(ledger, asked, bound, releases)
    _lock(asked, project, releases.registry)
    console.print(Text(line(entries[-1]), style="bold green"), soft_wrap=True)
    for text in (*service(standing(entries)), f"registry  {told(releases.registry)}"):
        console.print(Text(text), soft_wrap=True)
    return 0


def promoted(ledger: Ledger, asked: Asked, bound: Bound, releases: Releasing) -> tuple[Entry, ...]:
    """The ledger with the promotion as its last entry."""
    world = today(ledger, releases.registry)
    if asked.force or not ledger.entries():
        ledger.keep(bound.binding)
    meant = bound.binding.digest if "@" in asked.arm else None
    wish = Wish(bound.binding.version, asked.share, asked.reason, meant, bound.release if asked.force else None)

    def decide(entries: tuple[Entry, ...]) -> Promotion | Rollout:
        if not entries and not asked.force:
            deed: Promotion | Rollout = _first(releases, bound)
        else:
            deed = promotion(entries, wish, world)
            _require_unedited(ledger.binding(deed.new), bound)
        ledger.show(_prompt(ledger.project, asked))
        return deed

    return ledger.append(decide)


def _require_unedited(judged: Binding, today: Bound) -> None:
    """The version's files still say what the gate has judged."""
    if judged.prompt != today.binding.prompt:
        raise ConfigError(
            f"prompts/{judged.task}/{judged.version}.yaml (or a part or schema that it binds) has changed since its "
            f"verdict: restore it, or give the new text a new version and gate that"
        )


def today(ledger: Ledger, registry: Registry) -> Today:
    """What a verdict must still agree with."""
    project, spec = ledger.project, task(ledger.task)
    golden = {}
    for name in set_names(project.golden, spec.name):
        try:
            golden[name] = load_golden(project.golden, spec, name).digest
        except DataError:
            continue
    versions = {name: metric.version for name, metric in metrics(project).items()}
    return Today(golden, versions, _served(project, spec.name), registry.sandbox)


def _served(project: Project, task_name: str) -> Mapping[str, tuple[str, ...]]:
    """As what the models of each version were served in their newest runs here."""
    found: dict[str, tuple[str, ...]] = {}
    for run_id in reversed(folders.run_ids(project.runs)[-RUNS_LOOKED_AT:]):
        try:
            record = folders.read_record(project.runs / run_id)
        except UserError:
            continue
        config = record.manifest.config
        if config.task == task_name and record.served_models:
            found.setdefault(f"{config.prompt} {config.model.name}", record.served_models)
    return found


def _first(releases: Releasing, bound: Bound) -> Promotion:
    """The first champion of an empty registry, which nobody has judged."""
    named = releases.first.get(bound.binding.task)
    if bound.binding.version != named:
        asked = f"task={bound.binding.task} version={bound.binding.version}"
        raise ConfigError(
            f"the registry is empty: its first champion is {named or 'not named'} in conf/promote.yaml; name "
            f'{bound.binding.version} there, or vitaeval promote {asked} force=true reason="…"'
        )
    return Promotion(old=None, new=bound.release, attempt=None, reason="first champion: no evidence", first=True)


def _lock(asked: Asked, project: Project, registry: Registry) -> None:
    """What is released never changes any more."""
    if not registry.sandbox:
        vitaeval.prompts.lock.lock(project.prompts, [_prompt(project, asked)])


def _prompt(project: Project, asked: Asked) -> PromptVersion:
    spec = task(asked.task)
    return load_prompt(project.prompts, spec.name, asked.arm.partition("@")[0], schemas(spec))
