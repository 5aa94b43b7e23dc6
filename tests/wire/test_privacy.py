"""Under `privacy=strict` the far end never learns who a person is, and the person's CV is whole all the same."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.line import config, example
from tests.wire.behaviour import Answer
from tests.wire.server import WireServer

import vitaeval.tasks
from vitaeval.catalog import shelf
from vitaeval.golden.documents import read_profile
from vitaeval.golden.load import load as load_golden
from vitaeval.parsing.validate import validate
from vitaeval.prompts.library import load as load_prompt
from vitaeval.providers import anthropic, groq, openai
from vitaeval.runner.generate import generate
from vitaeval.runner.journal import Journal, journaled
from vitaeval.runner.plan import plan
from vitaeval.schema.chat import Evidence, Message, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.config import Endpoint, ModelConfig, Privacy, Transport
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import CvExpected
from vitaeval.schema.json_schema import json_schema
from vitaeval.schema.outcome import ExampleOutcome, Ok
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings
from vitaeval.schema.task import TaskSpec
from vitaeval.text.names import name_parts
from vitaeval.text.pii import PiiKind, find_pii
from vitaeval.text.render import render
from vitaeval.transport.redact import person_of, redacted

REPOSITORY = Path(__file__).parents[2]
PROVIDERS: Mapping[str, Provider] = {
    "openai": openai.PROVIDER,
    "anthropic": anthropic.PROVIDER,
    "groq": groq.PROVIDER,
}
PRIVATE = (PiiKind.EMAIL, PiiKind.PHONE, PiiKind.SSN, PiiKind.CARD, PiiKind.IBAN)
STAND_IN = re.compile(r"\[[A-Z]+_\d+\]")


@cache
def profiles() -> Mapping[str, Profile]:
    return {path.stem: read_profile(path) for path in sorted((REPOSITORY / "golden" / "profiles").glob("*.json"))}


def model(vendor: str, url: str) -> ChatModel:
    """The vendor's own SDK, talking to the wire server, with everything personal hidden."""
    chosen = ModelConfig(
        name=vendor,
        provider=vendor,
        id="m-1",
        evidence=Evidence.REAL,
        endpoint=Endpoint(base_url=f"{url}/v1" if vendor == "openai" else url),
        max_output=4096,
        stream=vendor == "groq",
    )
    around = Surroundings({}, Transport(), lambda name: "sk-test")
    return redacted(PROVIDERS[vendor].build(chosen, around), Privacy.STRICT, person_of)


def asks(name: str, profile: Profile) -> Request:
    """All that the profile holds, as JSON and as the head of a letter, with a card and a number on top."""
    basics = profile.basics
    head = "\n".join(text for text in (basics.name, basics.email, basics.phone, basics.url) if text)
    letter = f"{head}\nSSN 123-45-6789, card 4111 1111 1111 1111\n\nDear {basics.name},"
    return Request(
        purpose=Purpose(task="t", stage="s", example=name),
        messages=(
            Message(role=Role.SYSTEM, content="Say it all again as JSON."),
            Message(role=Role.USER, content=profile.model_dump_json(exclude_none=True)),
            Message(role=Role.USER, content=letter),
        ),
        model="m-1",
        sampling=Sampling(max_tokens=4000),
        output=None,
        inputs={"example": example(profile=profile), "answers": {}},
    )


def told(profile: Profile, prompt: str) -> list[str]:
    """What of the profile's own data `prompt` gives away."""
    basics = profile.basics
    links = [item.url for item in basics.profiles if item.url]
    street = basics.location.address if basics.location else None
    whole = [basics.name, basics.email, basics.phone, basics.url, street, *links]
    rest = prompt
    for phrase in _public(profile):
        rest = re.sub(re.escape(phrase), " ", rest, flags=re.I)
    parts = [part for part in name_parts(basics.name or "") if re.search(rf"\b{part}\b", rest, re.I)]
    return parts + [value for value in whole if value and value.lower() in prompt.lower()]


def _public(profile: Profile) -> list[str]:
    """Titles, employers and skills, longest first: they stay, even where a name is part of them."""
    found = [profile.basics.label, *(item.position for item in profile.work), *(item.name for item in profile.work)]
    found += [item.institution for item in profile.education]
    found += [word for group in profile.skills for word in group.keywords]
    return sorted({phrase for phrase in found if phrase}, key=lambda phrase: (-len(phrase), phrase))


