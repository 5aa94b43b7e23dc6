"""Personal data stays in the process: what a model reads holds stand-ins, its answer gets the originals back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from vitaeval.schema.chat import Message, Reply, Request
from vitaeval.schema.config import Privacy
from vitaeval.schema.golden import Example
from vitaeval.schema.ports import ChatModel
from vitaeval.text.person import NOBODY, KnownPerson, find_personal, known_person
from vitaeval.text.pii import Finding, PiiKind
from vitaeval.text.placeholders import Masked, mask, restore, stand_ins
from vitaeval.transport.disguise import OWN, Disguise, disguise

EVERYBODYS = (PiiKind.EMAIL, PiiKind.PHONE, PiiKind.SSN, PiiKind.CARD, PiiKind.IBAN, PiiKind.ADDRESS)
"""What `strict` hides whoever it belongs to."""


def redacted(inner: ChatModel, privacy: Privacy, known: Callable[[Request], KnownPerson]) -> ChatModel:
    """Send `inner` no personal data and give its answers back with the originals in place.

    `names` hides the known person's own name, e-mail, telephone, address, links and user names; `strict`
    also the full names of referees, and every e-mail, telephone, card, account and social security number
    and street address, whoever it belongs to; `off` changes nothing. Employers, schools, skills, cities and
    dates stay. Equal requests are redacted equally, so everything inside of this wrapper (journal, cache,
    provider) sees one stable, redacted form; what stands for what is forgotten after each call.
    """
    if privacy is Privacy.OFF:
        return inner

    async def call(request: Request, /) -> Reply:
        masked = _masked(request, privacy, known(request))
        reply = await inner(_with_texts(request, masked.texts))
        text = restore(reply.text, masked.originals)
        return _saying(reply, _undisguised(text, request, privacy))

    return call


def concealed(inner: ChatModel, privacy: Privacy) -> ChatModel:
    """Disguise what `inner` says: a keyless model reads the documents themselves, masked questions or not.

    `redacted` around it takes the disguise off again.
    """
    if privacy is Privacy.OFF:
        return inner

    async def call(request: Request, /) -> Reply:
        reply = await inner(request)
        example = request.inputs.get("example")
        if not isinstance(example, Example):
            return reply
        return _saying(reply, disguise_for(example, privacy).on(reply.text))

    return call


def disguise_for(example: Example, privacy: Privacy) -> Disguise:
    """What answers about `example` wear when they are kept."""
    person = known_person(example.profile, example.job)
    own = replace(person, acquaintances=())
    return disguise(
        example, person, lambda text: _findings(text, privacy, person), lambda text: _findings(text, Privacy.NAMES, own)
    )


def person_of(request: Request) -> KnownPerson:
    """The person whose documents the request is about, as its example has them."""
    example = request.inputs.get("example")
    return known_person(example.profile, example.job) if isinstance(example, Example) else NOBODY


def without_personal(texts: Sequence[str], privacy: Privacy, person: KnownPerson) -> tuple[str, ...]:
    """`texts` with stand-ins for good, for what is kept or published outside of the process.

    The same words get the same stand-in in all of them.
    """
    return mask(texts, lambda one: _findings(one, privacy, person)).texts


def _undisguised(text: str, request: Request, privacy: Privacy) -> str:
    """`text` without the disguise that a keyless model's answer wears."""
    example = request.inputs.get("example")
    if not isinstance(example, Example) or all(number < OWN for _, number in stand_ins(text)):
        return text
    return disguise_for(example, privacy).off(text)


def _saying(reply: Reply, text: str) -> Reply:
    return reply if text == reply.text else Reply(**{**dict(reply), "text": text})


def _masked(request: Request, privacy: Privacy, person: KnownPerson) -> Masked:
    texts = [message.content for message in request.messages]
    return mask(texts, lambda text: _findings(text, privacy, person))


def _findings(text: str, privacy: Privacy, person: KnownPerson) -> tuple[Finding, ...]:
    match privacy:
        case Privacy.STRICT:
            return find_personal(text, person, EVERYBODYS)
        case Privacy.NAMES:
            return find_personal(text, replace(person, acquaintances=()))
        case Privacy.OFF:
            return ()
        case _:
            assert_never(privacy)


def _with_texts(request: Request, texts: tuple[str, ...]) -> Request:
    messages = zip(request.messages, texts, strict=True)
    return replace(request, messages=tuple(Message(role=message.role, content=text) for message, text in messages))
