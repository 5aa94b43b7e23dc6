"""The words of who leads: those that claim it, and those of a profile that hold it."""

from __future__ import annotations

import re

from vitaeval.text.worded import Worded

UNSHARED = (
    r"(?=i)(?<!work )(?<!works )(?<!worked )(?<!working )(?<!both )independently|unaided|unassisted|unsupervised"
    r"|solo(?= |[.,;]|$)|(?=o)(?<!\bbeen )(?<!\bout )(?<!set up )(?<!setting up )on (?:my|his|her) own"
    r"|they (?:[\w'-]+ ){1,12}?on their own|(?:all |done )?by (?:my|him|her)self"
    r"|single-?handed(?:ly)?|solely"
    r"|sole (?!source|propriet|trad)\w+|(?=a)(?<!let )(?<!stand)(?<!\d )(?<!months )(?<!year )alone(?= and|[.,;]|$)"
    r"|(?<=\bi )alone"
    r"|(?:without|with no) (?:any |further |outside |external |much )*(?:help|assistance|support|supervision|guidance"
    r"|input|oversight|direction|aid|a team|colleagues|anyone)\b(?! (?:tickets|requests|calls))"
    r"|(?:with )?nobody['’]s help"
    r"|(?:the )?(?:only|lone) (?:engineer|developer|designer|analyst|person|one|member|author|employee) (?:on|behind|in"
    r"|who|for|responsible|to)"
)
"""Words that say that nobody else took part."""

LEADERSHIP = r"leadership|ownership|direction|management|supervision|oversight|stewardship"
"""Leading as a noun."""

OWNING = Worded(
    r"\b(?:led(?! to\b)"
    r"|(?:(?<![\w ])|(?<=[;,:(–—-] )|(?<=\bplus )|(?<=\band ))(?:(?:technical|overall|full|joint|sole|team|line"
    rf"|day-to-day|direct) )?(?:{LEADERSHIP})(?= of\b)"
    r"|leads?(?= (?:the|a|an|all|our|its|their|\d|cross|team|project|effort|initiative|development|design"
    r"|adoption|two|three|four))"
    r"|leading(?= (?:the|a|an|all|cross|teams?|projects?|efforts?|initiatives?|development|design|\d))"
    r"|headed|head(?:s|ing)(?= (?:the|a|an|our)\b)|directing(?= (?:the|a|an|our)\b)"
    r"|(?<![\w ])head(?= (?:the|an?|all|our) )|spearhead(?:ed|s|ing)?|directed"
    r"|directs?(?= (?:the|an?|all|our|its|their)\b)|chaired|(?<!\bboth )(?<!\btwo )(?<!\bthe )chairs"
    r"|captained|commanded|t(?:ook|akes?|aking) over"
    r"|(?<![\w-])chair(?= (?:the|an|our|its)\b)|(?<=\bi )(?:chair|head|lead|direct|run)(?=$|[.,;)])"
    r"|(?<![\w ])(?:chair|champion|command|captain"
    r"|(?:(?!(?:the|an?|our|my|to|with|for|by|under|\w+(?:ed|ing))\b)[\w-]+ ){0,2}"
    r"(?:(?:head|lead|leader|director|chief|chair|supervisor|owner)(?= (?:of|for|on)\b|\))|manager(?= (?:of|on)\b|\))))"
    r"|oversaw|oversees?|overseeing|overseen"
    r"|supervis(?:ed?|es|ing)|owned|owns|managed|manages?(?= [\w-]+)|managing"
    r"|steer(?:ed|s|ing)(?= (?:the|an?|all|it)\b)|set(?:s|ting)? the direction|(?:took|taking|in) command|mastermind of"
    r"|ran the (?:whole |entire )?(?:project|effort|initiative)|(?<=as )(?:its|their) head"
    r"|in charge of|took charge|(?:responsible|accountable|answerable) for|responsibility for"
    r"|(?:principal|chief|lead) investigator"
    r"|championed|founded|co-?founded|mentor(?:ed|s|ing)?|architected|pioneered|invented|masterminded"
    r"|orchestrat(?:ed|es|ing)|fronted|helmed|at the helm|driving force"
    r"|(?:took|taking|takes) (?:the )?(?:lead|ownership)|ran point|the brains behind|at the head of"
    rf"|{UNSHARED}"
    r"|(?:full|overall|entire|complete) (?:responsibility|ownership|charge)"
    r"|(?<=as )(?:the |a )?(?:project |team |technical |tech |group )?lead(?:er)?"
    r"|(?:first|lead|sole|principal) author(?:ed|s)?)\b"
)
HOLDING = re.compile(
    r"\b(?:led|lead(?:s|er|ing|ership)?(?! (?:times?|generation|sheets?|scoring)\b)|head(?:ed|s|ing)?(?! ?counts?\b)"
    r"|spearhead\w*|direct(?:ed|s|ing|or)|(?<!the )direction|oversight|chair\w*|captain\w*|command\w*|overs[ae]\w*"
    r"|supervis\w*"
    r"|own(?:ed|s|er|ing|ership|(?= (?:the|an?|all)\b))|manag\w*|ran"
    r"|run(?:s|ning)?(?= (?!(?:by|with|on|of|for|from|per|in|to|and)\b))"
    r"|single-?handed\w*|solely|sole|in charge|responsible|champion\w*|(?:co-?)?found(?:ed|er|ing)?|chief|principal"
    r"|president|fore(?:wo)?m[ae]n|steer\w*|the direction|mastermind\w*"
    r"|(?:built|gr[eo]w|scaled?|expanded|formed|assembled) (?:[\w-]+ ){0,3}(?:team|group|department|staff))\b"
)
