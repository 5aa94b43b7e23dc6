"""The name of a call within its run: journal, cassette and replay agree on it."""

from __future__ import annotations

from vitaeval.schema.chat import Request
from vitaeval.schema.fingerprint import digest


def call_key(request: Request) -> str:
    """Digest of everything that decides the answer to `request` within its run, and of what it is asked for."""
    return digest(
        {
            "purpose": request.purpose,
            "messages": request.messages,
            "model": request.model,
            "sampling": request.sampling,
            "output": request.output,
            "trial": request.trial,
            "epoch": request.epoch,
        }
    )
