"""What a short line of a CV looks like by its own words: a title, an organisation, a place, a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.text.normalize import STOPWORDS, plain, plain_words
from vitaeval.text.verbs import Tense, opening
from vitaeval.text.worded import Worded

_TITLES = frozenset(
    (
        "accountant actuary adjuster administrator adviser advisor agent aide analyst apprentice architect assistant "
        "associate attorney auditor baker barista bartender bookkeeper broker builder buyer captain caregiver carer "
        "caseworker cashier ceo cfo chair chairman chairperson chef chemist chief clerk cleaner clinician co-founder "
        "coach coo consultant contractor controller cook coordinator copywriter counsel counsellor counselor cto "
        "curator dentist deputy designer developer director dispatcher doctor driver economist editor educator "
        "electrician employee engineer estimator executive farmer fellow firefighter foreman founder fundraiser "
        "gardener geologist guard hairdresser head host housekeeper inspector installer instructor intern interpreter "
        "investigator janitor journalist judge lawyer lead leader lecturer librarian lieutenant machinist manager "
        "marketer mechanic mentor merchandiser midwife nurse nutritionist officer operative operator optometrist "
        "owner painter paralegal paramedic partner pharmacist photographer physician physicist physiotherapist pilot "
        "planner plumber policeman president principal producer professor programmer psychologist receptionist "
        "recruiter registrar reporter representative researcher sales salesperson scientist secretary sergeant "
        "server solicitor specialist statistician steward strategist student superintendent supervisor surgeon "
        "surveyor teacher technician technologist teller tester therapist trader trainee trainer translator treasurer "
        "tutor underwriter undersecretary veterinarian volunteer waiter waitress warden welder writer worker "
        "ambassador attendant evangelist facilitator generalist helper hygienist liaison member organiser organizer "
        "actor actress animator archivist astronomer botanist bricklayer butcher carpenter cellist childminder "
        "columnist composer concierge correspondent courier croupier dancer deckhand dietitian dishwasher dispenser "
        "dressmaker drummer fitter florist guitarist handyman headmaster headmistress headteacher historian "
        "horticulturist illustrator jeweller joiner laborer labourer lifeguard locksmith luthier magistrate "
        "musician nanny organist phlebotomist pianist playwright podiatrist porter postmaster psychiatrist "
        "publicist rabbi ranger rigger roofer scaffolder schoolteacher sculptor seamstress shepherd singer "
        "sommelier stevedore stonemason stylist tiler toolmaker trucker upholsterer vicar violinist"
    ).split()
)
ALIKE = (
    {"engineer", "developer", "programmer"},
    {"lawyer", "attorney", "solicitor", "counsel"},
)
"""Words for the same post."""

_ORGANISATIONS = re.compile(
    r"\b(?:inc|llc|llp|ltd|limited|gmbh|ag|corp|corporation|company|plc|group|holdings?|bank|hospital|clinic|council"
    r"|trust|school|university|college|institute|academy|agency|services?|solutions|systems|technologies|partners"
    r"|associates|foundation|ministry|department|centre|center|laborator(?:y|ies)|labs?|studios?|consulting"
    r"|industries|ventures|association|society|church|city of|county|nhs|pharmacy|logistics|airlines|hotel|museum)\b"
)
_SCHOOL = re.compile(
    r"universit|college|institut|school|academy|polytechnic|\buniv\b|hochschule|\becole\b|\blycee\b|gymnasium|faculty"
)
_RESULT = re.compile(
    r"\b(?:(?:first|second|third|upper|lower)[ -](?:class|division)|honou?rs|distinction|merit|cum laude|gpa"
    r"|grade|score|ranked|top \d|thesis|dissertation|courses?|coursework|modules?|exchange|scholarship"
    r"|dean['’]?s list|[12][.:][12]|1st|3rd)\b|\((?:first|second|third|pass)\)"
)
_PLACE = re.compile(
    r"(?:[A-Z][\w'’.-]+ ?){1,3}(?:, ?(?:[A-Z][\w'’.-]+ ?){1,3}){0,2}(?:, ?[A-Z]{2,3})?(?: \([A-Z][\w -]+\))?"
    r"|[A-Z]{2,3}|[Rr]emote(?: \(\w+\))?|[Hh]ybrid|[Oo]n-?site"
)
_EMPLOYMENT = re.compile(
    r"\W*(?:(?:full|part)[ -]time|contract(?:or)?|permanent|temporary|fixed[ -]term|freelance|internship|seasonal"
    r"|casual|self[ -]employed|zero[ -]hours?|remote|hybrid|on[ -]?site|\W|position|role|basis|and)+\W*"
)
_SPAN = r"\d+\+? ?(?:years?|yrs?|y|months?|mos?)\.?(?:,? (?:and )?\d+ ?(?:months?|mos?|m)\.?)?"
_DURATION = re.compile(rf"\W*{_SPAN}\W*")
LASTING = re.compile(rf"(?P<lasting>{_SPAN})(?:\)?:\s+|\)?\s{{2,}}|\)\s+)(?=[^\W\d_])", re.IGNORECASE)
"""A duration with the next field of a header behind it."""
_BREAK = re.compile(
    r"\b(?:career (?:break|gap)|parental leave|maternity leave|paternity leave|sabbatical|family leave|sick leave"
    r"|caring for|caregiving|career pause|gap year|time off|between jobs)\b(?! cover\b)"
)
_PHRASE_END = re.compile(r",|\s\||\s[–—-]\s|\sat\s|\s\(")
_MADE_OF_WORK = re.compile(r"(?:ologist|onist|apist|tician|grapher|keeper)s?$")
_LONGEST_TITLE = 7
_QUALIFYING = frozenset(
    (
        "registered advanced certified licensed licenced chartered accredited united specialized embedded distributed "
        "applied integrated automated managed associated connected related "
        "experienced seasoned accomplished dedicated motivated skilled talented qualified committed devoted esteemed "
        "respected renowned distinguished"
    ).split()
)
"""Participles that tell what somebody or something is like, and no deed."""
_JOINED_QUALIFYING = frozenset(
    "oriented driven focused minded taught winning trained educated centred centered".split()
)
"""The same, as the second half of a word."""
_TITLED = re.compile(r"(?:\w+ly )?[\w-]+(?:(?: and|,)? (?!(?:the|an?|our|all|to|in|for|on|with|of)\b)[\w/&-]+){1,5}")
"""A participle and what it tells of, before any little word."""
_HAVING = re.compile(r"[\w-]+ (?:an?|my|our|his|her|their) ")
"""A verb and what somebody has or did: no name goes on so."""
_NARRATED = Worded(
    r"\b(?:I|[Mm]y|I['’](?:m|ve)|[Ss]he|[Hh]e|[Tt]hey)\s+[a-z]"
    r"|^\W*[A-Z][^.:;|]* (?:is|was|has|had|have been) (?=[a-zA-Z])"
    r"|\bat (?:[^,;|()–—-]{2,60}) since\b"
)
_ABBREVIATED = re.compile(r"\b(?:inc|ltd|co|corp|llc|no|st|jr|sr|[a-z])\.$")


def is_abbreviated(text: str) -> bool:
    """Whether a full stop at the end belongs to an abbreviation ("Inc.")."""
    return _ABBREVIATED.search(plain(text)) is not None


@lru_cache(maxsize=4096)
def is_narrated(text: str) -> bool:
    """Whether somebody is told of in sentences: "I led", "my team", "Ana Ruiz has been head", "she led"."""
    return _NARRATED.search(text) is not None


def is_sentence(text: str) -> bool:
    """Whether a line reads as prose: it ends like a sentence, or is longer than a header can be."""
    low = plain(text)
    return (
        len(text) > 140
        or is_narrated(text)
        or (len(text.split()) > 6 and low[-1:] in ".!?;:" and not is_abbreviated(text))
    )


def opens_with_deed(text: str) -> bool:
    """Whether a line opens with a verb of action, and not with a name in capitals ("Lead Engineer, ...")."""
    phrase = _PHRASE_END.split(text, maxsplit=1)[0]
    first, verb = phrase.split(" ", 1)[0], opening(text)
    if not first.endswith("ing") and verb is None:
        return False
    if verb and is_qualifying(verb.verb.text) and is_title(_qualified(phrase)):
        return False
    if verb and _HAVING.match(phrase):
        return True
    if verb and verb.tenses == {Tense.PAST} and not is_qualifying(first):
        return True
    if verb and verb.verb.text == first and (_names_a_post(phrase) or _is_post(phrase)):
        return False
    told = [word for word in phrase.split() if plain(word) not in STOPWORDS or word.isupper()]
    fewest = 1 if is_title(phrase) else 2
    return not fewest <= len(told) <= _LONGEST_TITLE or not all(word[:1].isupper() for word in told)


def is_qualifying(word: str) -> bool:
    """Whether a participle tells what somebody is like ("experienced", "detail-oriented"), and not what they did."""
    joined, _, last = plain(word).rpartition("-")
    return last in _QUALIFYING or (joined != "" and last in _JOINED_QUALIFYING)


def _qualified(phrase: str) -> str:
    """A participle and what it tells of, up to the first little word."""
    found = _TITLED.match(phrase)
    return found.group() if found else ""


def _names_a_post(phrase: str) -> bool:
    """Whether what reads like a verb belongs to a title of few words without an article ("Account manager with")."""
    found = re.match(r"[\w/&-]+(?: (?!(?:the|an?|our|all|and)\b)[\w/&-]+){1,2}", plain(phrase))
    told = found.group().split()[1:] if found else []
    return any(word in _TITLES for word in told)


def _is_post(phrase: str) -> bool:
    """Whether what reads like a verb is a post itself ("Nurse with", "Coach")."""
    found = re.match(r"([\w-]+)(?: (?:with|who|in|at|of|for)\b|$)", plain(phrase))
    return found is not None and found[1] in _TITLES


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether a short phrase has a word for what people are employed as."""
    return any(map(_is_role, plain_words(text)))


