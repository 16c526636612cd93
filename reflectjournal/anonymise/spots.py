"""Where in a text a pattern is worth trying: near digits, number words, months and the like.

Most of a note holds none of these. Trying every pattern on every letter costs ten times as
much as trying it in the windows around its own trigger words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from reflectjournal.anonymise.late import Late, compiled
from reflectjournal.anonymise.reading import Reading

AT = "at"
AT_NUMBER = "at-number"
_BEFORE = 40  # letters before a trigger in which a pattern may begin
_NARROW = 20  # the same where at most a few letters stand before the digits: "AB12"
_AFTER = 56  # letters after it in which the pattern ends
_LONG = frozenset(("only", "family", "landmark", "pet", "platform", "spelled", "radio"))
_LONG_AFTER = 96
_DIGITS = re.compile(r"\d+")

_TRIGGERS = {
    "number": (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
        "ninety old aged"
    ),
    "somebody": (
        "boy girl lad lass child man woman baby son daughter patient resident male female person "
        "bairn wean kid brother sister twins twin birthday"
    ),
    "nearly": (
        "pushing approaching nearing nearly almost turned turning turns maybe perhaps looks "
        "looked look half"
    ),
    "stage": "premature prem early overdue sixth form nursery reception",
    "amount": "one several couple both half quarter",
    "occupation": (
        "he she they who i he's she's dad mum mam father mother husband wife partner son daughter "
        "brother sister uncle aunt nan gran grandad grandfather grandmother boyfriend hes shes whos"
    ),
    "month": (
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    "weekday": (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur "
        "thurs fri sat sun"
    ),
    "ordinal": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth thirtieth"
    ),
    "only": "only oldest youngest eldest middle tallest first last one",
    "school-year": "year years yr y primary",
    "reception": "reception blwyddyn bl",
    "under-age": "u under over",
    "sex": "m f",
    "aged": "aged age",
    "wb": "w",
    "x": "x",
    "class": "class set",
    "state": "is was only just at",
    "saying": ("is was be got turned turning turns nearly almost only just say says said"),
    "before-year": (
        "in since until till from during of by before after around about circa summer winter "
        "autumn spring year born early late mid christmas easter and to"
    ),
    "bay": ("bay cell pod bed block landing wing unit pitch plot caravan berth a b c d e f g h"),
    "season": (
        "spring summer autumn winter christmas xmas easter eid diwali ramadan half new boxing q"
    ),
    "keyword": (
        "ref refs reference case crime incident inc occurrence urn crn cad log mosaic lcs eclipse "
        "liquidlogic rio systmone systm emis cpoms datix ics marac nomis delius pnc niche athena "
        "breach complaint tenancy t membership badge collar shoulder warrant student pupil "
        "candidate staff payroll employee hospital hosp mrn unit policy claim invoice booking "
        "order account acct licence license passport brp permit visa upn uln chi nhs ni nino hcpc "
        "nmc gmc swe trn dbs cert certificate file docket application petition id evidence exhibit"
    ),
    "teens": "late early mid",
    "landmark": (
        "above over opposite behind next outside retail weighbridge lighthouse viaduct "
        "windmill tower gasworks roundabout wing block unit spur landing bay ward"
    ),
    "spelled": "underscore oh zero nought stroke slash dash hyphen",
    "radio": (
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo "
        "lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey "
        "whisky yankee zulu"
    ),
    "platform": (
        "gamertag gamer username user screen psn snap snapchat insta instagram discord tiktok "
        "roblox account"
    ),
    "none": "no",
    "missing": (
        "one three four six seven eight nine no missing withered club false glass wooden bionic "
        "extra webbed half arm arms leg legs finger fingers toe toes"
    ),
    "remembered": (
        "shaped dressed named ex won wins lifted holds held broke was were been appeared went got"
    ),
    "costume": "costume outfit onesie fancy mask",
    "body": (
        "neck face cheek forehead knuckles forearm throat eyebrow shoulder chin nose eyelid "
        "eyelids calf scalp skull ear ears"
    ),
    "reared": "reared raised buried fostered miscarried birthed adopted",
    "sentenced": "doing serving got did given served",
    "hundred": "hundred thousand grand",
    "spoken-year": "nineteen twenty thousand",
    "official": "nhs chi ni h",
    "currency": "nok sek dkk pln try trl usd eur chf gbp czk huf",
    "ward": "ward wards",
    "flat": "flat apartment apt unit room rm studio",
    "extension": (
        "ext extn extension op operator job bleep pager callsign ending ends fob locker key "
        "keysafe door gate entry alarm oyster pin"
    ),
    "roll": "list caseload population roll cohort",
    "saint": "st saint",
    "that-day": "the first second last final end half",
    "work": (
        "works worked drives drove teaches taught sells sold cleans cleaned farms farmed breeds "
        "bred trains trained fixes paints fishes fished preaches preached sings sang served fought "
        "boxed races raced mends builds keeps studies studied lost came plays "
        "played runs ran owns owned did does"
    ),
    "at-age": "school pregnant married mother mum mam care home widowed orphaned",
    "dozen": "a half two three four several dozen",
    "room": (
        "flat apartment apt room rm studio at from in of to outside by opposite behind p po no"
    ),
    "floor": "ground top floor",
    "was-a": "was is been retired former ex",
    "decade": "both all is was in are",
    "born": "born",
    "day": "day",
    "used": "used",
    "study": (
        "studying degree phd masters course apprenticeship reading training qualified trained job "
        "works worked working"
    ),
    "was": "was is retired former ex",
    "life": (
        "ran runs owns owned keeps kept manages managed founded built play plays played boxed "
        "swam rowed sang danced raced fenced fought rode scored anniversary swims boxes rows sings"
    ),
    "national": (
        "national nationals citizen citizens passport subject nationality citizenship origin "
        "descent heritage extraction ancestry"
    ),
    "pet": (
        "dog cat budgie parrot hamster rabbit guinea pony horse goldfish tortoise teddy bear "
        "doll puppy kitten"
    ),
    "who-is": "whos hes shes theyre im our my",
    "away": (
        "rigs boats trawlers ferries tugs tankers dredgers barges lorries wagons railways ships "
        "farms fairgrounds waltzers dodgems pontoons sea offshore away army navy raf marines "
        "legion paras territorials force coastguard brigade gurkhas"
    ),
    "since-when": (
        "qualified missing clean sober dry abstinent widowed bereaved divorced separated homeless "
        "housebound unconscious absent pregnant inside on in off out self-harm seizure smoke"
    ),
    "been": "had has have he's she's they'd he'd she'd they've i've we've mum's dad's",
    "scored": "scored scores scoring",
    "scale": (
        "edinburgh epds phq gad sdq mmse moca ace-iii rcads scared scas honos honosca cgas gaf "
        "sadq dash iq fsiq barthel waterlow braden abbey cornell conners vineland bmi "
        "wemwbs swemwbs rosenberg hads bdi asrs cat-q pcl ies-r ymrs panss madrs hamilton "
        "oasys ogrs rosh boxall ados griffiths bayley asq apgar apgars rockwood frailty strengths"
    ),
    "several": "they're they both family generations",
    "kin-of": (
        "widow daughter son wife husband brother sister child grandson granddaughter nephew niece "
        "girlfriend boyfriend mistress"
    ),
    "due": "due",
    "tattoo": "tattoo tattoos tattooed",
    "collects": "collects",
    "children": "boys girls kids children twins sons daughters they",
    "bus": (
        "the stop got get caught catch took take on missed gets takes drives drove number no bus "
        "tram route"
    ),
    "nth": "number no child baby",
    "old": "old former disused derelict abandoned burnt empty",
    "term": (
        "first second third last final penultimate autumn spring summer winter may october "
        "february easter whitsun christmas michaelmas hilary trinity lent martinmas candlemas half "
        "term holidays"
    ),
    "week": "wk week",
    "sided": "left right",
    "family": "mother father mum mam dad parent parents gran family sibling",
    "condition": (
        "syndrome disease dystrophy palsy ataxia sclerosis anaemia imperfecta bullosa fibrosis"
    ),
}
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _name, _words in _TRIGGERS.items():
    for _word in _words.split():
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _name)


class Spots:
    """The windows of one text, by trigger.

    "digit" and "code" stand for any digit; "number" adds words.
    """

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        places: dict[str, list[int]] = {}
        for word in reading.words:
            low = word.low
            names = _BY_WORD.get(low, ())
            if "-" in low:
                names = (*names, *(n for part in low.split("-") for n in _BY_WORD.get(part, ())))
            for name in names:
                places.setdefault(name, []).append(word.start)
        digits = [m.start() for m in _DIGITS.finditer(self._text)]
        places["digit"] = places["code"] = digits
        places["number"] = sorted(digits + places.get("number", []))
        self._places = places
        self._windows: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        self._starts: dict[tuple[str, ...], list[int]] = {}

    def windows(self, *names: str) -> list[tuple[int, int]]:
        """Stretches around the triggers, in order and without overlaps."""
        known = self._windows.get(names)
        if known is not None:
            return known
        before = _NARROW if names == ("code",) else _BEFORE
        places = [
            (at, at + (_LONG_AFTER if name in _LONG else _AFTER))
            for name in names
            for at in self._places.get(name, ())
        ]
        if len(names) > 1:
            places.sort()
        merged: list[tuple[int, int]] = []
        for at, after in places:
            start, end = max(0, at - before), min(len(self._text), after)
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._windows[names] = merged
        return merged

    def find(self, pattern: re.Pattern[str] | Late, *names: str) -> Iterable[re.Match[str]]:
        """Every match of the pattern inside the windows of these triggers.

        After the name `AT` the pattern is tried only where a trigger begins, after
        `AT_NUMBER` only where besides a number follows shortly.
        """
        if names[0] not in {AT, AT_NUMBER}:
            windows = self._windows.get(names)
            if windows is None:
                windows = self.windows(*names)
            return self._inside(compiled(pattern), windows) if windows else ()
        starts = self._starts.get(names)
        if starts is None:
            starts = self._starts[names] = self._starts_of(names)
        return self._at(compiled(pattern), starts) if starts else ()

    def _inside(
        self, pattern: re.Pattern[str], windows: list[tuple[int, int]]
    ) -> list[re.Match[str]]:
        text, finditer = self._text, pattern.finditer
        return [match for start, end in windows for match in finditer(text, start, end)]

    def _at(self, pattern: re.Pattern[str], starts: list[int]) -> list[re.Match[str]]:
        text, done, try_at = self._text, 0, pattern.match
        found: list[re.Match[str]] = []
        for at in starts:
            if at >= done:
                match = try_at(text, at)
                if match:
                    done = match.end()
                    found.append(match)
        return found

    def _starts_of(self, names: tuple[str, ...]) -> list[int]:
        places = self._places
        starts = sorted({place for name in names[1:] for place in places.get(name, ())})
        if names[0] == AT:
            return starts
        numbers = places["number"]
        after = [bisect_left(numbers, at) for at in starts]
        last = len(numbers)
        return [
            at
            for at, next_one in zip(starts, after, strict=True)
            if next_one < last and numbers[next_one] - at <= _BEFORE
        ]
