"""Who writes into a ledger, and when."""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from vitaeval.app import clock
from vitaeval.app.actor import actor
from vitaeval.errors import ConfigError
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.ledger import Signature


def signature(root: Path, environment: Mapping[str, str]) -> Signature:
    """The caller as he calls himself (else his login), at this moment.

    A rollback must not wait for a name. The ticket tells this process and moment from all others.
    """
    when = clock.now().isoformat(timespec="microseconds")
    ticket = digest([socket.gethostname(), os.getpid(), when])[:16]
    return Signature(who=_name(root, environment), when=when, ticket=ticket)


def _name(root: Path, environment: Mapping[str, str]) -> str:
    try:
        return actor(root, environment)[:200]
    except ConfigError:
        return f"{_login()} (login)"


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
