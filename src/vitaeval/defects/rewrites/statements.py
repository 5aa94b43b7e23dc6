"""Sentences that claim nothing, or only what the record says."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from vitaeval.defects.known import is_foreign_skill, plainly
from vitaeval.defects.planting import Change, Ground, Rewrite
from vitaeval.defects.prose import shuffled, with_sentence
from vitaeval.defects.stock import concrete

_NEGATED = (
    "No hands-on experience with {skill} yet.",
    "Has not worked with {skill}.",
    "Has never used {skill} professionally.",
    "Without experience in {skill} so far.",
    "Does not yet know {skill}.",
    "I have not used {skill} in production.",
    "{skill} would be new to me.",
)
_WISHFUL = (
    "Keen to learn {skill}.",
    "Eager to pick up {skill}.",
    "Would like to move into {skill}.",
    "Hopes to work with {skill} in the next role.",
    "Interested in learning {skill}.",
    "Looking forward to learning {skill} on the job.",
    "Currently not using {skill}, but motivated to start.",
    "Wants to train in {skill}.",
)
_TONE = (
    "A dependable colleague who likes clear agreements.",
    "Careful, curious and calm under pressure.",
    "Enjoys solving problems together with others.",
    "Values honest feedback and tidy work.",
    "A quick learner with an eye for detail.",
    "Known for patience and good humour.",
    "Takes pride in work that other people can build on.",
    "Strong communicator who listens first.",
    "Motivated by work that helps people.",
    "Thrives in a busy environment.",
)
_TARGET = (
    "Applying for the position of {title}{at}.",
    "Seeking the {title} role{at}.",
    "Looking to bring this experience to the {title} position{at}.",
    "Interested in the {title} opening{at}.",
    "Would be glad to join as {title}{at}.",
    "Hoping to contribute as a {title}{at}.",
)


def _lacking(ground: Ground, rng: Random) -> str | None:
    wanted = shuffled(concrete(ground.job.text) if ground.job else (), rng)
    others = (*wanted, *shuffled(ground.stock.skills, rng))
    return next((skill for skill in others if is_foreign_skill(skill, ground.profile)), None)


def negated_clause(ground: Ground, rng: Random) -> Change | None:
    """The summary admits that a skill is lacking."""
    skill = _lacking(ground, rng)
    return with_sentence(ground.draft, rng.choice(_NEGATED).format(skill=skill), rng) if skill else None


def wishful_clause(ground: Ground, rng: Random) -> Change | None:
    """The summary says what the person would like to learn."""
    skill = _lacking(ground, rng)
    return with_sentence(ground.draft, rng.choice(_WISHFUL).format(skill=skill), rng) if skill else None


def tone_sentence(ground: Ground, rng: Random) -> Change | None:
    """The summary says something kind that nobody could check."""
    return with_sentence(ground.draft, rng.choice(_TONE), rng)


def target_named(ground: Ground, rng: Random) -> Change | None:
    """The summary names the position applied for, and its company where the posting names one."""
    if ground.job is None or not ground.job.title:
        return None
    at = f" at {ground.job.company}" if ground.job.company else ""
    return with_sentence(ground.draft, rng.choice(_TARGET).format(title=ground.job.title, at=at), rng)


def known_skills_told(ground: Ground, rng: Random) -> Change | None:
    """The summary names skills that the record lists."""
    listed = [
        word for group in ground.profile.skills for word in (group.keywords or ((group.name,) if group.name else ()))
    ]
    if len(listed) < 2:
        return None
    one, two = shuffled(listed, rng)[:2]
    forms = (
        "Experienced with {a} and {b}.",
        "Works with {a} and {b}.",
        "Skilled in {a} as well as {b}.",
        "Tools of choice: {a}, {b}.",
    )
    return with_sentence(ground.draft, rng.choice(forms).format(a=one, b=two), rng)


def known_title_told(ground: Ground, rng: Random) -> Change | None:
    """The summary names a position that the person held, and where."""
    held = [item for item in ground.profile.work if item.position and item.name]
    if not held:
        return None
    item = rng.choice(held)
    forms = (
        "Has worked as {title} at {name}.",
        "Previously {title} with {name}.",
        "Experience as {title} ({name}).",
        "{title} at {name} among other roles.",
    )
    return with_sentence(ground.draft, rng.choice(forms).format(title=item.position, name=item.name), rng)


def known_degree_told(ground: Ground, rng: Random) -> Change | None:
    """The summary names a degree that the person holds."""
    held = [item for item in ground.profile.education if item.studyType and item.institution]
    done = [item for item in held if "progress" not in plainly(f"{item.studyType} {item.area}") and item.endDate]
    if not done:
        return None
    item = rng.choice(done)
    forms = ("Holds a {degree} from {name}.", "{degree}, {name}.", "Studied at {name} ({degree}).")
    return with_sentence(ground.draft, rng.choice(forms).format(degree=item.studyType, name=item.institution), rng)


def _each() -> Iterator[Rewrite]:
    for plan in (
        negated_clause,
        wishful_clause,
        tone_sentence,
        target_named,
        known_skills_told,
        known_title_told,
        known_degree_told,
    ):
        yield Rewrite(plan.__name__, plan)


KINDS: tuple[Rewrite, ...] = tuple(_each())
