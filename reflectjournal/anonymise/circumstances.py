"""What somebody's circumstances are: among how many children, working where, for how long.

Each is a turn of phrase around a number, a place or what happened. Most are only to check.
"""

from __future__ import annotations

from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.patterns import Pattern, any_case, search
from reflectjournal.anonymise.spots import AT, Spots
from reflectjournal.model.findings import Tier

_COUNT = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_SMALL = rf"(?:1?\d|{NUMBER_WORD})"
_ENDS = r"(?=[,.;:!?)\n–—|]| [-–—|] |$| (?:and|but|who|born|to|so|with|at|in|living|placed|from)\b)"
_CHILDREN = "siblings|children|kids|brothers|sisters|girls|boys|sons|daughters|bairns|weans|lads"
_LENGTH = rf"(?:about |nearly |almost |only |just |over )?{_COUNT}(?: and a half)?"
_UNIT = "(?:hours|hrs|days|nights|weeks|wks|months|mths|years|yrs)"
_SINCE_WHEN = (
    "qualified|missing|clean|sober|dry|abstinent|widowed|bereaved|divorced|separated|homeless"
    "|housebound|unconscious|absent|pregnant|inside|on remand|on the run|in hospital|in seg"
    "|in segregation|on hunger strike|on the wing|on the ward|off heroin|off crack|off methadone"
    "|off the drink|self-harm free|seizure free|smoke free|in recovery|out of prison|out of work"
    "|in the country|in this country|in foster care|in care"
)
_VEHICLES = (
    "rigs|oil rigs|boats|trawlers|fishing boats|ferries|tugs|tankers|dredgers|barges|lorries"
    "|wagons|railways|cruise ships|wind farms|fairgrounds|waltzers|dodgems|pontoons|container ships"
    "|turbines"
)
_BUILDINGS = (
    "maltings?|mill|brewery|chapel|rectory|vicarage|quarry|tannery|foundry|railway|station|dairy"
    "|forge|smithy|bakery|creamery|barracks|asylum|workhouse|cinema|picture house|library|factory"
    "|post office|police station|fire station|town hall|boathouse|pit|colliery|mine|works|airfield"
    "|aerodrome|swimming baths|baths|laundry|schoolhouse|school house|convent|priory|abbey|granary"
    "|stables|coach house|infirmary|isolation hospital|bus depot|tram depot|toll house|signal box"
    "|warehouse|bingo hall|magistrates court|courthouse|gaol|prison|pub|dockyard|slipway"
)
_FATES = (
    "evacuated|interned|trafficked|kidnapped|conscripted|orphaned|adopted|fostered|deported"
    "|shipwrecked|torpedoed|knighted|ordained|excommunicated|conceived by ivf|born on [a-z ]{3,30}"
)
_ENDS_OF_LIFE = (
    "drowned|stabbed|shot|hanged|hung (?:him|her)self|killed|run over|knocked down|murdered|crashed"
    "|overdosed|electrocuted|crushed|found dead"
)
_OF_A_LIFE = "something of somebody's life"
_MONTHS = "of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CIRCUMSTANCES = (
    Pattern(any_case(r"\b(?:eldest|oldest|youngest|middle|first|second|third|fourth|fifth|sixth"
                     r"|seventh|eighth|last|baby)(?: child| one| girl| boy| son| daughter)? of ",
                     rf"(?:(?:the|her|his|their|my) )?{_SMALL}\b(?: (?:{_CHILDREN})\b|{_ENDS})"),
            "count", Tier.LIKELY, "a place among brothers and sisters", (AT, "ordinal", "only")),
    Pattern(any_case(r"\b(?:number|no\.?|child|baby) ",
                     rf"{_SMALL} of {_SMALL}\b{_ENDS}"),
            "count", Tier.CHECK, "a place among brothers and sisters", (AT, "nth")),
    Pattern(any_case(rf"\b{_COUNT} (?:and|&) (?:a half|a quarter|three[- ]quarters|a bit)\b",
                     rf"(?! (?:{_UNIT}|hour|miles|minutes|pounds|stone|inch|thousand))"
                     rf"|\b{_COUNT} going on {_COUNT}\b"),
            "age", Tier.CHECK, "a number like an age", (AT, "number", "amount")),
    Pattern(any_case(r"\b(?:boys|girls|kids|children|twins|sons|daughters|they) (?:were|are) ",
                     rf"({_SMALL}(?:, {_SMALL})*,? and {_SMALL})\b(?! {_UNIT}| [a-z]+s\b)"),
            "age", Tier.LIKELY, "numbers like ages", (AT, "children")),
    Pattern(any_case(r"\b(?:whos|hes|shes|theyre|im|our|my) ",
                     rf"(?:now |just |only |nearly )?({NUMBER_WORD}|\d{{1,2}})\b"
                     r"(?= (?:let|came|said|has|had|is|was|who|in|on)\b|[,.;)\n]|$)"),
            "age", Tier.LIKELY, "a number like an age", (AT, "who-is")),
    Pattern(any_case(r"\b(?:away |off |out |back )?(?:on|from|off) the ",
                     rf"(?:[a-z]+ ){{0,2}}?(?:{_VEHICLES})\b(?: out of (?-i:[A-Z])\w+)?"
                     r"|(?<!\ball )\b(?:away )?at sea\b|\bat the turbines\b"
                     r"|\boffshore\b(?: out of (?-i:[A-Z])\w+)?"
                     r"|\b(?:works?|worked|working) away\b"
                     r"|\bin the (?:[a-z]+ )?(?:fire service|lifeboat crew|mountain rescue)\b"
                     r"|\bin the (?:army|navy|raf|marines|merchant navy|foreign legion|paras"
                     r"|territorials|royal navy|air force|coastguard|fire brigade|gurkhas)\b"),
            "role", Tier.LIKELY, "what somebody does or has done", ("away",)),
    Pattern(any_case(rf"\b(?:{_SINCE_WHEN}) (?:for |since |now )?(?:the last )?",
                     rf"{_LENGTH} {_UNIT}\b"),
            "duration", Tier.CHECK, "how long something has been so", (AT, "since-when")),
    Pattern(any_case(rf"\b{_COUNT} {_UNIT} (?:of being )?(?:{_SINCE_WHEN}|post[- ]op|premature)\b"),
            "duration", Tier.CHECK, "how long something has been so", (AT, "number")),
    Pattern(any_case(r"\b(?:had|has|have|he's|she's|they'd|he'd|she'd)(?: only| just)? been ",
                     r"(?:tapping|crying|hiding|sleeping rough|sleeping|lying|screaming|locked"
                     r"|trapped|bleeding|fitting|seizing|walking|living|running|begging|drinking"
                     r"|using|fasting|starving|sitting|standing|banging|shouting|fostering|married)"
                     rf" (?:[a-z]+ ){{0,3}}?(?:for )?({_COUNT} {_UNIT})\b"),
            "duration", Tier.CHECK, "how long something has been so", (AT, "been")),
    Pattern(any_case(r"\b(?:(?:he|she|they|mum|dad|i|we)(?:['’](?:s|ve|d))|has|have|had)",
                     r"(?: only| just)? been [a-z]+(?:[- ][a-z]+ing|ing|ed) ",
                     rf"(?:[a-z]+ ){{0,2}}?(?:for )?({_COUNT} (?:days|nights|weeks))\b"),
            "duration", Tier.CHECK, "how long something has been so", (AT, "been")),
    Pattern(any_case(rf"\bdue (?:date )?(?:is )?in {_COUNT} {_UNIT}\b"),
            "duration", Tier.CHECK, "how soon something will be", (AT, "due")),
    Pattern(any_case(r"\btattoo(?:s|ed)? (?:of|saying|that says|reading|with) ",
                     r"(?:(?:an?|the|his|her|two) )?[\w'’-]+(?: [\w'’-]+(?=[,.;)\n]))?"),
            "distinctive", Tier.CHECK, "something that people would remember", (AT, "tattoo")),
    Pattern(any_case(rf"\b(?:{_ENDS_OF_LIFE}) (?:at|in|by|on|off|outside|under|near|from) ",
                     r"(?:the )?[\w'’-]+(?: [\w'’-]+){0,2}?",
                     r"(?=[,.;)\n]| (?:in|and|when|last|on|so|but|at)\b|$)"),
            "history", Tier.CHECK, _OF_A_LIFE, (AT, "fate")),
    Pattern(any_case(r"\b(?:brought up|raised|reared|taught|educated|bred) by ",
                     r"(?!(?:the|his|her|their|my|me|us|mum|dad|mam|he|she|a)\b)[a-z'’-]+",
                     r"(?=[,.;)\n]| (?:in|at|on|and)\b|$)"),
            "history", Tier.CHECK, _OF_A_LIFE, (AT, "raised")),
    Pattern(any_case(r"\b(?:he|she|they|who|i) (?:was|were|had been) ",
                     rf"(?:{_FATES})\b"),
            "history", Tier.CHECK, _OF_A_LIFE, (AT, "occupation")),
    Pattern(any_case(r"\bcollects ",
                     r"(?!him|her|them|the|his|it|from|after|at|on|my|our|all|you|me|us|benef)"
                     r"(?:[a-z]+ )?[a-z]{3,14}s\b"),
            "distinctive", Tier.CHECK, "something that people would remember", (AT, "collects")),
    Pattern(any_case(r"\b(?:scored|scores|scoring) (?:an? )?",
                     rf"{_COUNT}\b(?: ?/ ?\d{{1,3}}| out of {_COUNT})?"
                     r"(?! (?:goals?|tries|runs|points|times)\b)"),
            "quantity", Tier.CHECK, "a score", (AT, "scored")),
    Pattern(any_case(r"\b[a-z][\w-]*(?<!-)",
                     r"(?: (?:postnatal|scale|score|pain|and difficulties|total))*",
                     rf"(?:,| was| is| of| at|:| ?=)* ?{_COUNT}\b(?! (?:{_UNIT}|{_MONTHS}))",
                     rf"(?: ?/ ?\d{{1,3}}\b| out of {_COUNT})?(?![-/:]\d)"),
            "quantity", Tier.CHECK, "a score", (AT, "scale")),
    Pattern(any_case(r"\b(?:(?:half|a quarter of|three[- ]quarters of) a mile"
                     rf"|{_COUNT}(?: and a half)?(?: hundred| thousand)? (?:yards|miles|metres|km"
                     r"|kilometres|doors|streets|stops))"
                     r"(?: walk| drive)? (?:from|off|outside|up|down|away|along|north|south|east"
                     r"|west|inland|short|past|beyond|behind)\b(?: of\b)?"),
            "place", Tier.CHECK, "how far from a place", (AT, "number", "amount")),
    Pattern(any_case(r"\b(?:old|former|disused|derelict|abandoned|burnt[- ]out|empty) ",
                     rf"(?:[a-z]+ )?(?:{_BUILDINGS})\b"),
            "place", Tier.LIKELY, "a building known to everybody there", (AT, "old")),
    Pattern(any_case(r"\b(?:(?:first|second|third|last|final|penultimate) (?:day|week|friday|monday"
                     r"|thursday|night|morning) (?:back )?(?:of|after|before) (?:the )?)?"
                     r"(?:(?:autumn|spring|summer|winter|may|october|february|easter|whitsun"
                     r"|christmas|michaelmas|hilary|trinity|lent|martinmas|candlemas) )?"
                     r"(?:half[- ]terms?|term|holidays)\b"
                     r"(?: (?:of )?(?:19|20)\d\d\b| (?:day|week|weekend|holidays?))?"),
            "month", Tier.CHECK, "a time of the school year", (AT, "term")),
    Pattern(any_case(r"\b(?:wk|week) \d{1,2}(?: of)?(?: the)?",
                     r" (?:(?:autumn|spring|summer|michaelmas|hilary|trinity|lent|martinmas"
                     r"|candlemas) )?(?:term|semester|holidays)\b"),
            "month", Tier.CHECK, "a time of the school year", (AT, "week")),
    Pattern(any_case(r"\b(?:left|right)[- ](?:sided?|leg|arm|hand|foot|eye|hip|knee) "
                     r"(?:weakness|paralysis|hemiparesis|neglect|palsy|bka|aka|amputee|amputation"
                     r"|amputated|prosthesis|replacement)\b"
                     r"(?: (?:after|since|from|following) (?:(?:a|an|the|his|her|their|my) )?"
                     r"[a-z]+)?"),
            "health", Tier.CHECK, "a condition or an injury", (AT, "sided")),
)  # fmt: skip
_WHOLE_TERM = frozenset(("term", "holidays"))


def find_circumstances(text: str, spots: Spots) -> Iterator[Hit]:
    """Places among siblings, work away, lengths of time, scores, distances and terms."""
    for hit in search(spots, _CIRCUMSTANCES):
        if text[hit.start : hit.end].lower() not in _WHOLE_TERM:
            yield hit
