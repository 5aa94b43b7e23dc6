"""Every line of "Use a real model" in the README does what it says, at a server that speaks the vendor's format."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
import yaml
from tests.flow.conftest import REPOSITORY, Place, record
from tests.wire.behaviour import Answer, shaped
from tests.wire.server import WireServer

PAGE = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PART = PAGE.partition("## Use a real model")[2].partition("\n## ")[0]
VENDORS = dict(re.findall(r"\*\*(.+?)\*\*.*?```sh\n(.*?)```", PART, re.DOTALL))
ROOTS = {"openai": "/v1", "groq": "", "anthropic": "", "azure": None, "compatible": None}


@pytest.fixture
def server(place: Place) -> Iterator[WireServer]:
    """Where all vendors are found; a run that calls another address fails."""
    started = WireServer().start()
    started.always(Answer(shaped))
    for path in (place.root / "conf" / "model").glob("*.yaml"):
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
        root = ROOTS.get(values["provider"])
        if root is not None:
            values["endpoint"]["base_url"] = started.url + root
            path.write_text(yaml.safe_dump(values))
    yield started
    started.stop()


def lines(block: str) -> tuple[dict[str, str], list[list[str]]]:
    """The variables that are exported, and the words of each `vitaeval` command."""
    told = [shlex.split(line, comments=True) for line in block.splitlines()]
    exported = dict(word.split("=", 1) for words in told if words[:1] == ["export"] for word in words[1:])
    return exported, [words[1:] for words in told if words[:1] == ["vitaeval"]]


def test_every_vendor_has_five_lines() -> None:
    assert [len(block.splitlines()) for block in VENDORS.values()] == [5] * 5
    assert list(VENDORS) == ["OpenAI", "Azure OpenAI", "Anthropic", "Groq", "A local server"]


@pytest.mark.slow
@pytest.mark.parametrize("vendor", VENDORS)
def test_a_newcomer_types_them_one_after_another(place: Place, server: WireServer, vendor: str) -> None:
    exported, commands = lines(VENDORS[vendor])
    here = {"VITAEVAL_LOCAL_URL": f"{server.url}/v1", "AZURE_OPENAI_ENDPOINT": server.url}
    for name in exported:
        place.patch.setenv(name, here.get(name, "not-a-real-value-0123456789" if "KEY" in name else "m"))
    for words in commands:
        before = len(server.requests)
        few = ("suite.examples=2", "tracking=none") if words[0] == "eval" else ()
        ended = place.run(*words, *few)
        assert (words, ended.code) in [(words, 0), (["models", *words[1:]], 11)], ended
        assert ended.err == ""
        assert words[0] != "plan" or len(server.requests) == before
    assert record(place.folders()[-1]).states["scored"] + record(place.folders()[-1]).states["malformed"] == 2
