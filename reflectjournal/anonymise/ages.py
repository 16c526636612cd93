"""Ages, in numbers and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import section
from reflectjournal.anonymise.numbers import NUMBER_WORD, ORDINAL_WORD, TEENS, UNITS
from reflectjournal.anonymise.patterns import Pattern, any_case, exact, search
from reflectjournal.anonymise.spots import AT, AT_NUMBER, Spots
from reflectjournal.model.findings import Tier

_AGE = r"(?:\d{1,2}½?|1[01]\d)"
_NUMBER = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_SMALL_UNIT = r"(?:weeks|months|wks|mths|days)"
_SOMEBODY = (
    "boy|girl|lad|lass|child|man|woman|baby|son|daughter|patient|resident|male|female|person"
    "|bairn|wean|kid|brother|sister|twins|twin"
)
_SUBJECT = (
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|who|I|i|[Bb]aby|[A-ZÀ-Ž][\w-]+|[Hh]im|[Hh]er|lad|lass|boy|girl|child"
    r"|mum|dad|man|woman|son|daughter|sister|brother|partner|mother|father|twins|kid)"
)
_IS = (
    r"(?:'s|’s|'m|’m| wis| wiz| wus| had been|'re|’re|'ll be|’ll be"
    r"| (?:might|may|must|could|would|will) be| is| was| am| are| were| turns| turned| turning"
    r"| has turned)"
)
_NEARLY = r"(?: now| just| still| only| about| nearly| almost| barely| but)*"
_ENDS = (
    r"(?= and |[,.;:!?)\"”]|\s*$| next | in\b| on | last | now| when| who| but | so | or | he "
    r"| she | i | with | if | n | w | at | going | & |\n)(?![.,]\d)"
)
_NO_AGE = (
    "of|years?|months?|weeks?|days?|hours?|minutes?|times|o|people|children|kids|things|miles"
    "|pounds|quid|pages|different|more|or|to|per|out|in|for|on|at|the|a"
)
_DECADES = (
    "teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
    "|20s|30s|40s|50s|60s|70s|80s|90s"
)
_LED = "|".join(  # what stands before a number that ends a clause and is an age
    rf"(?<=\b{words} )" for words in (
        "about", "aboot", "abaht", "around", "roughly", "say", "under", "above", "both", "rising",
        "just gone", "himself", "herself", "perhaps",
    )
) + "|" + "|".join(rf"(?<=, {who} )" for who in ("he", "she", "him", "her"))  # fmt: skip
_AND_A_BIT = "(?: and (?:a half|a quarter|three[- ]quarters|a bit))?"
_NOT_COUNTING = r"(?![.,]\d)(?! (?:times|more|of|weeks|days|minutes|hours|o))"
_NO_TIME = "".join(
    f"(?<!{word} )"
    for word in ("in", "for", "after", "within", "every", "next", "last", "past", "these", "of")
)
_BY_NUMBER = ("number",)

_AGES = (
    Pattern(
        any_case(rf"\b{_NUMBER}(?:[ -]and a half)?[ -]",
                 r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)[ -]olds?\b"),
        "age", Tier.SURE, "an age", (AT, "number", "amount"),
    ),
    Pattern(
        any_case(rf"\b{_NUMBER}[ -]years?(?: of age|[ -\u2011]old)\b"),
        "age", Tier.SURE, "an age", (AT, "number"),
    ),
    Pattern(
        any_case(rf"\baged?:? (?:of )?(?:about |around |only |just )?{_NUMBER}\b",
                 rf"(?:(?: ?[-–] ?| (?:and|to|or) ){_NUMBER}\b)?"),
        "age", Tier.SURE, "an age", (AT, "aged"),
    ),
    Pattern(
        any_case(r"\b\d{1,3} ?(?:y/?o|yo|yr old)\b"), "age", Tier.SURE, "an age", (AT, "digit")
    ),
    Pattern(
        exact(r"(?<![\d£.,/-])\b\d{1,2} ?[MF]\b(?!\w)|\b[MFmf][ /](\d{1,2})\b(?![/:.]\d)"
              r"|\b\d{1,2}/[MFmf]\b"),
        "age", Tier.LIKELY, "an age with a sex", (AT, "digit", "sex"),
    ),
    Pattern(
        exact(r"\b[MF], ?\d{1,3}\b(?![:/.]\d)"),
        "age", Tier.LIKELY, "an age with a sex", (AT, "sex"),
    ),
    Pattern(
        any_case(r"\bU\d{1,2}s?\b|\b(?:under|over)[- ](?:\d{1,2}s"
                 r"|(?:seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty-one)e?s)\b"),
        "age", Tier.CHECK, "the age of a team or group", (AT, "under-age"),
    ),
    Pattern(
        exact(r"\bD\+?\d{1,3}\b|\bG\d ?P\d(?:\+\d)?\b|\b\d{1,2}\+\d\b(?!\d|/)"),
        "age", Tier.LIKELY, "the course of a pregnancy or birth",
    ),
    Pattern(
        any_case(r"\b\d{1,2} ?(?:yrs?|years?|y),? ?(?:and )?\d{1,2} ?(?:m|mths?|months?)\b"),
        "age", Tier.LIKELY, "an age in years and months", (AT, "digit"),
    ),
    Pattern(
        any_case(r"\b\d{1,2}/(?:52|12|7)\b(?!/)"),
        "age", Tier.CHECK, "weeks or months, like an age", (AT, "digit"),
    ),
    Pattern(
        any_case(r"\bday \d{1,2}\b"),
        "age", Tier.CHECK, "a day counted, as after a birth", (AT, "day"),
    ),
    Pattern(
        any_case(rf"\b((?:{_SOMEBODY}) of (?!one\b){NUMBER_WORD}{_AND_A_BIT})\b{_NOT_COUNTING}",
                 rf"|\b(?:{_SOMEBODY}) (?:of |aged? )?(?:about |around |maybe |perhaps |some )?",
                 rf"((?!one\b){_NUMBER})\b{_NOT_COUNTING}",
                 rf"|\b(?:{_SOMEBODY}), (?:about |around |maybe |only |just )?",
                 rf"((?!one\b){_NUMBER})(?= (?:mebbe|maybe|perhaps|or so|and)\b|[,.;:)\n]|$)"),
        "age", Tier.LIKELY, "an age", (AT, "somebody"),
    ),
    Pattern(
        any_case(rf"\b(?:{_SOMEBODY}) of ({_NUMBER} {_SMALL_UNIT})\b"
                 rf"|\b((?:\d{{1,3}}(?:st|nd|rd|th)|{ORDINAL_WORD}) birthday)\b"),
        "age", Tier.LIKELY, "an age", (AT, "somebody", "ordinal", "number"),
    ),
    Pattern(
        any_case(r"\b(?:maybe|perhaps|looks|looked|look) (?:about |around )?",
                 rf"({_NUMBER})\b(?! (?:{_NO_AGE})\b)"),
        "age", Tier.CHECK, "a number like an age", (AT, "nearly"),
    ),
    Pattern(
        exact(rf"\b(?:{_SUBJECT},?{_IS}|(?:[Hh]e|[Ss]he|[Ww]ho)s|[Tt]urns|[Tt]urned|[Ii]m)",
              rf"{_NEARLY} "
              rf"((?:{_AGE}|(?i:{NUMBER_WORD})){_AND_A_BIT}(?: going on {_NUMBER})?){_ENDS}"),
        "age", Tier.LIKELY, "an age", _BY_NUMBER,
    ),
    Pattern(
        exact(r"\b(?:is|was) [A-Z][\w ]{2,25} and (\d{1,3})(?= [(]|[,.;)])"),
        "age", Tier.LIKELY, "a number like an age",
    ),
    Pattern(
        any_case(rf"\b(?:{'|'.join(TEENS[1:])})[- ]year\b",
                 rf"|\b(?:turned|turning|turns) {NUMBER_WORD}\b"),
        "age", Tier.LIKELY, "an age", (AT, "number", "nearly"),
    ),
    Pattern(
        any_case(r"\b(?:is|was|only|just|at|hes|shes|theyre|he's|she's) (?:now |just |only )?",
                 rf"({_NUMBER} {_SMALL_UNIT})\b",
                 r"(?! (?:ago|later|before|after|since|on|into|away|late))"),
        "age", Tier.LIKELY, "an age", (AT_NUMBER, "state"),
    ),
    Pattern(
        any_case(rf"\b(?:is|was) ((?:\d|{NUMBER_WORD}) and (?:a )?half)\b"),
        "age", Tier.LIKELY, "an age", (AT, "was"),
    ),
    Pattern(
        any_case(r"\b(?:pushing|approaching|nearing|nearly|almost|turned|turning|turns) ",
                 rf"({_NUMBER})\b",
                 rf"(?! (?:{_NO_AGE}|up|down)\b)|\b({_NUMBER} and a half)\b(?! hours?| years? o)"),
        "age", Tier.LIKELY, "a number like an age", (AT, "nearly", "number", "amount"),
    ),
    Pattern(
        any_case(rf"\b(?:late|early|mid)[- ](?:{_DECADES})\b"),
        "age", Tier.LIKELY, "about an age", ("teens",),
    ),
    Pattern(
        any_case(rf"(?:{_LED})({_NUMBER})(?=[,.;:)\n]|$)",
                 rf"|((?:{NUMBER_WORD}|[1-9]\d)[- ]odd)(?=[,.;)\n]|$)",
                 rf"|(?<=\()({NUMBER_WORD})(?=[,;)])",
                 rf"|({_NUMBER})(?= at the time\b| if (?:he|she)['’]?s a day\b)",
                 rf"|({_NUMBER} (?:weeks|months) corrected)\b",
                 rf"|(?<=is )({_NUMBER} years(?: and (?:a )?half)?)(?=[,.;)\n]|$)",
                 rf"|(?<=[.!?] )({_NUMBER} (?:week|month))(?=[,.;)\n]|$)"),
        "age", Tier.CHECK, "a number like an age", (AT, "number"),
    ),
    Pattern(
        any_case(rf"(?:(?<=, )|(?<=male )|(?<=man )|(?<=[MF] ))(?:{_DECADES})",
                 r"(?=[,.;)\n]|$| on\b| in\b)"),
        "age", Tier.CHECK, "about an age", (AT, "number", "decades"),
    ),
    Pattern(
        any_case(r"\b(?:school|pregnant|married|mother|mum|mam|care|home|widowed|orphaned) at ",
                 rf"(?:just |only )?({_NUMBER})\b"),
        "age", Tier.CHECK, "an age", (AT, "at-age"),
    ),
    Pattern(
        any_case(r"\b\d{1,2}(?:\+\d)?/40\b|\b\d{1,2} ?weeks? (?:pregnant|gestation)\b"
                 r"|\bborn at \d{2} weeks\b"),
        "age", Tier.LIKELY, "how far a pregnancy is", (AT, "digit", "born"),
    ),
    Pattern(
        any_case(r"\b(?:is|was|be|got|turned|turning|turns|nearly|almost|only|just|say|says|said) ",
                 rf"({_AGE}|{'|'.join(UNITS[2:] + TEENS)})",
                 rf"(?= and |[,;!?)]|\.(?!\d)|\n|$| [a-z])(?! (?:{_NO_AGE}|mins?)\b)",
                 r"(?! (?!(?:is|was|has|says|this|likes|lives|goes|does|wants|as)\b)[a-z]+s\b)"),
        "age", Tier.LIKELY, "a number like an age", (AT_NUMBER, "saying"),
    ),
    Pattern(
        any_case(rf"\b(?:when (?:he|she|i|they) (?:was|were)|at) (\d{{1,2}}|{NUMBER_WORD})",
                 r"(?= (?:he|she|i|they)\b|[,;.](?!\d))"),
        "age", Tier.CHECK, "a number like an age", (AT_NUMBER, "when"),
    ),
    Pattern(
        any_case(rf"(?<=, )({NUMBER_WORD})(?=[,;).])"),
        "age", Tier.LIKELY, "a number like an age", (AT, "number", "amount"),
    ),
    Pattern(
        any_case(rf"\b(?:given|recorded|down|listed) as ({_AGE}|{NUMBER_WORD})\b(?! [a-z]+s\b)"),
        "age", Tier.LIKELY, "a number like an age", (AT_NUMBER, "recorded"),
    ),
    Pattern(
        exact(rf"(?<=[,(;|–—/-] )(?<!\d[,(;|–—/-] )({_AGE})",
              r"(?=[,;)]| [|–—/-]|[.:](?!\d)|\n|$)(?!,\d)",
              rf"|(?<=[.!?] )({_AGE})(?=, [a-z]|\. [A-Z])"),
        "age", Tier.LIKELY, "a number that stands alone, like an age", (AT, "digit"),
    ),
    Pattern(
        any_case(rf"(?<=[.!?] )({_NUMBER} (?:and|&) {_NUMBER})(?=[.,;])"),
        "age", Tier.CHECK, "two numbers that stand alone, like ages", (AT, "number", "amount"),
    ),
    Pattern(
        any_case(r"\b(?:both|all|is|was|in|are) (?:in )?(?:(?:her|his|their|my|the) )?",
                 rf"((?:early|mid|late)?[ -]?(?:{_DECADES}))\b"),
        "age", Tier.CHECK, "about an age", (AT, "decade"),
    ),
    Pattern(
        any_case(rf"{_NO_TIME}\b{_NUMBER} {_SMALL_UNIT}\b",
                 r"(?=[,;)]| and (?:he|she|they|not|still|already)\b)"),
        "age", Tier.LIKELY, "weeks or months, like a baby's age", (AT, "number"),
    ),
    Pattern(
        any_case(r"(?<=[(, ])(?:\d{1,2}y ?)?\d{1,2}m\b(?=[),;])|(?<=, )\d0s(?=[,;.)])"),
        "age", Tier.LIKELY, "like an age in short", (AT, "digit"),
    ),
)  # fmt: skip
_BARE = tuple(
    Pattern(expression, "age", Tier.LIKELY, "a number after a name, like an age")
    for expression in (
        exact(rf"(?<=[\w'’.]) ?\(({_AGE})(?:\)|[,;] )"),
        exact(rf"(?<=[,(] )({_AGE})(?=[,;)]|\.(?!\d)|\n|$"
              r"| (?:and|on|was|is|who|from|has|said|at) )(?!,\d{3})"),
        exact(r"\b[^\W\d_a-z][\w'’-]+ (\d{1,2})(?=\n|$|, [A-Z])"),
        exact(rf"\b[^\W\d_a-z][\w'’-]+, ({_AGE})(?= [a-z])(?! (?:{_NO_AGE})\b)"),
    )
)  # fmt: skip
_ANY = any_case(rf"\b(?:\d{{1,3}}|{NUMBER_WORD})\b(?: (?:months|weeks|days))?")
_LIST = exact(
    r"\b\d{1,3}(?: (?:months|weeks))?",
    r"(?:(?:, | and |, and | & )\d{1,3}\b(?: (?:months|weeks))?){1,6}",
)
_WORD_LIST = any_case(
    rf"\b{NUMBER_WORD}(?:(?:,? then |, | and |, and | & ){NUMBER_WORD}\b){{1,6}}",
    r"(?=[,.;:)\n]|$| and (?:the|a) )",
)
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_][\w'’-]{0,40})([^\w]{0,4})$")
_ASIDES = frozenset((")", "),", "(", "”,", '",', ","))


def find_ages(text: str, spots: Spots) -> list[Hit]:
    """Ages and age brackets."""
    hits = list(search(spots, _AGES))
    hits += [hit for hit in search(spots, _BARE) if _after_somebody(text, hit.start)]
    hits += _in_lists(text, hits, spots)
    return hits


def _after_somebody(text: str, start: int) -> bool:
    """Whether the word before a bare number looks like a person, and not like "Section 42"."""
    before = _LAST_WORD.search(text[max(0, start - 44) : start])
    if before is None:
        return False
    word, between = before[1], before[2]
    if word.isupper() and between == " ":
        return False  # "GCS 14"
    counted = section("counted")
    low = word.lower()
    if low in counted or low.removesuffix("s") in counted:
        return False
    return not word.islower() or between.strip(" ") in _ASIDES


def _in_lists(text: str, found: Sequence[Hit], spots: Spots) -> Iterator[Hit]:
    """Ages that stand beside an age in a list: "8, 6 and 11 months", "61 and 59"."""
    ends = {hit.end for hit in found if hit.kind == "age"}
    if not ends:
        return
    starts = {hit.start for hit in found if hit.kind == "age"}
    for pattern, tier in ((_LIST, Tier.LIKELY), (_WORD_LIST, Tier.CHECK)):
        for match in spots.find(pattern, AT, "digit" if tier is Tier.LIKELY else "number"):
            numbers = list(_ANY.finditer(text, match.start(), match.end()))
            if any(number.end() in ends or number.start() in starts for number in numbers):
                for number in numbers:
                    yield Hit(*number.span(), "age", tier, "stands beside an age")
