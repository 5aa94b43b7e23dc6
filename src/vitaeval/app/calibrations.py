"""Calibrations on disk: `judges/<task>/<judge>.json`, meant for Git."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.golden.documents import first_problem
from vitaeval.runner.folder import write
from vitaeval.schema.calibration import Calibration
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.judgement import Judge

DIGITS = 12


def calibration_path(root: Path, judge: Judge) -> Path:
    """Where the calibration of `judge` is kept."""
    return root / judge.task / f"{judge.version}-{digest(judge)[:DIGITS]}.json"


def keep_calibration(root: Path, found: Calibration) -> Path:
    """Write `found` in place of an earlier calibration of the same judge."""
    path = calibration_path(root, found.judge)
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, found.model_dump_json(indent=1))
    return path


def find_calibration(root: Path, judge: Judge, served: tuple[str, ...]) -> tuple[Calibration | None, str | None]:
    """The calibration that holds for `judge`, or None and why there is none.

    A vendor may serve another model under the same name: then nothing is known of it. A judge that is not shown to
    agree with people beyond chance counts as uncalibrated. Raises DataError for a file that cannot be read.
    """
    path = calibration_path(root, judge)
    try:
        found = Calibration.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None, "no people's labels stand behind this prompt, model and sampling"
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot read: {error}") from None
    except ValidationError as error:
        raise DataError(f"{path}: {first_problem(error)}; `vitaeval judge calibrate` writes it anew") from None
    if found.judge != judge:
        return None, "the calibration that is kept is another judge's"
    other = sorted(set(served) - set(found.served))
    if other:
        return None, f"calibrated as {', '.join(found.served)}, served as {', '.join(other)}"
    if found.unshown:
        return None, f"people's labels do not show it to be better than chance on {', '.join(found.unshown)}"
    return found, None
