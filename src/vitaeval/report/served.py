"""Who really answered, where that is not simply the model that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vitaeval.schema.chat import Evidence
from vitaeval.schema.run import RunRecord

SNAPSHOT = re.compile(r"-(\d{8}|\d{4}-\d{2}-\d{2}|\d{4})")


def changes(record: RunRecord) -> Iterable[str]:
    """A sentence for each way in which the answers may not be of one and the same model.

    A vendor may answer for a name with a dated snapshot of it; two snapshots in one run, or another name, are told.
    """
    config = record.manifest.config
    models = [config.model, *(config.stage_models or {}).values()]
    if any(model.evidence is not Evidence.REAL for model in models):
        return
    asked = {model.id for model in models}
    for name in sorted(asked):
        found = [served for served in record.served_models if is_snapshot(served, name)]
        if len(found) > 1:
            yield f"**`{name}` was served as {len(found)} models in this run: {_listed(found)}.**"
    strange = [served for served in record.served_models if not any(is_snapshot(served, name) for name in asked)]
    if strange:
        yield f"**Answered by {_listed(strange)}, while {_listed(sorted(asked))} was asked for.**"
    if len(record.fingerprints) > 1:
        told = _listed(record.fingerprints)
        yield f"The provider's set-up changed during the run: {len(record.fingerprints)} fingerprints ({told})."


def is_snapshot(served: str, name: str) -> bool:
    """Whether `served` is `name` itself or a dated snapshot of it."""
    return served == name or (served.startswith(name) and SNAPSHOT.fullmatch(served.removeprefix(name)) is not None)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
