"""What leaves holds nothing personal; what comes back reads as if nothing had been hidden."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.line import Far, example, reply

from vitaeval.errors import Transient
from vitaeval.schema.chat import Message, Purpose, Request, Role, Sampling
from vitaeval.schema.config import Privacy
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.transport.redact import person_of, redacted, without_personal

JANE = {
    "basics": {
        "name": "Dr. Jane Q. O'Rourke-Will, PhD",
        "email": "jane@orourke.example",
        "phone": "+1 (512) 555-0188",
        "url": "https://orourke.example",
        "location": {"address": "920 Lavaca Street, Apt 4", "postalCode": "78701", "city": "Austin"},
        "profiles": [{"network": "GitHub", "username": "jorw", "url": "https://github.com/jorw"}],
    },
    "work": [{"name": "O'Rourke & Partners", "position": "Lead"}, {"name": "Jane Street", "position": "Analyst"}],
    "skills": [{"name": "Data", "keywords": ["Jane Testing Kit"]}],
    "references": [{"name": "John Smithson, CTO at Acme"}],
}
POSTING = JobPosting(title="Analyst", text="You will lead analysts. Write to jobs@acme.example or call 512-555-0100.")


def request(*texts: str, profile: dict[str, Any] | None = None) -> Request:
    row = example(profile=Profile.model_validate_json(json.dumps(profile or JANE)), job=POSTING)
    return Request(
        purpose=Purpose(task="t", stage="s", example="e"),
        messages=tuple(Message(role=Role.USER, content=text) for text in texts),
        model="m",
        sampling=Sampling(),
        output=None,
        inputs={"example": row, "answers": {}},
    )


async def sent(text: str, privacy: Privacy = Privacy.STRICT, **more: Any) -> str:
    far = Far(lambda asked: asked.messages[0].content)
    answer = await redacted(far, privacy, person_of)(request(text, **more))
    assert answer.text == text
    return far.asked[0].messages[0].content


@pytest.mark.parametrize(
    "form",
    [
        "Jane Q. O'Rourke-Will",
        "JANE O'ROURKE-WILL",
        "jane o’rourke will",
        "O'Rourke-Will, Jane",
        "J. O'Rourke-Will",
        "J.Q. O'Rourke-Will",
        "Jane",
        "O'Rourke",
        "Jane\nO'Rourke-Will",
        "jane_o'rourke-will",
        "jane@orourke.example",
        "JANE@orourke.example",
        "(512) 555-0188",
        "512.555.0188",
        "+15125550188",
        "920 Lavaca Street, Apt 4",
        "920 LAVACA STREET",
        "78701",
        "https://orourke.example",
        "www.orourke.example/talks/1",
        "github.com/jorw/repo",
        "@jorw",
        "John Smithson",
        "123-45-6789",
        "4111 1111 1111 1111",
        "DE89 3704 0044 0532 0130 00",
        "someone.else@example.net",
    ],
)
async def test_every_form_is_hidden_whole(form: str) -> None:
    assert re.fullmatch(r"Ask \[[A-Z]+_1\], said she\.", await sent(f"Ask {form}, said she."))


@pytest.mark.parametrize(
    "text",
    [
        "You will like Janeway, Janet and the janes.",
        "Will you come? I will.",
        "Worked at Jane Street with the Jane Testing Kit",
        "O'Rourke & Partners promoted her",
        "Senior Analyst in Austin, 2019-2021, $120,000",
        "1,787,701 rows, 78,701 of them new",
        "https://github.com/acme/jorwell",
    ],
)
async def test_other_words_employers_and_skills_stay(text: str) -> None:
    assert await sent(text) == text


async def test_a_posting_keeps_its_contacts_unless_everything_is_hidden() -> None:
    assert await sent(POSTING.text, Privacy.NAMES) == POSTING.text
    strict = await sent(POSTING.text)
    assert "jobs@acme.example" not in strict
    assert "512-555-0100" not in strict


async def test_names_hides_the_person_and_nobody_else() -> None:
    out = await sent("Jane, 512-555-0188; John Smithson, john@example.net", Privacy.NAMES)
    assert out == "[NAME_1], [PHONE_1]; John Smithson, john@example.net"


async def test_off_is_the_model_itself() -> None:
    far = Far()
    assert redacted(far, Privacy.OFF, person_of) is far


async def test_the_same_words_have_one_stand_in_in_all_messages_and_every_time() -> None:
    far = Far(lambda asked: "ok")
    chat = redacted(far, Privacy.STRICT, person_of)
    for _ in range(2):
        await chat(request("Jane and jane@orourke.example", "JANE, Jane, jane@orourke.example"))
    first, second = far.asked
    assert [message.content for message in first.messages] == [
        "[NAME_1] and [EMAIL_1]",
        "[NAME_2], [NAME_1], [EMAIL_1]",
    ]
    assert first.messages == second.messages


async def test_a_repair_call_keeps_the_stand_ins_of_the_first() -> None:
    far = Far(lambda asked: "Hi [NAME_1]")
    chat = redacted(far, Privacy.STRICT, person_of)
    said = await chat(request("From O'Rourke and Jane"))
    assert said.text == "Hi O'Rourke"
    await chat(request("From O'Rourke and Jane", said.text))
    assert far.asked[1].messages[0] == far.asked[0].messages[0]
    assert far.asked[1].messages[1].content == "Hi [NAME_1]"


@pytest.mark.parametrize(
    "shown",
    ["[NAME_1]", "[name_1]", "[Name 1]", "[NAME-1]", "[ NAME_1 ]", "[NAME_ 1]", "[NAME\\_1]", "\\[NAME_1\\]", "NAME_1"],
)
async def test_a_stand_in_is_recognised_when_a_model_bends_it(shown: str) -> None:
    far = Far(lambda asked: f"CV of {shown}.")
    assert (await redacted(far, Privacy.STRICT, person_of)(request("Jane"))).text == "CV of Jane."


@pytest.mark.parametrize("shown", ["[NAME_2]", "[NAME_11]", "name 1", "[EMAIL_1]", "RENAME_1", "NAME_12"])
async def test_what_stands_for_nothing_stays(shown: str) -> None:
    far = Far(lambda asked: shown)
    assert (await redacted(far, Privacy.STRICT, person_of)(request("Jane"))).text == shown


async def test_a_text_that_uses_stand_ins_itself_is_not_mistaken() -> None:
    assert await sent("Dear [NAME_1], I am Jane. (name_2)") == "Dear [NAME_1], I am [NAME_3]. (name_2)"


async def test_originals_are_escaped_inside_json_strings_only() -> None:
    profile = {"basics": {"name": 'Robert "Bob" Stone'}}
    far = Far(lambda asked: 'Here, "[NAME_1]": {"name": "[NAME_1]", "say": "a \\"b\\" [NAME_1]"}')
    answer = await redacted(far, Privacy.STRICT, person_of)(request('Robert "Bob" Stone', profile=profile))
    prose, _, document = answer.text.partition(": {")
    assert prose == 'Here, "Robert "Bob" Stone"'
    assert json.loads("{" + document) == {"name": 'Robert "Bob" Stone', "say": 'a "b" Robert "Bob" Stone'}


async def test_a_name_that_came_out_of_json_goes_back_into_json() -> None:
    profile = {"basics": {"name": 'Inês "Nê" Réal'}}
    for ascii_only in (True, False):
        text = json.dumps({"name": 'Inês "Nê" Réal', "by": "line\nInês"}, ensure_ascii=ascii_only)
        far = Far(lambda asked: asked.messages[0].content)
        answer = await redacted(far, Privacy.STRICT, person_of)(request(text, profile=profile))
        assert json.loads(answer.text) == json.loads(text)
        assert "Real" not in far.asked[0].messages[0].content
        assert "\\u" not in far.asked[0].messages[0].content


async def test_everything_else_of_the_reply_is_kept() -> None:
    said = reply("[NAME_1]", request_id="r1", cost_usd=0.5)
    answer = await redacted(Far(lambda asked: said), Privacy.STRICT, person_of)(request("Jane"))
    assert answer == type(said)(**{**dict(said), "text": "Jane"})


async def test_a_failure_passes() -> None:
    async def fails(asked: Request, /) -> Any:
        raise Transient("far", "down")

    with pytest.raises(Transient):
        await redacted(fails, Privacy.STRICT, person_of)(request("Jane"))


async def test_without_a_profile_only_shapes_are_hidden() -> None:
    far = Far(lambda asked: "ok")
    anonymous = request("Jane, jane@orourke.example")
    anonymous = type(anonymous)(**{name: getattr(anonymous, name) for name in anonymous.__slots__ if name != "inputs"})
    await redacted(far, Privacy.STRICT, person_of)(anonymous)
    assert far.asked[0].messages[0].content == "Jane, [EMAIL_1]"


def test_what_is_kept_can_be_hidden_for_good() -> None:
    assert without_personal(("Jane, Austin",), Privacy.STRICT, person_of(request())) == ("[NAME_1], Austin",)
    assert without_personal(("Jane, Austin",), Privacy.OFF, person_of(request())) == ("Jane, Austin",)


PIECES = st.one_of(
    st.sampled_from(
        [
            "Jane Q. O'Rourke-Will",
            "O'Rourke-Will, Jane",
            "jane",
            "jane@orourke.example",
            "(512) 555-0188",
            "+15125550188",
            "4111 1111 1111 1111",
            "123-45-6789",
            "920 Lavaca Street",
            "https://github.com/jorw",
            "[NAME_1]",
            "[NAME_",
            "NAME_2",
            "[email 3]",
            "1]",
            '"',
            "{",
            "}",
            "Jane Street",
        ]
    ),
    st.text(max_size=8),
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)
GLUED = st.lists(PIECES, max_size=12).map("".join)
PLAIN = GLUED.filter(lambda text: "\\" not in text)


@settings(deadline=None)
@given(st.one_of(TEXTS, GLUED).filter(lambda text: "{" not in text))
async def test_an_echo_comes_back_as_it_was(text: str) -> None:
    await sent(text)


@settings(deadline=None)
@given(PLAIN)
async def test_an_echo_inside_json_comes_back_as_it_was(text: str) -> None:
    far = Far(lambda asked: json.dumps({"said": asked.messages[0].content}))
    answer = await redacted(far, Privacy.STRICT, person_of)(request(text))
    assert json.loads(answer.text) == {"said": text}


@settings(deadline=None)
@given(TEXTS)
async def test_nothing_known_remains(text: str) -> None:
    far = Far(lambda asked: "ok")
    await redacted(far, Privacy.STRICT, person_of)(request(text))
    out = far.asked[0].messages[0].content.replace("Jane Street", "").replace("\x00", "")
    assert not re.search(r"orourke\.example|555-?0188|4111 1111|123-45-6789|lavaca|github\.com/jorw", out, re.I)
    assert not re.search(r"(?<![^\W_])(jane|o'rourke)(?![^\W_])", out, re.I)
