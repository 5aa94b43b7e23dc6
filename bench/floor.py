"""The floor: the SDK, a semaphore and a ROUGE-L; nothing is validated, kept or tried again.

Plain: `rouge_score`, and the SDK's own HTTP client. `--fast`: the same ROUGE-L by rapidfuzz and the SDK's aiohttp
client, which is what a good harness can come near.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from openai import AsyncOpenAI, DefaultAioHttpClient, OpenAIError
from sides import arguments, tell
from workload import MUST_CONTAIN, Row, load

Rouge = Callable[[str, str], float]


def plain_rouge() -> Rouge:
    """ROUGE-L by Google's package."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rougeL"], use_stemmer=False)
    return lambda reference, answer: float(scorer.score(reference, answer)["rougeL"].fmeasure)


def fast_rouge() -> Rouge:
    """The same numbers by a compiled longest common subsequence."""
    from rapidfuzz.distance import LCSseq
    from rouge_score.tokenize import tokenize

    def score(reference: str, answer: str) -> float:
        left, right = tokenize(reference, None), tokenize(answer, None)
        shared = LCSseq.similarity(left, right)
        return 2 * shared / (len(left) + len(right)) if shared else 0.0

    return score


async def evaluate(args: Any, rouge: Rouge) -> list[float]:
    """ROUGE-L of every answered example."""
    client = AsyncOpenAI(
        base_url=args.base_url,
        api_key="fake",
        max_retries=5,
        http_client=DefaultAioHttpClient() if args.fast else None,
    )
    gate = asyncio.Semaphore(args.concurrency)

    async def one(row: Row) -> float | None:
        async with gate:
            try:
                reply = await client.chat.completions.create(
                    model="fake", messages=[{"role": "user", "content": row["prompt"]}]
                )
            except OpenAIError:
                return None
        answer = reply.choices[0].message.content or ""
        scores = {"exact": float(answer == row["reference"]), "contains": float(MUST_CONTAIN in answer)}
        return (scores | {"rougeL": rouge(row["reference"], answer)})["rougeL"]

    async with client:
        found = await asyncio.gather(*map(one, load(args.examples)))
    return [value for value in found if value is not None]


def main() -> None:
    """Evaluate the examples and say how long it took."""
    args = arguments()
    rouge = fast_rouge() if args.fast else plain_rouge()
    began = time.perf_counter()
    tell(asyncio.run(evaluate(args, rouge)), began)


if __name__ == "__main__":
    main()