def _is_role(word: str) -> bool:
    return word in _TITLES or word.removesuffix("s") in _TITLES or _MADE_OF_WORK.search(word) is not None


def is_organisation(text: str) -> bool:
    """Whether a short phrase has a word or legal form that organisations are called by."""
    return _ORGANISATIONS.search(plain(text)) is not None


def is_name(text: str) -> bool:
    """Whether a short line is written as a name: capitals throughout, or with a word for a post or a firm."""
    told = [word for word in text.split() if plain(word) not in STOPWORDS and word[:1].isalpha()]
    return all(not word[:1].islower() for word in told) or is_title(text) or is_organisation(text)


def is_written_as_name(text: str) -> bool:
    """Whether every word of a phrase that tells something begins with a capital."""
    told = [word for word in text.split() if plain(word) not in STOPWORDS and word[0].isalpha()]
    return bool(told) and all(word[:1].isupper() for word in told)


def is_school(text: str) -> bool:
    """Whether a phrase names a kind of school."""
    return _SCHOOL.search(plain(text)) is not None


def is_result(text: str) -> bool:
    """Whether a phrase tells how somebody studied: a class, a grade, honours, a thesis, courses."""
    return _RESULT.search(plain(text)) is not None


def is_place(text: str) -> bool:
    """Whether a phrase is written as a place: "Austin, TX", "Oslo", "Remote"."""
    return _PLACE.fullmatch(text.strip()) is not None and not is_title(text) and not is_organisation(text)


def is_employment(text: str) -> bool:
    """Whether a phrase only says how somebody was employed: "Full-time", "Contract"."""
    return _EMPLOYMENT.fullmatch(plain(text)) is not None


def is_duration(text: str) -> bool:
    """Whether a phrase only says how long something lasted: "2 yrs 3 mos"."""
    return _DURATION.fullmatch(plain(text)) is not None


@lru_cache(maxsize=4096)
def is_break(text: str) -> bool:
    """Whether a line tells of time without employment."""
    return _BREAK.search(plain(text)) is not None
