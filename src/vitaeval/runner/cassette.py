"""From a run's journal to a cassette that can be replayed anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.runner import folder as folders
from vitaeval.runner.plan import model_of
from vitaeval.schema.cassette import Recorded
from vitaeval.schema.chat import Purpose, Reply
from vitaeval.schema.run import Manifest

PURPOSE = tuple(Purpose.model_fields)


def recorded(folder: Path) -> tuple[Recorded, ...]:
    """Every answered call of the run in `folder`, by example, trial, stage and attempt.

    The run may still be going on or have been stopped: what is answered so far is taken. Raises DataError
    when the journal is missing, empty or broken.
    """
    manifest = folders.read_manifest(folder)
    found = {entry.key: entry for entry in _entries(folder / folders.JOURNAL, manifest)}
    if not found:
        raise DataError(f"{folder.name} has no answers to record")
    return tuple(sorted(found.values(), key=_place))


def cassette_text(entries: tuple[Recorded, ...]) -> str:
    """The entries as JSON lines."""
    return "".join(f"{entry.model_dump_json(exclude_none=True)}\n" for entry in entries)


def _entries(journal: Path, manifest: Manifest) -> Iterator[Recorded]:
    try:
        lines = journal.read_bytes().split(b"\n")[:-1]
    except OSError as error:
        raise DataError(f"{journal}: cannot read: {error.strerror or error}") from None
    for number, line in enumerate(lines, start=1):
        try:
            yield _entry(json.loads(line), manifest)
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            reason = str(error).splitlines()[0]
            raise DataError(f"{journal}:{number}: broken journal line: {reason}") from None


def _entry(line: dict[str, object], manifest: Manifest) -> Recorded:
    config = manifest.config
    purpose = Purpose.model_validate_json(json.dumps({name: line[name] for name in PURPOSE}))
    model = model_of(config, purpose.stage)
    return Recorded(
        key=str(line["key"]),
        purpose=purpose,
        trial=int(str(line["trial"])),
        epoch=config.epoch,
        provider=model.provider,
        model=model.id,
        sampling=model.sampling,
        run=manifest.run_id,
        recorded=manifest.created,
        prompt=f"{config.task} {config.prompt} ({manifest.prompt_digest[:12]})",
        golden=f"{config.golden} ({manifest.golden_digest[:12]})",
        reply=Reply.model_validate_json(json.dumps(line["reply"])),
    )


def _place(entry: Recorded) -> tuple[str, int, str, int]:
    return entry.purpose.example, entry.trial, entry.purpose.stage, entry.purpose.attempt
