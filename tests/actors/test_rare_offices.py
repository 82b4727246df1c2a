"""Offices that stand before a name are the holder's role, whole, and no part of the name."""

from __future__ import annotations

import pytest

from tests.actors.test_find import read

TITLES = [
    "Chargé d'Affaires", "Chargé d’Affaires", "Apostolic Nuncio", "Ambassador-at-Large", "Minister-Counsellor",
    "Minister-President", "Chairman-in-Office", "Chief of the General Staff", "Chief Justice", "Chief Executive",
    "Auditor General", "Solicitor General", "Speaker Pro Tempore", "Majority Whip", "Assemblymember", "Assemblywoman",
    "Councilman", "Alderman", "Sheriff", "Commandant", "Tánaiste", "Landeshauptmann", "Ombudsperson", "Registrar",
    "Minister of Science and Higher Education", "Adviser for Cyber and Emerging Technology",
    "Minister of Finance, Treasury, and Planning",
    "Head of the Service for Environmental, Technological, and Nuclear Monitoring",
]  # fmt: skip


def roles(text: str) -> list[tuple[str, str | None]]:
    """Every naming of a person: who, and the role there."""
    found = [(m.actor, m.role) for m in read(text).mentions if m.actor is not None]
    return [(actor.name, role) for actor, role in found if actor.kind == "person"]


@pytest.mark.parametrize("title", TITLES)
def test_an_office_before_a_name_is_the_role(title: str) -> None:
    found = roles(f"On Tuesday {title} Kristina Kvist met Foreign Minister Ivan Holub for talks in Vienna.")
    assert found == [("Kristina Kvist", title), ("Ivan Holub", "Foreign Minister")]


def test_the_second_of_two_portfolios_is_not_taken_for_the_next_ministers_name() -> None:
    found = roles(
        "The meeting was attended by Minister of Agriculture Ivan Holub, Minister of Science and Higher Education "
        "Valery Kvist and Minister of Trade Olga Berg."
    )
    assert found == [
        ("Ivan Holub", "Minister of Agriculture"),
        ("Valery Kvist", "Minister of Science and Higher Education"),
        ("Olga Berg", "Minister of Trade"),
    ]


@pytest.mark.parametrize("noun", ["Landlord", "Goalkeeper", "Archivist", "Coroner", "Choreographer"])
def test_a_noun_that_no_list_has_is_no_part_of_the_name_behind_it(noun: str) -> None:
    found = roles(f"On Tuesday {noun} Kristina Kvist met Foreign Minister Ivan Holub for talks in Vienna.")
    assert [name for name, _ in found] == ["Kristina Kvist", "Ivan Holub"]


@pytest.mark.parametrize(
    "name", ["Clifton J. Porter II", "Rose Anna Holm", "Mingma Sherpa", "Jordan Rivers", "Hunter Lund Berg"]
)
def test_a_name_that_looks_like_a_noun_stays_whole(name: str) -> None:
    assert roles(f"On Tuesday Minister Ivan Holub met {name} for talks in Vienna.")[-1] == (name, None)


def test_who_holds_two_offices_of_different_people_is_told_apart() -> None:
    found = roles("President of Chile Ana Rojas and Foreign Minister Ivan Holub met Minister of Trade Olga Berg.")
    assert found == [
        ("Ana Rojas", "President of Chile"), ("Ivan Holub", "Foreign Minister"), ("Olga Berg", "Minister of Trade"),
    ]  # fmt: skip
