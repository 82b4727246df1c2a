"""Actors of several reports: one person under one id, homonyms apart."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from tests.corpus.told import Report, across, person, said

DAYS = [date(2021, 5, day) for day in range(1, 9)]
FOREIGN = [{"role": "foreign minister", "from": None, "to": None}]
DEFENCE = [{"role": "defense minister", "from": None, "to": None}]


def named(*persons):
    """Each in a report of its own, one report a day."""
    return [Report(f"report {n}", DAYS[n], named=[one]) for n, one in enumerate(persons)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Kamal Kharrazi", "ir"), person("Kamal Kharazi", "ir")),
        (person("Mahmoud Abbas", "ps"), person("Mahmud Abas", "ps")),
        (person("John Kerry", "us"), person("John F. Kerry", "us")),
        (person("Javier Solana", "es"), person("Javier Solana Madariaga Ruiz Solana", "es")),
        (person("Ingrid Solheim", "no", roles=FOREIGN), person("Solheim", "no", roles=FOREIGN)),
        (person("Ingrid Solheim", "no"), person("Ingrid Solheim", None)),
    ],
    ids=["doubled letter", "vowels", "initial", "long name", "surname with its office", "state left out"],
)
def test_spellings_of_one_name_are_one_actor(one, other):
    assert len(across(*named(one, other)).actors) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ali Hassan", "eg"), person("Ali Hassan", "sd")),
        (person("Kamal Kharrazi", "ir"), person("Sadegh Kharrazi", "ir")),
        (person("Ingrid Solheim", "no", roles=FOREIGN), person("Solheim", "no", roles=DEFENCE)),
        (person("Ingrid Solheim", "no"), person("Solheim", "no")),
        (person("George Bush", "us", wikidata_id="Q23505"), person("George W. Bush", "us", wikidata_id="Q207")),
        (person("Lee Hsien", "sg"), person("Li Hsien", "sg")),
    ],
    ids=["other state", "other given name", "surname with another office", "surname alone", "listed as two", "short"],
)  # fmt: skip
def test_homonyms_are_kept_apart(one, other):
    assert len(across(*named(one, other)).actors) == 2


def test_an_initial_that_fits_two_persons_belongs_to_neither():
    reports = named(person("John Kerry", "us"), person("James Kerry", "us"), person("J. Kerry", "us"))
    assert len(across(*reports).actors) == 3


def test_a_name_without_a_state_that_two_states_have_belongs_to_neither():
    reports = named(person("Ali Hassan", "eg"), person("Ali Hassan", "sd"), person("Ali Hassan", None))
    assert len(across(*reports).actors) == 3


def test_whom_one_report_names_as_two_are_two():
    one, other = person("Kamal Kharrazi", "ir"), person("Kamal Kharazi Tehrani Kharrazi", "ir")
    assert len(across(*named(one, other)).actors) == 1
    together = Report("both", DAYS[5], named=[one, other])
    assert len(across(*named(one, other), together).actors) == 2


def test_every_row_that_speaks_of_the_person_has_the_same_id():
    one, other = person("Kamal Kharrazi", "ir"), person("Kamal Kharazi", "ir")
    tables = across(
        Report("a", DAYS[0], quotes=[said(one, "We shall see what comes of it", DAYS[0])]),
        Report("b", DAYS[1], quotes=[said(other, "Nothing has been decided as of today", DAYS[1])]),
    )
    ids = {*tables.quotes["speaker_id"], *tables.mentions["actor_id"], *tables.actors["actor_id"]}
    assert len(ids) == 1
    assert set(tables.actors["aliases"][0]) | {tables.actors["name"][0]} == {"Kamal Kharrazi", "Kamal Kharazi"}


def test_the_id_stays_when_later_reports_spell_or_name_the_person_otherwise():
    spellings = ["Mahmoud Abbas", "Mahmud Abas", "Mahmoud Rida Abbas"]
    reports = named(*(person(name, "ps") for name in spellings))
    first = across(reports[0]).actors["actor_id"][0]
    for some in permutations(reports):
        assert list(across(*some).actors["actor_id"]) == [first]
