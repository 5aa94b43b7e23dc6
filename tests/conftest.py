"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("vitaeval", deadline=None)
settings.load_profile("vitaeval")
