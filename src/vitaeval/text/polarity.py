"""Whether a text says that something is so, or that it is not, or not yet."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.text.worded import Worded

_CLAUSE_END = re.compile(
    r"[.!?;:](?=\s|$)|\n|\b(?:but|however|although|though|whereas|because|until"
    r"|(?:how|where) i (?!would|could|can|might)|after (?=\w+ (?:years?|months?)\b)|like the one"
    r"|yet (?=ha[sd]|have|am|is))\b"
    r"|,\s+(?=(?:with|using|which|while|so|then|and then|by|instead|I)\b)|\s[–—]\s",
    re.IGNORECASE,
)
_HARMLESS = Worded(
    r"\bnot (?:only|just|least|to mention|limited to)\b"
    r"|\bnever (?:missed|failed|lost|late|delayed|dropped|broke|exceeded)\b"
    r"|\bno (?:fewer|less|more|later|sooner) than\b|\bno\.\s*\d"
)
_NOT = Worded(
    r"\b(?:not|never|cannot|neither|nor|hardly|barely|yet to|unfamiliar with|stranger to"
    r"|only (?:heard|read) (?:of|about)|stops? short of|no claim to)\b"
    r"|n['’]t\b"
    r"|\b(?:no|without|lacks?|lacking|little|limited|zero|missing)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:experience|knowledge|exposure|background|training|familiarity|practice|skills?|expertise|contact)\b"
)
_NEAR_NOT = Worded(
    r"\b(?:no|without|lacks?|lacking|excluding|except(?: for)?|other than|rather than|instead of)\s+"
    r"(?:(?!(?:using|with|on|by|in|for|to|after|while|through|via|of|across|throughout|during)\b)[\w+#./&-]+[,\s]+){0,3}$"
    r"|\b(?:gap|missing (?:from|in) (?:my|the) [\w ]{2,20}) (?:is|was|would be|remains) "
    r"(?:(?!that\b)[\w+#.-]+[/ ]){0,3}$"
)
_WISHING = (
    r"keen|eager|hop(?:e|es|ing)|want(?:s|ing)?|wish(?:es|ing)?|willing|looking(?: forward)?|looks? forward|ready"
    r"|excited|curious|aspir(?:e|es|ing)|thinking|open|happy|glad|motivated|determined|hungry|dream(?:s|ing)?|ambitions?"
    r"|(?:would|['’]d) (?:like|love|welcome|enjoy|relish)"
)
_LEARNING = (
    r"(?:learn|explor|gain|get|grow|deepen|expand|mov|transition|becom|pick|try|study|start|earn|obtain|pursu|acquir"
    r"|broaden|work|us|tak|train|build up|speciali[sz]|qualif|develop my|improve my|sit|attend|pass|complet|b)"
    r"(?:e|y|ing|ning|ting)?\b"
)
_WISH = Worded(
    rf"\b(?:(?:{_WISHING})(?: (?:the|a|an) (?:chance|opportunity|possibility))? (?:to(?! have\b)|about|for|of)\b"
    r"|(?:plan(?:s|ning)?|aim(?:s|ing)?|intend(?:s|ing)?|opportunity|chance|(?:goal|next step)(?: [\w ]{1,40})? is)"
    r" (?:to|of|on)\s+"
    rf"(?:\w+ly\s+)?{_LEARNING}"
    r"|i(?: would|['’]d) (?:need|choose|pick|prefer)\b|see (?:my|him|her)self \w+ing\b|sights on\b"
    rf"|means? to {_LEARNING}"
    r"|(?:first|next) (?:choice|step|goal|aim|subject|tool)\b[^.;:,]{0,20} (?:is|would be|will be)\b"
    r"|(?:seek(?:s|ing)?|looking for|in search of|search(?:es|ing)? for)\b(?: [\w-]+){0,6}?"
    r" (?:roles?|positions?|posts?|jobs?|opportunit\w+|challenges?|employers?|compan(?:y|ies)|work|place)\b"
    r"|interest(?:ed|s)? in\b|(?:currently|now|still|am|is|started|begun|starting) learning\b"
    r"|still (?:have )?to (?:learn|try)\b"
    r"|(?:working|studying|preparing|(?<!\w )training|(?:am|is|are|been|now|currently|still) training)"
    r" (?:towards?|(?<!working )for|to become)\b|working for my\b|new to\b|aspiring\b)"
    r"|^\W*(?:currently )?learning\b"
)
_AFTER = Worded(
    r"^\W*(?:(?:experience|knowledge|skills?)\W+)?(?:(?:is|are|was|were|has|have|would be|will be)\s+)?"
    r"(?:not\b|n['’]t|never\b|none\b|new (?:\w+ )?(?:to|for) me|new (?:ground|territory)|yet to\b|to be learn"
    r"|no experience|(?:isn|aren|wasn)['’]t)"
    r"|^(?:(?:,| and|, and| or) [\w+#./ -]{1,25}){1,6} (?:are|were|have been) (?:not|never|left out|omitted)\b"
    r"|^ (?:is|are|was) (?:something|one|an? \w+)[^.;:]{0,20}?\b(?:i|she|he|they)(?: have|['’]ve| has|['’]s)?"
    r" (?:never|not|yet)\b"
    r"|^ (?:is|are|remains?|would be|will be|comes)\b[^.;:,]{0,40}?\b(?:to learn|new (?:\w+ )?(?:to|for) me"
    r"|(?:my|the) list|my next|next for me|a gap|a goal|an ambition|an interest|interests? me)\b"
    r"|^(?:[/&-]\w+)*(?: (?!(?:and|but|which|while|is|are|was|were)\b)[\w/&-]+){0,4}"
    r" (?:(?:is|are|was|were) (?:not|never|no) "
    r"(?:part of|among|in|on|one of|something)\b|would be new (?:to|for) me\b"
    r"|(?:is|are) (?:next )?on (?:my|the|her|his) list\b"
    r"|(?:is|are|was) something [^.;:]{0,10}?\b(?:i|s?he|they)(?: have|['’]ve| has|['’]s)? (?:never|not)\b)"
    r"|^ (?:is|are) (?:what|where|something) (?:i|s?he)(?: would|['’]d) (?:like|love|want)\b|^ tempts?\b"
    r"|^[^.;:]{0,40}\b(?:not from (?:work|practice)|outside what i"
    r"|but (?:have |has )?(?:never|not) (?:yet )?(?:touched|used|tried|worked))\b"
    r"|^ (?:is|are|remains?|stays?)\b[^.;:,]{0,30}?\b(?:unknown|unfamiliar|untested|(?:beyond|outside) (?:my|what)"
    r"|(?:from|by) (?:reading|books|name))\b"
    r"|^ i (?:still |yet |would |will |['’]d |['’]ll )?(?:have|need) to (?:learn|try)\b"
    r"|^[^.;:,]{0,40}? would be (?:my|the|an?) (?:next|first|new)\b"
    r"|^[^.;:,]{0,40}? would be (?:\w+er|more [\w-]+) than\b"
    r"|^[^.;:,]{0,30}? (?:is|are|would be) (?:an?|quite an?) (?:different|other|new|larger|bigger|big|huge) "
    r"(?:scale|order|matter|step|thing|world|league|size|dimension)\b"
    r"|^ i know (?:only )?(?:by|from) (?:name|hearsay|books|reading|(?:the )?docs|(?:the )?documentation|tutorials"
    r"|articles|talks|theory|afar|(?:the )?outside)\b(?!,? and\b)"
    r"|^[^.!?;:]{0,50}, (?:neither|none) of which (?:i|s?he)\b"
    r"|^,? which i (?:have|['’]ve) (?:not|never)\b|^,? which i haven['’]t\b"
)

_GAP = Worded(
    r"\b(?:missing|lacking|gaps?|weak(?:er)? (?:spots?|points?))\b[^.!?;]{0,30}\?\W{0,6}"
    r"(?:[\w+#/ -]+(?:,| and| or|,? and) )*$"
)
"""A question that asks for what is missing; its answer claims nothing."""
_ASKED = Worded(
    r"\b(?:your|the) (?:advert\w*|ad|posting|listing|job description|vacancy|brief)(?: also)?"
    r" (?:mentions?|asks?|calls?|lists?|requires?|names?|wants?|looks?)\b"
    r"|\byou (?:also )?(?:ask|look|call|list|mention|require)\b"
    r"|\bit also (?:mentions|asks for|calls for|lists|names|wants)\b"
)
_TAKEN_BACK = Worded(
    r"^[^.!?]{0,60}[.:]\W*(?:these|this|both|that|it|they)\b[^.!?]{0,30}"
    r"\b(?:new(?:er)?\b|learn|a gap\b|not (?:yet )?(?:used|worked))"
    r"|^[^.!?]{0,60}[.:]\W*i (?:do not|don['’]t|have not|haven['’]t) (?:yet )?(?:have|hold|got) (?:one|that|it|them)\b"
)
_EARLIER = re.compile(r"\b(?:rather than|instead of)\b[^,;]{0,20}$", re.IGNORECASE)
_BRINGING = re.compile(
    r"\b(?<!about )(?:bring|show|discuss|shar|put|offer|tell|demonstrat)(?:e|ing|ting)?\b"
    r"(?!.*\b(?:to|into|how|whether|if|learn\w*) )"
)
"""A wish to hand over what one has; "to bring the same care to X" says nothing of X."""
_TAKEN = re.compile(
    r"^[^.!?]{0,60}\b(?:which i (?:hold|have|use|am)\b(?! (?:not|never|yet|only|hardly|heard|read"
    r"|wanted|been|no|keen|eager|to)\b)|i (?:am|have|hold) (?:one|both|them|that)\b(?! (?:on|in)\b)"
    r"|and i (?:am|use|have|hold|work) (?!not\b|never\b|yet\b|no\b|only\b)(?:\w+ ){0,3}(?:it|one|both|them)\b"
    r"|mine (?:is|are)\b)"
)
"""What is asked for is claimed right behind."""
_WITHOUT = re.compile(
    r"(?:\b(?:never|not|no|nobody)\b|n['’]t\b).*\bwithout (?!(?:any )?(?:experience|knowledge)\b)"
    r"|\bnot content with\b|\bnobody else\b"
)
_UNLIKELY = re.compile(r"\b(?:could|would)(?: not|n['’]t) have\b")
_ANY = Worded("|".join(each.pattern for each in (_NOT, _NEAR_NOT, _WISH, _ASKED, _AFTER, _TAKEN_BACK, _GAP)))
"""All that denies or wishes: most texts have no word of it."""
_NEAR = 60
_BROUGHT = re.compile(r"\b(?:my|our|experience|background|record|having|after)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def negated_or_wishful(text: str, start: int, end: int) -> bool:
    """Whether the clause around `text[start:end]` denies it or only wishes for it.

    "no Kubernetes yet", "have not used X", "keen to learn X", "X: none" do; "not only X", "with no
    downtime using X" and "did not use X but Y" (for Y) do not. Clauses end at sentence marks, line
    breaks, contrasting conjunctions and commas that open a new phrase. Pure; offsets as in `str`.
    """
    if not _ANY.may_stand_in(text.lower()):
        return False
    before = _HARMLESS.sub(" ", _clause_before(text, start).lower())
    behind = text[end : end + 120].lower()
    if (_NOT.search(before) or _NEAR_NOT.search(before)) and not _is_double(before, behind):
        return True
    if _is_wished(before) and not _TAKEN.search(behind):
        return True
    if _AFTER.match(behind[:_NEAR]) or _TAKEN_BACK.match(behind):
        return True
    return "?" in text and _GAP.search(text[max(0, start - 120) : start].lower()) is not None


def _is_double(before: str, behind: str) -> bool:
    """Whether a denial is taken back by a second one: "never a year without X", "could not have won X without them"."""
    denied = _UNLIKELY.search(before)
    return _WITHOUT.search(before) is not None or (denied is not None and "without" in behind.split(".")[0])


def _is_wished(before: str) -> bool:
    """Whether the words before something say that it is wished or asked for, and not that it is brought along."""
    wish = _WISH.search(before)
    return _ASKED.search(before) is not None or (wish is not None and not _BRINGING.search(before[wish.start() :]))


def unclaimed(text: str, start: int, end: int) -> bool:
    """As `negated_or_wishful`, but for deeds and figures: a wish to bring along what one has done still tells of it.

    "hopes to lead a team of 10" claims nothing, "happy to bring my record of leading 40 people" does, and so does the
    figure that was before ("one day instead of six").
    """
    if not negated_or_wishful(text, start, end):
        return False
    before = _clause_before(text, start)
    return not (_BROUGHT.search(before) or _EARLIER.search(before))


def _clause_before(text: str, start: int) -> str:
    """From the last clause boundary (at most 200 characters back) up to `start`."""
    window = text[max(0, start - 200) : start]
    opening = 0
    for mark in _CLAUSE_END.finditer(window):
        opening = mark.end()
    return window[opening:]
