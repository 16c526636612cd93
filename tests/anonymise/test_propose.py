"""What is proposed in the place of what was found."""

from __future__ import annotations

from datetime import date

from reflectjournal.anonymise.propose import propose
from reflectjournal.anonymise.scan import scan
from reflectjournal.model import Alias, AliasKind, Treatment

FAMILY = (
    Alias("Donna Pellworth", ("Donna",), "Parent A"),
    Alias("Stefan Brandt", ("Stefan",), "Parent B"),
    Alias("Kai", (), "Child 1"),
)
TEXT = "On 12 March 2024 Donna rang. On 26 March Stefan came with Kai. Donna wrote on 14 March."


def _words(*, letters: bool, text: str = TEXT) -> dict[str, str]:
    found = scan((text,), FAMILY)
    made = propose(found, (date(2024, 3, 12),), letters=letters)
    return {f.text: made[f.entity].replacement for own in found for f in own}


def test_general_words_stand_for_people_by_default() -> None:
    words = _words(letters=False)
    assert (words["Donna"], words["Stefan"], words["Kai"]) == ("a parent", "a parent", "a child")


def test_the_letter_of_an_alias_does_not_leave_inside_a_role() -> None:
    partner = Alias("Lee Varnish", ("Lee",), "Parent A's partner")
    found = scan(("Lee came in.",), (partner,))
    (general,) = propose(found, ()).values()
    (lettered,) = propose(found, (), letters=True).values()
    assert (general.replacement, lettered.replacement) == (
        "a parent's partner",
        "Parent's partner A",
    )


def test_letters_tell_people_apart_and_are_given_anew_for_each_export() -> None:
    words = _words(letters=True)
    assert (words["Donna"], words["Stefan"], words["Kai"]) == ("Parent A", "Parent B", "Child A")
    alone = _words(letters=True, text="Stefan came on his own.")
    assert alone["Stefan"] == "Parent A"


def test_dates_become_their_distance_from_the_first_one() -> None:
    words = _words(letters=False)
    assert words["12 March 2024"] == "day 0"
    assert words["14 March"] == "two days later"
    assert words["26 March"] == "about two weeks later"


def test_what_has_no_general_words_is_removed() -> None:
    found = scan(("Her NHS number is 999 055 5125.",))
    (choice,) = propose(found, ()).values()
    assert choice.treatment is Treatment.REMOVE
    assert choice.replacement == ""


def test_a_school_named_after_a_known_place_is_the_school() -> None:
    place = Alias("Ravelsby", (), "a village", AliasKind.PLACE)
    (school, village) = scan(("He goes to Ravelsby Lane Primary, in Ravelsby.",), (place,))[0]
    assert (school.text, school.suggestion) == ("Ravelsby Lane Primary", "a primary school")
    assert (village.text, village.suggestion) == ("Ravelsby", "a village")
