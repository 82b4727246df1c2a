"""Bodies for which officials came, whom a gathering showed or heard, and meetings set apart by what came first."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Meeting
from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
LARS, ANNA = "Lars Dahl", "Anna Ozola"
NORSE, LATVIAN = f"President {LARS} of Norway", f"President {ANNA} of Latvia"


def told_of(read: Read, text: str, kind: str = "") -> list[Meeting]:
    return [m for m in read(text, DAY).meetings if kind in ("", m.kind)]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Officials from the Harbour Office, Domestic Policy Council, and the Department of Transport chaired a "
         "meeting on Tuesday with mayors on flood relief.",
         {"Harbour Office", "Domestic Policy Council", "Department of Transport"}),
        ("Energy Secretary Lena Moe convened a meeting on Tuesday with bankers and senior leaders from the Department "
         "of the Interior, the Federal Aviation Administration, and the Forest Service.",
         {"Department of the Interior", "Federal Aviation Administration", "Forest Service", "Lena Moe"}),
    ],
)  # fmt: skip
def test_each_body_for_which_officials_came_was_there(read: Read, text: str, bodies: set[str]) -> None:
    (meeting,) = told_of(read, text)
    assert names(meeting) >= bodies
    assert not any(" from " in name for name in names(meeting))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (f"{NORSE} met with envoys of the Government and Parliament of that country on Tuesday.",
         "envoys of the Government and Parliament of that country"),
        (f"{NORSE} met with officials from the Harbour Office on Tuesday.", "officials from the Harbour Office"),
        (f"{NORSE} met with members of the Finance Committee on Tuesday.", "members of the Finance Committee"),
    ],
)  # fmt: skip
def test_a_group_of_one_body_or_of_its_members_stays_one(read: Read, text: str, group: str) -> None:
    (meeting,) = told_of(read, text)
    assert names(meeting) == {LARS, group}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (f"{NORSE} spoke with Prime Minister Jan Berg and representatives from France and the European Union on "
         "Tuesday.", {"French representatives", "EU representatives"}),
        (f"{NORSE} met with Peru's representatives in Lima on Tuesday.", {"Peruvian representatives"}),
        (f"{NORSE} met with officials from France and the United Kingdom on Tuesday.",
         {"French officials", "British officials"}),
    ],
)  # fmt: skip
def test_those_of_a_state_are_called_by_it(read: Read, text: str, sides: set[str]) -> None:
    (meeting,) = told_of(read, text)
    assert names(meeting) >= sides | {LARS}


def test_ministers_of_one_state_stay_several(read: Read) -> None:
    (meeting,) = told_of(read, f"{NORSE} met in Lima on Tuesday with Peru's ministers.")
    assert names(meeting) == {LARS, "Peruvian ministers"}


@pytest.mark.parametrize(
    "text",
    [
        "The forum was hosted by the Trade Office and featured senior officials, including Second Secretary Otto Lund, "
        "Schools Secretary Mia Holm, and Special Assistant to the Director Gabe Moe.",
        "Participants heard from senior administration officials, including Second Secretary Otto Lund, Schools "
        "Secretary Mia Holm, and Deputy Director for Roads Gabe Moe.",
        "She was briefed by Federal Storm Agency (FSA) Administrator Otto Lund, Administrator of the National Oceanic "
        "Administration Mia Holm, Director of the Weather Center Gabe Moe, and Guard Commandant Admiral Linda Rose.",
    ],
)
def test_who_was_shown_or_heard_was_there(read: Read, text: str) -> None:
    opening = "Vice President Eva Berg met with local officials on Tuesday. "
    meeting = told_of(read, opening + text)[0]
    assert names(meeting) >= {"Eva Berg", "Otto Lund", "Mia Holm", "Gabe Moe"}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Senator Mia Holm also participated in the event.", True),
        ("The event was also attended by Senator Mia Holm.", True),
        ("Senator Mia Holm took part in this event too.", True),
        ("Senator Mia Holm takes part in the event each year.", False),
        ("Senator Mia Holm took part in the relay event.", False),
        ("Senator Mia Holm attended the event in Bergen.", False),
    ],
)
def test_who_came_to_the_event(read: Read, text: str, there: bool) -> None:
    meeting = told_of(read, f"Mayor Jan Berg met with Secretary Otto Lund on Tuesday. {text}")[0]
    assert ("Mia Holm" in names(meeting)) is there


def test_those_taking_part_in_the_meetings_were_at_one_table(read: Read) -> None:
    text = (
        "Secretary Otto Lund met with nurses on Tuesday. Officials from the ministry taking part in the meetings "
        "included Adviser Mia Holm, Director Gabe Moe and Attorney General Lisa Monk."
    )
    assert any(names(m) >= {"Mia Holm", "Gabe Moe", "Lisa Monk"} for m in told_of(read, text))


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (f"{NORSE} met with {LATVIAN} in Oslo on Tuesday. Then talks between the Norwegian and Latvian delegations "
         "chaired by the presidents took place.", "negotiation", {"Norwegian delegation", "Latvian delegation"}),
        (f"{NORSE} met with {LATVIAN} in Oslo on Tuesday. After that the talks between the Norwegian and Latvian sides "
         "were held in an expanded format.", "negotiation", {"Norwegian side", "Latvian side"}),
        (f"{NORSE} will meet with the staff of the port together with {LATVIAN} on Friday. After that the leaders will "
         "hold talks.", "meeting", {LARS, ANNA}),
    ],
)  # fmt: skip
def test_what_was_held_next_is_another_meeting(read: Read, text: str, kind: str, who: set[str]) -> None:
    first, other = told_of(read, text)
    assert {LARS, ANNA} <= names(first)
    assert (other.kind, names(other)) == (kind, who)


@pytest.mark.parametrize(
    "text",
    [
        f"{NORSE} met with {LATVIAN} in Oslo on Tuesday. The talks between the delegations lasted two hours.",
        f"{NORSE} met with {LATVIAN} in Oslo on Tuesday. Then the presidents had a tour of the port.",
    ],
)
def test_what_goes_on_is_the_same_meeting(read: Read, text: str) -> None:
    assert len(told_of(read, text, "meeting") + told_of(read, text, "negotiation")) == 1


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (f"{NORSE} will visit Latvia on Friday at the invitation of {LATVIAN}. During the visit, {LARS} will have "
         "top-level talks on trade.", {LARS, ANNA}),
        (f"{NORSE} will visit Latvia on Friday at the invitation of {LATVIAN}. During the visit, {LARS} will hold "
         "talks with Mayor Jan Berg.", {LARS, "Jan Berg"}),
    ],
)  # fmt: skip
def test_a_guest_has_talks_with_who_invited_him(read: Read, text: str, met: set[str]) -> None:
    (talks,) = [m for m in told_of(read, text) if m.kind != "visit"]
    assert (talks.status, names(talks)) == ("planned", met)


def test_a_summit_is_proposed_to_who_was_spoken_to_some_sentences_before(read: Read) -> None:
    text = (
        f"{NORSE} spoke on Tuesday with {LATVIAN}. They discussed fishing. {LARS} called for calm. {LARS} praised the "
        f"coast guard. {LARS} thanked the police. {LARS} proposed a summit meeting on neutral ground before the "
        "winter."
    )
    assert {("proposed", frozenset({LARS, ANNA}))} <= {(m.status, frozenset(names(m))) for m in told_of(read, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The White House hosted a roundtable on flood relief on Tuesday.",
        "On Tuesday the White House hosted a virtual discussion to mark the day of the sea.",
    ],
)
def test_a_seat_alone_is_no_meeting(read: Read, text: str) -> None:
    assert told_of(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Peace comes first. This was stated by {NORSE} during the online participation in the Lima Security Summit "
        '"Andes Paths" on Tuesday.',
        f"Peace comes first. This was stated by {NORSE} on Tuesday during his participation by video in the "
        "Nordic Breakfast within the Andean Economic Forum.",
    ],
)
def test_who_speaks_in_a_part_of_a_summit_was_there(read: Read, text: str) -> None:
    (summit,) = told_of(read, text)
    assert (summit.kind, summit.status, names(summit)) == ("summit", "held", {LARS})


def test_a_guest_of_a_committee_met_it(read: Read) -> None:
    text = (
        f"{NORSE} called for calm. He said this while participating on Tuesday in a meeting of the Committee on "
        "Foreign Trade of the Peruvian Parliament."
    )
    (meeting,) = told_of(read, text)
    assert names(meeting) == {LARS, "Committee on Foreign Trade"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{NORSE} met on Tuesday with {LATVIAN} and High Council for National Reconciliation Chairman Abdul Karim.",
         {LARS, ANNA, "Abdul Karim"}),
        (f"{NORSE} met with Council of Europe Secretary General Karin Holm on Tuesday.", {LARS, "Karin Holm"}),
        (f"{NORSE} met with NATO and President Anna Ozola in Riga on Tuesday.", {LARS, ANNA, "NATO"}),
    ],
)  # fmt: skip
def test_a_body_may_be_part_of_a_title(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = told_of(read, text)
    assert names(meeting) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("presented state decorations to three employees of the Flight Centre. Pilot Otto Lund received the title of "
         "Hero of Norway. Navigator Jan Berg and the centre's lead pilot Mia Holm were awarded the Order of Merit.",
         {LARS, "Otto Lund", "Jan Berg", "Mia Holm"}),
        ("presented state decorations to honoured Norwegian players. Captain Otto Lund was awarded the Order of Merit.",
         {LARS, "Otto Lund", "Norwegian players"}),
        ("presented state decorations to Norwegian players. Chairman of the Night Skating League's Senior Council Otto "
         "Lund was awarded the Order for Services to the Crown. Member of the Ice Legends Club Council Jan Berg was "
         "awarded the Order of Merit.", {LARS, "Otto Lund", "Jan Berg", "Norwegian players"}),
        ("presented medals to 20 soldiers on Tuesday. Major Otto Lund was posthumously awarded the Order of Merit.",
         {LARS, "20 soldiers"}),
        ("presented medals to 20 soldiers on Tuesday. Major Otto Lund had been awarded the Order of Merit.",
         {LARS, "20 soldiers"}),
        ("presented medals to 20 soldiers on Tuesday. In particular, Major Otto Lund was awarded the Order of Merit.",
         {LARS, "20 soldiers"}),
    ],
)  # fmt: skip
def test_who_was_awarded_something_was_there(read: Read, text: str, who: set[str]) -> None:
    (ceremony,) = told_of(read, f"{NORSE} {text}", "ceremony")
    assert names(ceremony) == who


def test_the_ceremony_of_what_was_told_is_the_same(read: Read) -> None:
    text = (
        f"{NORSE} received credentials from Ambassador of Peru Ana Rey and Ambassador of Latvia Janis Ozols. "
        "The ceremony of presenting credentials took place in the garden with the participation of envoys of "
        "all foreign states."
    )
    (ceremony,) = told_of(read, text)
    assert names(ceremony) == {LARS, "Ana Rey", "Janis Ozols", "envoys of all foreign states"}
