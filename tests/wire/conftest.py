"""The `wire` fixture: a model server on 127.0.0.1 that does what a test tells it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.wire.server import WireServer


@pytest.fixture(scope="session")
def _wire_server() -> Iterator[WireServer]:
    server = WireServer().start()
    yield server
    server.stop()


@pytest.fixture
def wire(_wire_server: WireServer) -> Iterator[WireServer]:
    """A fresh server: no requests, scripts, faults or routes."""
    yield _wire_server.fresh()
    _wire_server.fresh()
