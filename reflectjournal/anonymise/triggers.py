"""The words near which each layer tries its patterns: see `spots`."""

from __future__ import annotations

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
    "state": "is was only just at hes shes theyre he's she's",
    "saying": ("is was be got turned turning turns nearly almost only just say says said"),
    "before-year": (
        "in since until till from during of by before after around about circa summer winter "
        "autumn spring year born early late mid christmas easter and to"
    ),
    "bay": (
        "cubicle majors minors resus trolley bay cell pod bed block landing wing "
        "unit pitch plot caravan van chalet berth a b c d e f g h"
    ),
    "season": (
        "spring summer autumn winter christmas xmas easter eid diwali ramadan half new boxing q"
    ),
    "keyword": (
        "ref refs reference case crime incident inc occurrence urn crn cad log mosaic lcs eclipse "
        "liquidlogic rio systmone systm emis cpoms datix ics marac nomis delius pnc niche athena "
        "breach complaint tenancy t membership badge collar shoulder warrant student pupil "
        "candidate staff payroll employee hospital hosp mrn unit policy claim invoice booking "
        "order account acct licence license passport brp permit visa upn uln chi nhs ni nino hcpc "
        "nmc gmc swe trn dbs cert certificate file docket application petition id evidence exhibit "
        "callout call-out shout tasking cop mca dols pass plate card form patient client record "
        "meter roll serial tax"
    ),
    "teens": "late early mid",
    "decades": "teens twenties thirties forties fifties sixties seventies eighties nineties",
    "landmark": (
        "above over opposite behind next outside retail weighbridge lighthouse viaduct "
        "factory mill packhouse creamery abattoir dairy foundry brewery bakery shed "
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
        "played runs ran owns owned has had did does guts packs picks lambs shears milks cans welds"
    ),
    "at-age": "school pregnant married mother mum mam care home widowed orphaned",
    "dozen": "a half two three four several dozen",
    "room": (
        "flat apartment apt room rm studio at from in of to outside by opposite behind p po no "
        "side bunk number next"
    ),
    "school-class": "junior senior transition leaving rang first second",
    "welsh": (
        "tan pen ty tŷ bryn maes cae glan pant llwyn plas nant cefn rhos hafod blaen bwlch craig "
        "gwern tyddyn tir coed waun allt troed ynys pwll croes llain erw trem min bron hen bod"
    ),
    "floor": "ground top floor",
    "profession": "is was are now as and",
    "was-a": "was is been had has used retired former ex",
    "decade": "both all is was in are",
    "born": "born",
    "day": "day",
    "used": "used",
    "last": "first last the",
    "fate": (
        "drowned stabbed shot hanged hung killed run knocked murdered crashed overdosed "
        "electrocuted crushed found"
    ),
    "raised": "brought raised reared taught educated bred",
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
    "colour": "black white asian brown mixed mixed-race",
    "pet": (
        "dog cat budgie parrot hamster rabbit guinea pony horse goldfish tortoise teddy bear "
        "doll puppy kitten"
    ),
    "who-is": "whos hes shes theyre im our my",
    "away": (
        "rigs boats trawlers ferries tugs tankers dredgers barges lorries wagons railways ships "
        "farms fairgrounds waltzers dodgems pontoons turbines sea offshore away army navy raf "
        "marines legion paras territorials force coastguard brigade gurkhas service crew rescue"
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
        "tram route run service"
    ),
    "when": "when at",
    "recorded": "given recorded down listed",
    "there": "there",
    "placement": "placement only",
    "nobody": "nobody no none no-one",
    "sole": "only",
    "the": "the",
    "nth": "number no child baby",
    "old": "old former disused derelict abandoned burnt empty",
    "term": (
        "first second third last final penultimate autumn spring summer winter may october "
        "february easter whitsun christmas michaelmas hilary trinity lent martinmas candlemas half "
        "term holidays"
    ),
    "week": "wk week",
    "sided": "left right",
    "family": (
        "mother father mum mam dad parent parents gran family sibling congregation class household "
        "crew caseload litter brood gang staff"
    ),
    "condition": (
        "syndrome disease dystrophy palsy ataxia sclerosis anaemia imperfecta bullosa fibrosis"
    ),
}
BY_WORD: dict[str, tuple[str, ...]] = {}
"""The names of the triggers of a word in lower case."""
for _name, _words in _TRIGGERS.items():
    for _word in _words.split():
        BY_WORD[_word] = (*BY_WORD.get(_word, ()), _name)
