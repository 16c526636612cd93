"""What somebody is or was by calling: said of them in a sentence, in words of no list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import KIN, marks_of
from reflectjournal.anonymise.patterns import Pattern, any_case, exact
from reflectjournal.anonymise.spots import AT, Spots
from reflectjournal.model.findings import Tier

_AGENT = (
    r"[a-z]{2,14}(?:er|or|ist|ian|ant|man|woman|smith|wright|eur|onger|herd|monger|keeper|maker)"
    r"|champion|notary|medallist|captain|coach|chef|cook|vet|mayor|monk|nun|guide|clerk|judge|pilot"
    r"|player-coach|coxswain|cox|star|poet|hero|veteran|referee|umpire|trustee|apprentice|cadet"
    r"|paramedic|scout|mascot|nanny|au pair"
)
_ROLE = Pattern(
    any_case(
        r"\b(?:he|she|they|who|i|dad|mum|mam|father|mother|husband|wife|partner|son|daughter"
        r"|brother|sister|uncle|aunt|nan|gran|grandad|grandfather|grandmother|boyfriend)"
        r"(?:'s|’s|s| is| was| had been| works as| worked as| used to be| trained as| retired as"
        r"|,| –| =)? "
        r"(?:now |once |still |and was )?(?:an?|the local|the village) "
        rf"((?:[a-z-]{{2,14}} ){{0,2}}(?:{_AGENT}))\b"
    ),
    "role",
    Tier.LIKELY,
    "what somebody is or was",
    (AT, "occupation"),
)
_WAS = Pattern(
    any_case(
        r"(?:(?:(?<=\band )|(?<=\bwho )|(?<=\bbut ))(?:was|is) (?:once |now )?"
        r"|\b(?:had been|has been|used to be) |(?:is|was) [\w-]+ and )an? "
        rf"((?:[a-z-]{{2,14}} ){{0,2}}(?:{_AGENT}))\b"
        r"|\b(?:was|is|been) in the (army|navy|raf|marines|merchant navy|foreign legion|forces"
        r"|circus|police|fire service|guards|paras|territorials|reserves|band|choir|wrens"
        r"|land army)\b"
        r"|\b(?:retired|former|ex)[ -]"
        rf"((?:[a-z-]{{2,14}} ){{0,2}}(?:{_AGENT}))\b"
    ),
    "role",
    Tier.LIKELY,
    "what somebody is or was",
    (AT, "was-a"),
)
_MANY = Pattern(
    any_case(
        r"\b(?:they're|they are|they were|both|family of|generations of) (?!of\b|no\b|them\b|our\b)"
        rf"((?:[a-z-]{{2,14}} ){{0,2}}(?:{_AGENT})s)(?=[.,;:)\n]| (?:at|in|on|from|by)\b|$)"
    ),
    "role",
    Tier.CHECK,
    "what somebody is or was",
    (AT, "several"),
)
_KIN_OF = Pattern(
    any_case(
        r"\b((?:[a-z]{2,14}(?:er|or|ist|ian|man|ary|dge|ar|ess)|mp|vicar|chief|coroner|king)['’]s) "
        r"(?:widow|daughter|son|wife|husband|brother|sister|child|grandson|granddaughter|nephew"
        r"|niece|girlfriend|boyfriend|mistress)\b"
    ),
    "role",
    Tier.CHECK,
    "whose relative somebody is",
    ("kin-of",),
)
_LIFE = Pattern(
    exact(
        r"\b(?:ran|runs|owns|owned|keeps|kept|manages|managed|founded|built) (?:the|a) [a-z]+"
        r"(?: [a-z]+)? (?:in|on|at|by|near) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
        r"|\b(?:plays?|played|boxe[sd]|swims|swam|rows|rowed|runs|ran|sings|sang|danced|raced|fenced|fought|rode|scored)"
        r"(?: semi[- ]pro| pro| professionally| football| rugby| cricket| darts| netball)? for "
        r"(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
        r"|\banniversary of [^.;\n]{3,40}?(?=[,.;\n)]|$)"
    ),
    "distinctive",
    Tier.LIKELY,
    "something of somebody's life",
    (AT, "life"),
)
_PROFESSIONS = (
    "consultant|midwife|nurse|doctor|gp|teacher|head teacher|headteacher|social worker"
    "|police officer|solicitor|magistrate|councillor|paramedic|pharmacist|dentist|lecturer|surgeon"
    "|anaesthetist|psychologist|psychiatrist|physiotherapist|physio|radiographer|pastor|governor"
)
_HERE = Pattern(
    any_case(
        rf"\b(?:is|was|are|now|as|and) (an? (?:[a-z]+ )?(?:{_PROFESSIONS}) (?:here|there"
        r"|(?:at|in|on|for|with) (?:the |our |an? )?[\w'’-]+(?: (?-i:[A-Z])\w+)?))"
    ),
    "role",
    Tier.CHECK,
    "what somebody does or has done",
    (AT, "profession"),
)
_PERSON = (
    r"(?:[Hh]e|[Ss]he|[Tt]hey|who|[Dd]ad|[Mm]um|[Mm]am|[Ff]ather|[Mm]other|husband|wife|partner|son"
    r"|daughter|brother|sister|uncle|aunt|[Nn]an|[Gg]ran|[Gg]randad|boyfriend|girlfriend"
    r"|stepdad|stepmum|cousin|nephew|niece|auntie|grandma|[A-Z][a-z]+)"
)
_UNTIL = (
    r"(?=[,.;:)!?\n]| (?:at|in|for|on) (?:[A-Z]|the |our |a |his |her )| and | but | when | so "
    r"| or | since | who | till | until | [Ii] | we |$)"
)
_BUSINESSES = (
    "barbers|shop|takeaway|garage|pub|café|cafe|salon|restaurant|farm|stall|chippy|taxi firm"
    "|nursery|business|bakery|launderette|newsagents|butchers|gym|dojo|hotel|guest house|kennels"
)
_WORK = Pattern(
    exact(
        rf"\b{_PERSON}(?:'s|’s)?(?: \([^)\n]{{1,30}}\)|,)? (?:now |still |only |just |once )?"
        r"((?:(?:works|worked) (?:(?:nights|days|lates|earlies|shifts|away|offshore|abroad)"
        r"(?:(?= (?:at|in|for|on) [A-Z])| (?:at|in|for|on) (?:[\w'’-]+ ){0,3}?[\w'’-]+)?"
        r"|(?:the |as |at |for |in |on |out of )(?:[\w'’-]+ ){0,4}?[\w'’-]+)"
        r"|(?:drives|drove|teaches|taught|sells|sold|cleans|cleaned|farms|farmed|breeds|bred|trains"
        r"|trained|fixes|paints|fishes|fished|preaches|preached|sings|sang|served|fought|boxed|races"
        r"|raced|mends|builds|keeps|studies|studied|guts|packs|picks|lambs|shears|milks|cans|welds"
        r"|plays for|played for|plays in|played in) (?:[\w'’-]+ ){0,4}?[\w'’-]+"
        r"|(?:runs|ran|owns|owned) (?:an? (?:[\w'’-]+ ){0,3}?[\w'’-]+"
        r"|the (?!risk|show|house|team|group|session|meeting|course|bath|home|place|service)[a-z]+)"
        r"|[a-z]{3,12}s (?:[a-z]{2,12} )?for a living"
        r"|(?:has|had|runs|ran|owns|owned) (?:an?|the|(?:his|her|their) own)"
        rf" (?:[a-z]+ )?(?:{_BUSINESSES})"
        r"|does the (?:bins|doors|markets|waltzers|windows|lollipop|school run|milk|post|rounds)"
        r"|did (?:\w+ )?tours? of [\w'’-]+"
        r"|lost (?:his|her|their|both|an?|two|three) (?:[a-z]+ )?(?:mum|dad|mother|father|parents"
        r"|brother|sister|son|daughter|baby|twin|husband|wife|legs?|arms?|eyes?|sight|hearing|foot|hand)"
        r"(?: (?:in|at|to|when) (?:[\w'’-]+ ){0,3}?[\w'’-]+)?"
        r"|(?:farms|fishes|crofts|preaches|lambs|trawls)(?=[,.;])"
        rf"|came out))\b{_UNTIL}"
    ),
    "role",
    Tier.CHECK,
    "what somebody does or has done",
    ("work",),
)
_USED_TO = Pattern(
    any_case(
        r"\bused to (?:be(?! an? )|work|run|own|drive|play|box|sing|dance|teach|sell|farm|fish"
        r"|race|ride)"
        rf" (?:[\w'’-]+ ){{0,8}}?[\w'’-]+{_UNTIL}"
    ),
    "role",
    Tier.CHECK,
    "what somebody does or has done",
    (AT, "used"),
)
_STUDIES = Pattern(
    any_case(
        r"\b(?:studying|degree in|phd in|masters in|course in|apprenticeship in|training as"
        r"|reading(?= [a-z ]{3,24} at )"
        r"|training to be|qualified as|trained as|works as|worked as|job as|working as)"
        rf" (?!this|that|it|the|his|her|my|our|their|them)(?:[\w'’-]+ ){{0,3}}?[\w'’-]+{_UNTIL}"
    ),
    "role",
    Tier.CHECK,
    "what somebody does or has done",
    (AT, "study"),
)
_WHERE = re.compile(
    r" (?:at|in|on|for|from|with|by|out of|of) (?:the |an? )?[\w'’-]+(?: [\w'’-]+)?"
    r"(?=[,.;)!?\n]|$)"
)
_APPOSITION = re.compile(
    r"(?:, \d{1,3})?(?:,| \(| –| -|:| =) (?:(?:retired|former|once|now|ex|an?|the|our|my)[ -])?"
    rf"((?:[a-z][a-z'’-]{{1,14}} ){{0,3}}(?:{_AGENT}|worker|roustabout))(?=[,.;)\n]| [–-] |$)"
)
_NO_ROLES = frozenset(
    (
        *(
            "however",
            "together",
            "another",
            "whether",
            "later",
            "after",
            "before",
            "either",
            "never",
        ),
        *(
            "other",
            "under",
            "over",
            "rather",
            "further",
            "earlier",
            "sooner",
            "for",
            "or",
            "forever",
        ),
        *(
            "important",
            "pregnant",
            "different",
            "distant",
            "reluctant",
            "hesitant",
            "vacant",
            "plant",
        ),
        *(
            "significant",
            "relevant",
            "constant",
            "instant",
            "want",
            "grant",
            "hers",
            "sister",
            "older",
        ),
        *("younger", "elder", "bigger", "smaller", "taller", "longer", "minor", "major", "poor"),
        *(
            "door",
            "floor",
            "partner",
            "character",
            "manner",
            "lover",
            "member",
            "visitor",
            "winner",
        ),
        *("former", "regular", "similar", "particular", "popular", "sober", "bitter", "tender"),
        *(
            "wrist",
            "fist",
            "list",
            "twist",
            "matter",
            "number",
            "letter",
            "computer",
            "corner",
            "dinner",
            "mirror",
            "disaster",
        ),
        *("stranger", "fighter", "survivor", "teenager", "toddler", "youngster", "mother"),
        *("father", "brother", "sister", "daughter", "carer", "worker", "woman", "man", "better"),
    )
)


def find_roles(text: str, spots: Spots) -> Iterator[Hit]:
    """Callings that somebody is said to have, and what else they are known for."""
    for match in spots.find(_KIN_OF.expression, *_KIN_OF.near):
        if _is_calling(match[1][:-2]):
            yield Hit(*match.span(), _KIN_OF.kind, _KIN_OF.tier, _KIN_OF.reason)
    for hit in (*_ROLE.hits(spots), *_WAS.hits(spots), *_MANY.hits(spots)):
        if _is_calling(text[hit.start : hit.end]):
            yield hit
            yield from _where(text, hit.end)
    for pattern in (_LIFE, _WORK, _USED_TO, _STUDIES, _HERE):
        yield from pattern.hits(spots)


def roles_of(text: str, people: Iterable[Hit]) -> Iterator[Hit]:
    """The calling put after a name: "Remi, long-distance lorry driver"."""
    for hit in people:
        match = _APPOSITION.match(text, hit.end)
        if match and (_is_calling(match[1]) or match[1].endswith(" worker")):
            yield Hit(*match.span(1), "role", Tier.CHECK, "what somebody is or was")


def _where(text: str, end: int) -> Iterator[Hit]:
    """Where a calling is followed: "a shepherd on Skye"."""
    where = _WHERE.match(text, end)
    if where:
        yield Hit(*where.span(), "role", Tier.CHECK, "where somebody works or worked")


def _is_calling(words: str) -> bool:
    """False where the last word is a relative, or only sounds like a calling: "however"."""
    last = words.rsplit(" ", maxsplit=1)[-1].lower()
    return not {last, last.removesuffix("s")} & _NO_ROLES and not marks_of(last) & KIN
