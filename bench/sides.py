"""What the measured programs share: their arguments, and the one line of JSON that each prints at its end."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path


def arguments() -> argparse.Namespace:
    """The arguments of every side."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", required=True, type=Path)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--out", required=True, type=Path, help="folder for whatever the side keeps")
    parser.add_argument("--fast", action="store_true", help="floor: compiled ROUGE-L and the SDK's aiohttp client")
    parser.add_argument(
        "--cache", action="store_true", help="vitaeval: keep answers between runs, as it does by default"
    )
    parser.add_argument("--dear", action="store_true", help="vitaeval: also a metric that takes 10 ms of processor")
    return parser.parse_args()


def tell(scores: Sequence[float], began: float) -> None:
    """Print how many examples were scored, their mean ROUGE-L, and the seconds since `began`."""
    eval_s = time.perf_counter() - began
    mean = sum(scores) / len(scores) if scores else None
    print(json.dumps({"scored": len(scores), "rouge": mean and round(mean, 6), "eval_s": eval_s}), flush=True)
