"""From a stage's templates and values to the messages that a model gets.

Values are data: they are put in as they are, never expanded as templates, and cannot close the
delimiters (`<profile>` … `</profile>`) that the templates set around them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache
from types import MappingProxyType

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment

from vitaeval.errors import PromptError
from vitaeval.schema.chat import Message, Role
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.prompt import PromptPart, StageBinding

OUTPUT_SCHEMA = "output_schema"
"""A variable that every template may use without being given it: the stage's JSON schema."""

StandsFor = Mapping[str, frozenset[str]]
"""Variables that may be used in place of others, and those others."""
_NOTHING: StandsFor = MappingProxyType({})

_CLOSING_TAG = re.compile(r"</([a-z][a-z0-9_-]*)>", re.IGNORECASE)


def render(
    binding: StageBinding, variables: Mapping[str, str], stands_for: StandsFor = _NOTHING
) -> tuple[Message, ...]:
    """The system and the user message of one stage.

    `stands_for` maps a variable that may be used in place of others to those others. Raises PromptError for a
    variable that a part uses and nobody gave, for one that was given and neither it nor what stands for it is
    used, and for a template that the sandbox refuses.
    """
    parts = (binding.system, binding.user)
    used = used_variables(binding.system) | used_variables(binding.user)
    _refuse_missing(parts, {OUTPUT_SCHEMA, *variables})
    _refuse_unused(binding, variables.keys(), used, stands_for)
    tags = frozenset(tag for part in parts for tag in _CLOSING_TAG.findall(part.text))
    values = {OUTPUT_SCHEMA: binding.output_schema}
    values |= {name: _harmless(variables[name], tags) for name in variables.keys() & used}
    system, user = (_filled(part, values) for part in parts)
    return (Message(role=Role.SYSTEM, content=system), Message(role=Role.USER, content=user))


def used_variables(part: PromptPart) -> frozenset[str]:
    """Variables that the part's template uses. Raises PromptError with the line when it is broken."""
    return _used(f"{part.name}.md", part.text)


def _refuse_missing(parts: tuple[PromptPart, ...], given: Set[str]) -> None:
    for part in parts:
        for name in sorted(used_variables(part) - given):
            raise PromptError(f"{part.name}.md uses {name!r}, which nobody gave: {did_you_mean(name, given)}")


def _refuse_unused(binding: StageBinding, given: Set[str], used: frozenset[str], stands_for: StandsFor) -> None:
    served = used.union(*(stands_for.get(name, ()) for name in used))
    for name in sorted(given - stands_for.keys() - served):
        leaner = [other for other, replaced in sorted(stands_for.items()) if name in replaced]
        instead = "".join(f", or {other!r} in its place" for other in leaner if other in given)
        raise PromptError(
            f"stage {binding.stage!r} is given {name!r}{instead}, which neither {binding.system.name} nor"
            f" {binding.user.name} uses: {did_you_mean(name, used)}"
        )


def _filled(part: PromptPart, values: Mapping[str, str]) -> str:
    try:
        return _compiled(part.text).render(values)
    except Exception as error:  # a template is foreign code: whatever it raises is its own fault
        raise PromptError(f"{part.name}.md: {error}") from None


def _harmless(value: str, tags: frozenset[str]) -> str:
    """`value` in which none of the template's delimiters, opening or closing, stands any more."""
    if not tags:
        return value
    names = "|".join(re.escape(tag) for tag in sorted(tags))
    return re.sub(rf"<(?=\s*/?\s*(?:{names})\b)", "&lt;", value, flags=re.IGNORECASE)


@lru_cache(maxsize=256)
def _used(name: str, text: str) -> frozenset[str]:
    try:
        return frozenset(meta.find_undeclared_variables(_environment().parse(text)))
    except TemplateSyntaxError as error:
        raise PromptError(f"{name}:{error.lineno}: {error.message}") from None


@lru_cache(maxsize=256)
def _compiled(text: str) -> Template:
    return _environment().from_string(text)


def _environment() -> SandboxedEnvironment:
    """A fresh sandbox without globals: a template knows its variables and nothing else."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.globals.clear()
    return environment
