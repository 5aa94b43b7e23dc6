"""Whether an ordinary word stands where a skill would: Go, R, Swift, Excel, Spring."""

from __future__ import annotations

import re

Place = tuple[int, int]
_BETWEEN = re.compile(r"(?:\s+v?\d{1,2}(?:\.[\dx]+)*\+?)?(?:[\s,;/|·•()&+:]|\b(?:and|or)\b)*", re.IGNORECASE)
_FARTHEST = 14
_BEFORE = re.compile(
    r"\b(?:experience|experienced|proficien\w+|knowledge|skill(?:s|ed)?|expert\w*|fluen\w+|familiar\w*|program\w*"
    r"|develop\w*|written|write|writing|cod(?:e|ed|ing)|buil[dt]|building|us(?:e|ed|ing)|languages?|frameworks?|stack"
    r"|technolog\w+|certified|Microsoft|MS|advanced|backend|services?|tools?|software|scripts?|rewr\w+|migrat\w+|port(?:ed|ing)"
    r"|statistic\w*|analys[ie]s|models?|visuali[sz]ations?)"
    r"\b[:\s]+(?:(?:in|with|of|to|from|on|using|the|our|and|such|as|like|including|e\.g\.|both|strong|good|solid|modern|"
    r"programming|languages?|like|at|least|one|a|an|code)\b[\s:,(]*){0,4}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:developers?|engineers?|programm\w+|languages?|code\b|codebase|frameworks?|services?|microservices?|backends?"
    r"|scripts?|scripting|librar\w+|applications?|components?|apps?\b|spreadsheets?|pivot|macros?|modules?|packages?"
    r"|workbooks?|templates?|SDK|API|v?\d+\.\d|v?\d{1,2}\+?(?=\s*(?:$|[,;/.)&|]|(?:and|or|with|on|apps?)\b)))",
    re.IGNORECASE,
)
_ITEM_START = re.compile(r"(?:^|[\n,;|•·/(:*\-])\s*$")
_ITEM_END = re.compile(r"\s*(?:$|[\n,;|•·/):.])")


def in_context(text: str, at: Place, sure: tuple[Place, ...], cased: tuple[Place, ...]) -> bool:
    """Whether the word at `at` is used as the name of a skill.

    It is when a cue word stands next to it ("written in Go", "Excel macros"), when it is an item beside
    another skill, or when it is all that a line or text says. `sure` are places of unambiguous names,
    `cased` those of all names in their right spelling.
    """
    start, end = at
    if _BEFORE.search(text[max(0, start - 60) : start]) or _AFTER.match(text, end):
        return True
    if any(_adjacent(text, at, other) for other in cased if other != at):
        return True
    if not (_ITEM_START.search(text[max(0, start - 3) : start]) and _ITEM_END.match(text, end)):
        return False
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = (left, len(text) if right < 0 else right)
    return text[line[0] : line[1]].strip(" \t-*•·,;.") == text[start:end] or any(
        line[0] <= other[0] < line[1] for other in sure
    )


def _adjacent(text: str, one: Place, other: Place) -> bool:
    left, right = sorted((one, other))
    return right[0] - left[1] <= _FARTHEST and _BETWEEN.fullmatch(text, left[1], right[0]) is not None