@pytest.mark.parametrize("vendor", PROVIDERS)
async def test_no_golden_person_arrives_and_every_answer_has_them_back(wire: WireServer, vendor: str) -> None:
    wire.always(Answer(text=lambda seen: json.dumps({"said": _told_by_user(seen.json)})))
    chat = model(vendor, wire.url)
    requests = {name: asks(name, profile) for name, profile in profiles().items()}
    gate = asyncio.Semaphore(16)

    async def ask(request: Request) -> Reply:
        async with gate:
            return await chat(request)

    replies = await asyncio.gather(*(ask(request) for request in requests.values()))
    for request, reply in zip(requests.values(), replies, strict=True):
        assert json.loads(reply.text)["said"] == [message.content for message in request.messages[1:]]
    assert len(wire.requests) == len(requests) > 60
    for seen in wire.requests:
        assert find_pii(seen.prompt, PRIVATE) == ()
        assert STAND_IN.search(seen.prompt)
    everything = b"\n".join(seen.raw for seen in wire.requests)
    names = {profile.basics.name for profile in profiles().values() if profile.basics.name}
    assert [name for name in sorted(names) if json.dumps(name).encode()[1:-1] in everything] == []
    assert [name for name in sorted(names) if name.encode() in everything] == []


async def test_no_part_of_a_golden_name_arrives(wire: WireServer) -> None:
    wire.always(Answer(text="{}"))
    chat = model("openai", wire.url)
    leaks = {}
    for name, profile in profiles().items():
        await chat(asks(name, profile))
        if found := told(profile, wire.requests[-1].prompt):
            leaks[name] = found
    assert leaks == {}


@pytest.mark.parametrize("vendor", PROVIDERS)
async def test_the_final_cv_has_everything_back(wire: WireServer, vendor: str) -> None:
    profile = profiles()["jsonresume-senior-engineer"]
    cv = TailoredCV.model_validate_json(_reference())
    wire.always(Answer(text=lambda seen: _signed(cv, seen.prompt)))
    outcome = validate(await model(vendor, wire.url)(asks("e", profile)), TailoredCV)
    assert isinstance(outcome, Ok)
    assert isinstance(outcome.value, TailoredCV)
    text = render(profile.basics, outcome.value)
    basics = profile.basics
    for value in ("Lena Vasquez", basics.email, basics.phone, basics.url, "123-45-6789", "4111 1111 1111 1111"):
        assert value
        assert value in outcome.value.summary
        assert value in text
    assert not STAND_IN.search(text)


async def test_a_journal_inside_holds_the_redacted_form_and_answers_again(wire: WireServer, tmp_path: Path) -> None:
    wire.always(Answer(text=lambda seen: json.dumps({"said": _told_by_user(seen.json)})))
    request = asks("e", profiles()["jsonresume-senior-engineer"])
    path = tmp_path / "journal.jsonl"
    replies = []
    for _ in range(2):
        journal = Journal(path)
        kept = redacted(journaled(model("openai", wire.url), journal), Privacy.STRICT, person_of)
        replies.append(await kept(request))
        journal.close()
    assert len(wire.requests) == 1
    assert replies[0] == replies[1]
    assert "Lena Vasquez" in replies[1].text
    written = path.read_text(encoding="utf-8")
    assert find_pii(written, PRIVATE) == ()
    assert "Vasquez" not in written
    assert STAND_IN.search(written)


async def test_the_shipped_prompts_tell_nothing_either(wire: WireServer) -> None:
    task = shelf(vitaeval.tasks, "TASK", TaskSpec)["generate_cv"]
    schemas = {stage.output.__name__: json_schema(stage.output) for stage in task.stages}
    prompt = load_prompt(REPOSITORY / "prompts", task.name, "1.0.0", schemas)
    golden = load_golden(REPOSITORY / "golden", task, "core")
    asked = config(task=task.name, golden=golden.name, concurrency=16)
    done: list[ExampleOutcome] = []
    await generate(plan(asked, task, prompt, golden, golden.examples), model("openai", wire.url), done.append)
    assert len(done) == len(golden.examples) > 30
    assert len(wire.requests) >= len(done)
    people = [row.profile.basics for row in golden.examples if row.profile]
    for seen in wire.requests:
        assert find_pii(seen.prompt, PRIVATE) == ()
        own = {value for basics in people for value in (basics.name, basics.email, basics.phone) if value}
        assert [value for value in sorted(own) if value in seen.prompt] == []


def _told_by_user(body: Mapping[str, object]) -> list[str]:
    messages = body["messages"]
    assert isinstance(messages, list)
    texts: list[str] = []
    for message in messages:
        if message["role"] == "user":
            said = message["content"]
            texts += [said] if isinstance(said, str) else [block["text"] for block in said]
    return texts


def _signed(cv: TailoredCV, prompt: str) -> str:
    signs = " | ".join(dict.fromkeys(STAND_IN.findall(prompt)))
    return json.dumps({**cv.model_dump(mode="json"), "summary": f"Signed: {signs}"})


def _reference() -> str:
    rows = (REPOSITORY / "golden" / "generate_cv" / "core" / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    for row in rows:
        expected = CvExpected.model_validate_json(json.dumps(json.loads(row)["expected"]))
        if isinstance(expected.reference, TailoredCV):
            return expected.reference.model_dump_json()
    raise AssertionError("no example with a CV")
