"""Vectors by configuration: from a local server or OpenAI, kept between processes."""

from __future__ import annotations

import pytest
from tests.flow.conftest import Place
from tests.wire.behaviour import failure
from tests.wire.server import WireServer

from vitaeval.app.embedding import open_embedder
from vitaeval.app.project import Project
from vitaeval.errors import ConfigError, Permanent


@pytest.fixture
def server(place: Place) -> WireServer:
    started = WireServer().start()
    place.patch.setenv("VITAEVAL_LOCAL_URL", f"{started.url}/v1")
    place.patch.setenv("OPENAI_API_KEY", "")
    return started


async def test_a_local_server_needs_no_key_and_is_asked_once_for_each_text(place: Place, server: WireServer) -> None:
    project = Project(place.root)
    first = open_embedder(project, "local", (), pytest.fail)
    vectors = await first(["nurse", "welder"])
    await first.close()
    again = open_embedder(project, "local", (), pytest.fail)
    assert await again(["welder", "nurse"]) == (vectors[1], vectors[0])
    await again.close()
    (seen,) = server.requests
    assert (seen.path, seen.json["model"], seen.json["input"]) == (
        "/v1/embeddings",
        "nomic-embed-text",
        ["nurse", "welder"],
    )
    server.stop()


async def test_a_key_is_sent_where_the_server_wants_one(place: Place, server: WireServer) -> None:
    place.patch.setenv("VITAEVAL_LOCAL_KEY", "sk-local-not-real")
    embed = open_embedder(Project(place.root), "local", ("cache=off",), pytest.fail)
    await embed(["nurse"])
    await embed.close()
    assert server.requests[0].headers["authorization"] == "Bearer sk-local-not-real"
    server.stop()


async def test_a_passing_failure_is_asked_again(place: Place, server: WireServer) -> None:
    server.script(failure(503, "overloaded", "try later"), failure(429, "rate_limit", "slow", retry_after="0"))
    embed = open_embedder(Project(place.root), "local", ("cache=off", "transport.backoff_s=0.01"), pytest.fail)
    assert len(await embed(["nurse"])) == 1
    await embed.close()
    assert len(server.requests) == 3
    server.stop()


async def test_openai_needs_its_key_and_says_which(place: Place, server: WireServer) -> None:
    embed = open_embedder(Project(place.root), "openai", ("cache=off",), pytest.fail)
    with pytest.raises(Permanent, match="OPENAI_API_KEY"):
        await embed(["nurse"])
    assert server.requests == []
    server.stop()


def test_an_unknown_name_is_told_with_the_nearest(place: Place) -> None:
    with pytest.raises(ConfigError, match="local"):
        open_embedder(Project(place.root), "locl", (), pytest.fail)


def test_a_provider_without_embeddings_is_named(place: Place) -> None:
    text = (place.root / "conf/embedding/openai.yaml").read_text()
    (place.root / "conf/embedding/other.yaml").write_text(text.replace("openai", "anthropic"))
    with pytest.raises(ConfigError, match="anthropic"):
        open_embedder(Project(place.root), "other", (), pytest.fail)
