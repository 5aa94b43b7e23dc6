"""A process that asks the wire server through a cache: `asker.py STORE URL OWNER PROMPTS CONCURRENCY`.

Starts when a line arrives on standard input; then prints what it got as JSON: `texts` by prompt, how often each
kind of `evidence` came, and `warnings`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Message, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.config import Cache, ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.cache import cached
from vitaeval.transport.clock import Clock
from vitaeval.transport.store_open import open_store

CONFIG = ModelConfig(name="wire", provider="wire", id="gpt-4o", evidence=Evidence.REAL)


def over_http(url: str) -> ChatModel:
    """A model that posts to the server in OpenAI's format."""

    def post(prompt: str) -> str:
        body = json.dumps({"model": CONFIG.id, "messages": [{"role": "user", "content": prompt}]}).encode()
        headers = {"content-type": "application/json", "authorization": "Bearer test"}
        asked = urllib.request.Request(f"{url}/v1/chat/completions", body, headers)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return str(json.load(answer)["choices"][0]["message"]["content"])

    async def call(request: Request, /) -> Reply:
        text = await asyncio.to_thread(post, request.messages[0].content)
        timing = CallTiming(latency_ms=1.0)
        return Reply(text=text, finish=FinishReason.STOP, served_model=CONFIG.id, evidence=Evidence.REAL, timing=timing)

    return call


def question(number: int) -> Request:
    """One of the prompts that all processes ask."""
    purpose = Purpose(task="t", stage="s", example=f"e{number}")
    messages = (Message(role=Role.USER, content=f"prompt {number}"),)
    return Request(purpose, messages, CONFIG.id, Sampling(), None)


async def ask(address: str, url: str, owner: str, prompts: int, at_once: int) -> dict[str, Any]:
    """Every prompt once, and what came of it."""
    warnings: list[str] = []
    store = open_store(Cache(name="c", uri=address), Path("/"), owner, Clock(now=time.time), warnings.append)
    assert store is not None
    chat, gate = cached(over_http(url), store, CONFIG), asyncio.Semaphore(at_once)

    async def one(number: int) -> Reply:
        async with gate:
            return await chat(question(number))

    replies = await asyncio.gather(*(one(number) for number in range(prompts)))
    await store.close()
    evidence = Counter(reply.evidence.value for reply in replies)
    return {"texts": [reply.text for reply in replies], "evidence": evidence, "warnings": warnings}


def main(address: str, url: str, owner: str, prompts: str, at_once: str) -> None:
    sys.stdin.readline()
    print(json.dumps(asyncio.run(ask(address, url, owner, int(prompts), int(at_once)))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
