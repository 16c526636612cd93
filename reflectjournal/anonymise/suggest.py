"""What to write in the place of a finding: a generic term, never an invented fact."""

from __future__ import annotations

import re

from reflectjournal.anonymise import generalise
from reflectjournal.anonymise.categories import category_of
from reflectjournal.anonymise.lexicon import lexicon
from reflectjournal.anonymise.reading import plain

_RANKS = {
    "a police officer": "pc ps dc ds di dci sgt sergeant insp inspector pcso constable wpc",
    "a doctor": "dr",
    "a consultant": "prof professor",
    "a nurse": "sister sr nurse matron",
    "a councillor": "cllr councillor ald alderman",
    "the judge": "hhj judge dj justice lj recorder magistrate",
    "a faith leader": "rev revd reverend imam rabbi pastor father fr canon chaplain padre bishop",
    "a relative": (
        "uncle aunt auntie aunty nan nana nanna gran granny grandma grandad mama papa cousin nain "
        "taid"
    ),
}
_RANK_OF = {rank: role for role, ranks in _RANKS.items() for rank in ranks.split()}
_SCHOOLS = (
    (r"nursery|preschool|pre-school|playgroup|kindergarten", "a nursery"),
    (r"primary|infant|junior|first school", "a primary school"),
    (r"university|uni\b|polytechnic", "a university"),
    (r"sixth form|college", "a college"),
    (r"special school", "a special school"),
    (r"\bpru\b", "an alternative provision"),
    (r"academy|secondary|high|grammar|comp", "a secondary school"),
)
_PLACEMENTS = (
    (r"refuge|shelter", "a place of safety"),
    (r"care home|nursing home|residential home|rest home", "a care home"),
    (r"hotel|hostel|b&b|travelodge|inn\b|foyer", "temporary accommodation"),
    (r"hmp|yoi|prison", "a prison"),
    (r"secure", "a secure home"),
)
_HEALTH = (
    (r"ward", "a ward"),
    (r"surgery|practice|medical centre|health centre", "a GP practice"),
    (r"clinic", "a clinic"),
    (r"hospice", "a hospice"),
    (r"pharmacy|chemist", "a pharmacy"),
    (r"hospital|infirmary|general", "a hospital"),
)
_BODIES = (
    (r"church|chapel|cathedral|mosque|temple|gurdwara|mandir|synagogue", "a place of worship"),
    (r"council|borough", "a local authority"),
    (r"trust", "an NHS trust"),
    (r"police|constabulary", "the police"),
    (r"court", "the court"),
    (r"prison|hmp|yoi", "a prison"),
)
_SITES = (
    (r"(?:caravan|traveller|holiday) (?:park|site)|campsite", "a caravan site"),
    (r"\b(?:pub|bar|tavern|inn|brewery)\b", "a pub"),
    (r"shop|store|tesco|asda|aldi|lidl|morrisons|\bspar\b|co-op|salon|barber|market", "a shop"),
    (r"takeaway|restaurant|café|cafe|chippy|kebab", "a takeaway"),
    (r"\b(?:bus|train|tram|railway|tube) (?:stop|station|depot)|ferry|airport", "a station"),
    (r"\b(?:flat|house|bungalow|cottage|caravan|yurt|tent|bedsit|squat)\b", "a home"),
    (r"\b(?:factory|mill|depot|warehouse|packhouse|farm|creamery|office)\b", "a workplace"),
    (r"\b(?:club|hall|centre|library|cinema|theatre|gym|pool)\b", "a local venue"),
    (r"church|chapel|mosque|temple|gurdwara|synagogue|cathedral", "a place of worship"),
)
_OWNER = re.compile(r"(?:\b(?:my|your|his|her|our|their|whose|the)|\w['’]s) $", re.IGNORECASE)
_DOES = re.compile(
    r"(?:work|drive|teach|sell|clean|farm|breed|train|mend|keep|run|own|does|play)(?:e?s)?\b"
)
_AT_WORK = re.compile(
    r"\b(?:nurse|midwife|doctor|gp|consultant|teacher|head|headteacher|senco|officer|worker|manager"
    r"|visitor|lead|chair|chief|director|therapist|psychologist|paramedic|sergeant|inspector|guardian)"
)


def _kind_of(text: str, table: tuple[tuple[str, str], ...], otherwise: str) -> str:
    low = plain(text)
    return next((words for pattern, words in table if re.search(pattern, low)), otherwise)


def _person(text: str, before: str) -> str:
    first = plain(text.split(" ", maxsplit=1)[0]).strip(".")
    if first in {"sister", "brother", "father", "mother"} and _OWNER.search(before):
        return "a relative"
    if first in _RANK_OF:
        return _RANK_OF[first]
    tail = before[-48:].rstrip(" ,(=:")
    if tail and not tail.endswith((".", "!", "?", "\n")):
        lists = lexicon()
        words_before = plain(tail).split(" ")[-2:]
        for words in (" ".join(words_before), words_before[-1]):
            if words in lists.section("kinship"):
                return "a relative"
            if words in lists.section("roles"):
                return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
    return "a person"


def _work(text: str) -> str:
    """Words for what somebody does: never that they are a colleague where nothing says so."""
    low = plain(text)
    if _DOES.match(low):
        return "works"
    return "a colleague" if _AT_WORK.search(low) else "a worker"


def suggestion(kind: str, text: str, before: str) -> str:
    """The suggested replacement for one finding; empty means: remove.

    `before` is the text in front of it, which may name a role ("the health visitor, ...").
    """
    if kind in {"person", "initials"}:
        return _person(text, before)
    if kind == "school":
        return _kind_of(text, _SCHOOLS, "a school")
    if kind == "placement":
        return _kind_of(text, _PLACEMENTS, "a residential placement")
    if kind in {"health-service", "ward"}:
        return _kind_of(text, _HEALTH, "a health service")
    if kind == "organisation":
        return _kind_of(text, _BODIES, "an organisation")
    if kind == "place":
        return _kind_of(text, _SITES, "a local area")
    if kind == "role":
        return _work(text)
    general = generalise.general(kind, text)
    return category_of(kind).replacement if general is None else general
