"""What every answer store must do, whatever it is made of: run by the tests of each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.store import AnswerStore

KEY, OTHER = "a" * 64, "b" * 64
Check = Callable[[AnswerStore, AnswerStore], Awaitable[None]]


async def keeps_what_was_put_and_shows_it_to_others(mine: AnswerStore, theirs: AnswerStore) -> None:
    text = '{"text":"Zürich 🎓\\n\\u0000"}'
    assert await mine.get(KEY) is None
    await mine.put(KEY, text)
    assert await theirs.get(KEY) == text
    assert await theirs.get(OTHER) is None


async def the_later_answer_stands(mine: AnswerStore, theirs: AnswerStore) -> None:
    await mine.put(KEY, "first")
    await theirs.put(KEY, "second")
    assert await mine.get(KEY) == "second"


async def one_process_at_a_time_holds_a_lease(mine: AnswerStore, theirs: AnswerStore) -> None:
    assert await mine.claim(KEY)
    assert not await theirs.claim(KEY)
    assert await theirs.claim(OTHER)
    await mine.release(KEY)
    assert await theirs.claim(KEY)


async def a_process_cannot_claim_twice(mine: AnswerStore, _theirs: AnswerStore) -> None:
    assert await mine.claim(KEY)
    assert not await mine.claim(KEY)


async def nobody_ends_or_prolongs_the_lease_of_another(mine: AnswerStore, theirs: AnswerStore) -> None:
    assert await mine.claim(KEY)
    await theirs.release(KEY)
    await theirs.renew(KEY)
    assert not await theirs.claim(KEY)


async def releasing_what_one_does_not_hold_is_nothing(mine: AnswerStore, theirs: AnswerStore) -> None:
    await mine.release(KEY)
    await mine.renew(KEY)
    assert await theirs.claim(KEY)


async def many_claims_at_once_have_one_winner(mine: AnswerStore, theirs: AnswerStore) -> None:
    won = await asyncio.gather(*(store.claim(KEY) for store in (mine, theirs) * 20))
    assert sum(won) == 1


async def many_writes_at_once_all_arrive(mine: AnswerStore, theirs: AnswerStore) -> None:
    keys = [f"{number:064x}" for number in range(300)]
    await asyncio.gather(*((mine, theirs)[number % 2].put(key, key[-5:]) for number, key in enumerate(keys)))
    assert [await mine.get(key) for key in keys] == [key[-5:] for key in keys]


async def an_answer_and_the_end_of_its_lease_come_together(mine: AnswerStore, theirs: AnswerStore) -> None:
    assert await mine.claim(KEY)
    await mine.put(KEY, "kept", releasing=KEY)
    assert await theirs.get(KEY) == "kept"
    assert await theirs.claim(KEY)


async def an_answer_ends_nobody_elses_lease(mine: AnswerStore, theirs: AnswerStore) -> None:
    assert await theirs.claim(KEY)
    await mine.put(OTHER, "kept", releasing=KEY)
    assert await mine.get(OTHER) == "kept"
    assert not await mine.claim(KEY)


CONTRACT: tuple[Check, ...] = (
    keeps_what_was_put_and_shows_it_to_others,
    the_later_answer_stands,
    one_process_at_a_time_holds_a_lease,
    a_process_cannot_claim_twice,
    nobody_ends_or_prolongs_the_lease_of_another,
    releasing_what_one_does_not_hold_is_nothing,
    many_claims_at_once_have_one_winner,
    many_writes_at_once_all_arrive,
    an_answer_and_the_end_of_its_lease_come_together,
    an_answer_ends_nobody_elses_lease,
)


@dataclass
class MemoryStore:
    """An answer store in this process that can be taken away."""

    kept: dict[str, str] = field(default_factory=dict)
    leases: set[str] = field(default_factory=set)
    is_away: bool = False
    asked: int = 0
    lease_s: float = 15.0

    async def get(self, key: str) -> str | None:
        self._reach()
        return self.kept.get(key)

    async def put(self, key: str, text: str, *, releasing: str | None = None) -> None:
        self._reach()
        self.kept[key] = text
        if releasing is not None:
            self.leases.discard(releasing)

    async def claim(self, key: str) -> bool:
        self._reach()
        is_free = key not in self.leases
        self.leases.add(key)
        return is_free

    async def renew(self, key: str) -> None:
        self._reach()

    async def release(self, key: str) -> None:
        self._reach()
        self.leases.discard(key)

    async def close(self) -> None:
        self._reach()

    def _reach(self) -> None:
        self.asked += 1
        if self.is_away:
            raise EnvironmentFailure("memory: gone")
