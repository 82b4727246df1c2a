"""The list of office holders and its look-ups. Expected values are history, not what the list says."""

from __future__ import annotations

import csv
import re
import time
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from rigour.territories import lookup_territory
from rigour.text.translit import maybe_ascii

from core.actors import office_list
from core.actors.name_match import Fit, fit, read_name, transliterated
from core.actors.office_holders import Register, Term, canonical_role, default_path, holders, load, with_own
from core.actors.offices import office, roles
from core.errors import ReadingError

HEADER = "name,aliases,country,role,from,to,gender,organisation,wikidata_id,source\n"
# A visit to Tehran five days after a change of president, with the old cabinet still in office.
VISIT = date(2005, 8, 8)


def names(**asked: object) -> set[str]:
    return {term.name for term in holders(**asked)}  # type: ignore[arg-type]


# Who held an office on a day.


@pytest.mark.parametrize(
    ("country", "role", "day", "name"),
    [
        ("ir", "president", date(2005, 8, 2), "Mohammad Khatami"),
        ("ir", "president", VISIT, "Mahmoud Ahmadinejad"),
        ("ir", "supreme leader", VISIT, "Ali Khamenei"),
        ("ir", "foreign minister", VISIT, "Kamal Kharrazi"),
        ("ir", "foreign minister", date(2005, 9, 1), "Manouchehr Mottaki"),
        ("ir", "defense minister", VISIT, "Ali Shamkhani"),
        ("ir", "Expediency Council Chairman", VISIT, "Akbar Hashemi Rafsanjani"),
        ("ir", "foreign minister", date(2015, 7, 14), "Mohammad Javad Zarif"),
        ("sy", "president", VISIT, "Bashar al-Assad"),
        ("sy", "president", date(1999, 1, 1), "Hafez al-Assad"),
        ("sy", "foreign minister", VISIT, "Farouk al-Sharaa"),
        ("us", "president", date(2001, 9, 11), "George W. Bush"),
        ("us", "president", date(1991, 1, 17), "George H. W. Bush"),
        ("us", "secretary of state", VISIT, "Condoleezza Rice"),
        ("us", "secretary of defense", date(2003, 3, 20), "Donald Rumsfeld"),
        ("us", "national security adviser", date(2022, 2, 24), "Jake Sullivan"),
        ("gb", "prime minister", date(2003, 3, 20), "Tony Blair"),
        ("gb", "foreign minister", date(2003, 3, 20), "Jack Straw"),
        ("fr", "president", date(2003, 3, 20), "Jacques Chirac"),
        ("de", "chancellor", date(1998, 1, 1), "Helmut Kohl"),
        ("ru", "prime minister", date(2010, 1, 1), "Vladimir Putin"),
        ("ru", "president", date(2010, 1, 1), "Dmitry Medvedev"),
        ("ua", "president", date(2022, 2, 24), "Volodymyr Zelenskyy"),
        ("cn", "president", date(2008, 8, 8), "Hu Jintao"),
        ("cn", "foreign minister", date(2023, 5, 1), "Qin Gang"),
        ("in", "prime minister", date(2005, 7, 18), "Manmohan Singh"),
        ("jp", "prime minister", date(2011, 3, 11), "Naoto Kan"),
        ("kr", "president", date(2018, 4, 27), "Moon Jae-in"),
        ("il", "prime minister", date(1995, 11, 3), "Yitzhak Rabin"),
        ("il", "foreign minister", date(2008, 6, 1), "Tzipi Livni"),
        ("ps", "president", date(2000, 7, 20), "Yasser Arafat"),
        ("eg", "president", date(2012, 12, 1), "Mohamed Morsi"),
        ("iq", "prime minister", VISIT, "Ibrahim al-Jaafari"),
        ("tr", "prime minister", VISIT, "Recep Tayyip Erdoğan"),
        ("lb", "prime minister", VISIT, "Fouad Siniora"),
        ("sa", "king", date(2005, 8, 2), "Abdullah"),
        ("qa", "emir", date(2014, 1, 1), "Tamim bin Hamad Al Thani"),
        ("za", "president", date(1995, 6, 24), "Nelson Mandela"),
        ("br", "president", date(2024, 11, 18), "Luiz Inácio Lula da Silva"),
        ("va", "pope", date(2005, 4, 25), "Benedict XVI"),
        ("eu", "high representative", VISIT, "Javier Solana"),
        ("un", "secretary-general", VISIT, "Kofi Annan"),
    ],
)
def test_one_person_held_the_office_on_that_day(country: str, role: str, day: date, name: str) -> None:
    assert names(country=country, role=role, on=day) == {name}


@pytest.mark.parametrize(
    ("organisation", "role", "day", "name"),
    [
        ("NATO", "secretary-general", VISIT, "Jaap de Hoop Scheffer"),
        ("International Atomic Energy Agency", "director general", VISIT, "Mohamed ElBaradei"),
        ("Arab League", "secretary-general", VISIT, "Amr Moussa"),
        ("Hezbollah", "secretary-general", VISIT, "Hassan Nasrallah"),
        ("European Commission", "president", VISIT, "José Manuel Barroso"),
    ],
)
def test_organisations_have_heads(organisation: str, role: str, day: date, name: str) -> None:
    assert names(organisation=organisation, role=role, on=day) == {name}


def test_first_and_last_day_belong_to_a_term() -> None:
    (term,) = holders("Ahmadinejad", country="ir", role="president")
    assert (term.start, term.end) == (date(2005, 8, 3), date(2013, 8, 3))
    assert term.covers(date(2005, 8, 3)) and term.covers(date(2013, 8, 3))
    assert not term.covers(date(2013, 8, 4))


def test_a_month_or_year_counts_whole(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,country,role,from,to\nAnna Beispiel,li,king,2003,2004-02\n", encoding="utf-8")
    (term,) = load(path)
    assert (term.start, term.end) == (date(2003, 1, 1), date(2004, 2, 29))


# Names.


@pytest.mark.parametrize(
    ("spelling", "day", "name"),
    [
        ("Mahmud Ahmadinejad", VISIT, "Mahmoud Ahmadinejad"),
        ("President Mahmud Ahmadinejad", VISIT, "Mahmoud Ahmadinejad"),
        ("Kharazi", VISIT, "Kamal Kharrazi"),
        ("Kamal Kharazi", VISIT, "Kamal Kharrazi"),
        ("Ayatollah Seyyed Ali Khamenei", VISIT, "Ali Khamenei"),
        ("Hashemi Rafsanjani", VISIT, "Akbar Hashemi Rafsanjani"),
        ("Assad", VISIT, "Bashar al-Assad"),
        ("al-Assad", date(1999, 1, 1), "Hafez al-Assad"),
        ("Bush", date(1990, 8, 2), "George H. W. Bush"),
        ("George Bush", date(2003, 3, 20), "George W. Bush"),
        ("Joseph R. Biden, Jr.", date(2022, 1, 1), "Joe Biden"),
        ("Bob Gates", date(2008, 1, 1), "Robert Gates"),
        ("Recep Tayyip Erdogan", date(2020, 1, 1), "Recep Tayyip Erdoğan"),
        ("Zelenskiy", date(2020, 1, 1), "Volodymyr Zelenskyy"),
        ("Sergey Lavrov", date(2020, 1, 1), "Sergei Lavrov"),
        ("Kim Jong Un", date(2020, 1, 1), "Kim Jong-un"),
        ("Xi", date(2020, 1, 1), "Xi Jinping"),
        ("Ban", date(2010, 1, 1), "Ban Ki-moon"),
        ("Moon", date(2018, 1, 1), "Moon Jae-in"),
        ("Lopez Obrador", date(2020, 1, 1), "Andrés Manuel López Obrador"),
        ("Cesar Gaviria Trujillo", date(1992, 1, 1), "César Gaviria"),
        ("De Villepin", date(2006, 1, 1), "Dominique de Villepin"),
        ("Le Drian", date(2018, 1, 1), "Jean-Yves Le Drian"),
        ("Ben Ali", date(2005, 1, 1), "Zine El Abidine Ben Ali"),
        ("Abu Mazen", date(2006, 1, 1), "Mahmoud Abbas"),
        ("Abdel-Aziz Bouteflika", date(2005, 1, 1), "Abdelaziz Bouteflika"),
        ("Abdallah Gul", date(2005, 1, 1), "Abdullah Gül"),
        ("Prince Saud", date(2005, 1, 1), "Saud al-Faisal"),
        ("Crown Prince Mohammed bin Salman", date(2020, 1, 1), "Mohammed bin Salman"),
        ("Hamad bin Khalifa al-Thani", date(2005, 1, 1), "Hamad bin Khalifa Al Thani"),
        ("Bashar Al-Assad’s", VISIT, "Bashar al-Assad"),
    ],
)
def test_a_spelling_finds_the_person(spelling: str, day: date, name: str) -> None:
    assert names(name=spelling, on=day) == {name}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammad Khatami", "Amir Hatami"),
        ("Ali Larijani", "Sadeq Larijani"),
        ("Hassan Assad", "Bashar al-Assad"),
        ("Tamim bin Hamad Al Thani", "Hamad bin Khalifa Al Thani"),
        ("Khalifa Al Thani", "Hamad bin Khalifa Al Thani"),
        ("Li Peng", "Lee Peng"),
        ("George Robertson", "Mark Robertson"),
        ("John Kerry", "Bob Kerrey"),
        ("Abdullah II", "Abdullah III"),
        ("Kim Jong-un", "Kim Jong-il"),
    ],
)
def test_names_of_two_persons_do_not_fit(one: str, other: str) -> None:
    assert fit(read_name(one), read_name(other), symbols=True) is Fit.NONE


def test_letters_are_transliterated_as_rigour_does() -> None:
    letters = [chr(code) for code in range(0x80, 0x250)]
    for text in ("".join(letters), "a".join(letters), "I".join(letters), "Иванович", "Αγγελόπουλος", "Ağa Ли", ""):
        assert transliterated(text) == maybe_ascii(text)


def test_role_tells_namesakes_apart() -> None:
    assert names(name="Harris", role="vice president") == {"Kamala Harris"}
    assert names(name="Clinton", role="secretary of state") == {"Hillary Clinton"}
    assert names(name="Clinton", role="president", country="us") == {"Bill Clinton"}


def test_a_title_of_a_monarch_names_monarchs_only() -> None:
    assert {(t.name, t.country) for t in holders("King Abdullah", on=date(2010, 1, 1))} == {
        ("Abdullah II", "jo"),
        ("Abdullah", "sa"),
    }


def test_a_monarchs_first_name_alone_names_nobody() -> None:
    assert not holders("Salman", on=date(2020, 1, 1))
    assert names(name="Salman", country="sa", role="king") == {"Salman"}


def test_unknown_names_find_nobody() -> None:
    assert holders("Ali Abdul Alizadeh") == []
    assert holders("") == []
    assert holders("—") == []


def test_gender_is_known() -> None:
    assert {t.gender for t in holders("Condoleezza Rice")} == {"f"}
    assert {t.gender for t in holders("Kamal Kharrazi")} == {"m"}


# Roles.


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Iranian Foreign Minister", "foreign minister"),
        ("the new Iranian president", "president"),
        ("FM", "foreign minister"),
        ("Premier", "prime minister"),
        ("Defence Minister", "defense minister"),
        ("Minister of Defence and Armed Forces Logistics", "defense minister"),
        ("U.S. Defense Secretary", "secretary of defense"),
        ("Secretary of State", "secretary of state"),
        ("Vice-President", "vice president"),
        ("British Foreign Secretary", "foreign minister"),
        ("Secretary General of NATO", "secretary-general"),
        ("EU foreign policy chief", "high representative"),
        ("Expediency Council Chairman", "expediency council chairman"),
        ("Supreme Leader of the Islamic Revolution", "supreme leader"),
        ("Secretary of Iran’s Supreme National Security Council", None),
        ("Supreme National Security Council secretary", "supreme national security council secretary"),
        ("Majlis Speaker", "speaker of parliament"),
        ("president's national security adviser", "national security adviser"),
        ("First Deputy Prime Minister", "deputy prime minister"),
        ("Deputy Foreign Minister", "deputy foreign minister"),
        ("Prime Minister and Defense Minister", "prime minister"),
        ("assistant secretary of state", None),
        ("deputy defense minister", None),
        ("adviser to the president", None),
        ("the president's spokesman", None),
        ("spokesman for the Foreign Minister", None),
        ("president-elect", None),
        ("Prime Minister's Office", None),
        ("poet", None),
        ("", None),
    ],
)
def test_canonical_role(text: str, role: str | None) -> None:
    assert canonical_role(text) == role


def test_the_country_decides_what_a_phrase_means() -> None:
    assert canonical_role("Foreign Secretary", "gb") == "foreign minister"
    assert canonical_role("Foreign Secretary", "in") == "foreign secretary"
    assert canonical_role("Indian Foreign Secretary") == "foreign secretary"
    assert canonical_role("EC chairman", "ir") == "expediency council chairman"
    assert canonical_role("EC chairman") is None


@pytest.mark.parametrize(
    ("country", "role", "day", "name"),
    [
        ("de", "premier", date(2010, 1, 1), "Angela Merkel"),
        ("de", "head of government", date(2010, 1, 1), "Angela Merkel"),
        ("at", "chancellor", date(2010, 1, 1), "Werner Faymann"),
        ("gb", "chancellor", date(2010, 1, 1), "Alistair Darling"),
        ("us", "foreign minister", date(2010, 1, 1), "Hillary Clinton"),
        ("us", "defence minister", date(2010, 1, 1), "Robert Gates"),
        ("cn", "Premier", date(2010, 1, 1), "Wen Jiabao"),
        ("sa", "head of state", date(2010, 1, 1), "Abdullah"),
        ("es", "president", date(2010, 1, 1), "José Luis Rodríguez Zapatero"),
        ("ie", "taoiseach", date(2010, 1, 1), "Brian Cowen"),
    ],
)
def test_offices_answer_to_other_names(country: str, role: str, day: date, name: str) -> None:
    assert names(country=country, role=role, on=day) == {name}


# The list itself.


def rows() -> list[dict[str, str]]:
    lines = default_path().read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_the_list_is_large_and_valid() -> None:
    terms = load(default_path())
    assert len(terms) >= 1500
    assert len({term.country for term in terms if term.country}) >= 150
    assert {term.role for term in terms} <= roles()
    assert len(terms) == len(set(terms))


def certain_days(row: dict[str, str]) -> tuple[date, date]:
    """The stretch in which the person surely held the office: a month or year at an edge does not count."""
    term = office_list._term(row)
    start, end = term.start or date.min, term.end or date.max
    if len(row["from"]) == 7:
        start += timedelta(days=30)
    elif len(row["from"]) == 4:
        start += timedelta(days=364)
    if len(row["to"]) == 7:
        end -= timedelta(days=30)
    elif len(row["to"]) == 4:
        end -= timedelta(days=364)
    return start, end


def test_no_two_persons_hold_a_unique_office_for_more_than_sixty_days() -> None:
    held: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows():
        if office(row["role"]).unique:
            held[row["country"], row["organisation"], row["role"]].append(row)
    suspicious = []
    for key, terms in held.items():
        for a, b in combinations(terms, 2):
            (a_start, a_end), (b_start, b_end) = certain_days(a), certain_days(b)
            days = (min(a_end, b_end) - max(a_start, b_start)).days
            if days > 60:
                suspicious.append((*key, a["name"], b["name"], days))
    assert suspicious == []


def test_every_name_and_alias_finds_its_person() -> None:
    lost = [
        (spelling, term.name)
        for term in load(default_path())
        for spelling in (term.name, *term.aliases)
        if term not in holders(spelling, country=term.country, role=term.role, organisation=term.organisation)
    ]
    assert lost == []


def test_a_q_number_is_one_persons_and_the_same_in_all_offices() -> None:
    by_person: dict[str, set[str]] = defaultdict(set)
    by_number: dict[str, set[str]] = defaultdict(set)
    for row in rows():
        if row["wikidata_id"]:
            by_person[row["name"]].add(row["wikidata_id"])
            by_number[row["wikidata_id"]].add(row["name"])
    assert all(len(numbers) == 1 for numbers in by_person.values())
    assert all(len(persons) == 1 for persons in by_number.values())
    assert by_person["Angela Merkel"] == {"Q567"} and by_person["Kofi Annan"] == {"Q1254"}


VISITS = Path(__file__).parents[2] / "../shared/reference/us_visits.csv"
VISITOR = re.compile(
    r"(?:Interim )?(?:Crown Prince|President|Prime Minister|Foreign Minister|King|Queen|Emir|Amir|Sultan|Chancellor"
    r"|Premier|Emperor|Taoiseach|Pope) (.+)"
)


@pytest.mark.corpora
@pytest.mark.skipif(not VISITS.exists(), reason=f"{VISITS.name} does not lie beside the checkout")
def test_visitors_to_washington_are_found_in_office_on_the_day() -> None:
    asked = found = 0
    with VISITS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            day, territory = date.fromisoformat(row["start_date"]), lookup_territory(row["visitor_country"])
            visitor = VISITOR.fullmatch(row["visitor"])
            if day.year < 1991 or territory is None or visitor is None:
                continue
            asked += 1
            found += bool(holders(visitor[1], country=territory.code, on=day))
    # What is missing is misspelt there, or governed a very small state.
    assert asked > 1500
    assert found / asked > 0.94


def test_look_ups_are_quick() -> None:
    spellings = sorted({term.name for term in load(default_path())})
    holders(spellings[0])
    begin = time.perf_counter()
    for spelling in spellings:
        holders(spelling, on=VISIT)
    # Microseconds each when measured; the bound leaves room for a busy machine.
    assert (time.perf_counter() - begin) / len(spellings) < 0.002


# A user's own list.


def test_own_list_with_few_columns_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("# ours\nname,country,role,from\nAnna Beispiel,li,foreign minister,2031-02\n", encoding="utf-8")
    assert load(path) == [
        Term("Anna Beispiel", (), "li", "foreign minister", date(2031, 2, 1), None, None),
    ]


def own(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return office_list.read(path)


def test_own_list_is_found_and_ends_an_open_term(tmp_path: Path) -> None:
    (term,) = holders("Hakan Fidan", country="tr", role="foreign minister")
    assert term.end is None
    ours = own(
        tmp_path,
        "Hakan Fidan,,tr,foreign minister,2023-06-03,2031-05-01,m,,,ours",
        "Deniz Örnek,,tr,foreign minister,2031-05-01,,f,,,ours",
    )
    with with_own(ours):
        assert names(country="tr", role="foreign minister", on=date(2031, 6, 1)) == {"Deniz Örnek"}
        assert names(name="Ornek") == {"Deniz Örnek"}
    assert names(name="Ornek") == set()
    assert names(country="tr", role="foreign minister", on=date(2031, 6, 1)) == {"Hakan Fidan"}


def test_own_row_takes_the_place_of_the_same_persons_term_at_that_time_and_of_no_other(tmp_path: Path) -> None:
    ours = own(tmp_path, "Vladimir Putin,,ru,president,2012-05-07,2030-05-07,m,,,ours")
    with with_own(ours):
        found = holders("Vladimir Putin", country="ru", role="president")
        assert [(t.start.year, t.end.year) for t in found if t.start and t.end] == [(1999, 2008), (2012, 2030)]
        assert names(country="ru", role="president", on=date(2010, 1, 1)) == {"Dmitry Medvedev"}


def test_an_own_successor_ends_the_open_term_of_whoever_held_the_office(tmp_path: Path) -> None:
    with with_own(own(tmp_path, "Deniz Örnek,,tr,foreign minister,2031-05-01,,f,,,ours")):
        assert names(country="tr", role="foreign minister", on=date(2031, 6, 1)) == {"Deniz Örnek"}
        assert names(country="tr", role="foreign minister", on=date(2031, 4, 30)) == {"Hakan Fidan"}


def test_an_open_term_is_sure_only_up_to_the_day_that_its_list_knows(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "# Known until: 2031-12-31\nname,country,role,from,to\n"
        "Anna Beispiel,li,king,2030,\nJan Muster,li,pope,2030,2040\n",
        encoding="utf-8",
    )
    anna, jan = load(path)
    assert anna.surely_covers(date(2031, 12, 31)) and not anna.surely_covers(date(2032, 1, 1))
    assert anna.covers(date(2032, 1, 1))
    assert jan.surely_covers(date(2032, 1, 1))


def test_a_list_of_a_spreadsheet_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("\ufeffName;Country;Role;From\r\nAnna Beispiel;li;foreign minister;2031-02\r\n;;;\r\n".encode())
    assert [(t.name, t.role, t.start) for t in load(path)] == [
        ("Anna Beispiel", "foreign minister", date(2031, 2, 1)),
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",,ir,president,2005,,m,,,", "no name"),
        ("A B,,xx,president,2005,,m,,,", "unknown country 'xx'"),
        ("A B,,Iran,president,2005,,m,,,", "its code is 'ir'"),
        ("A B,,ir,presidnt,2005,,m,,,", "did you mean 'president'?"),
        ("A B,,IR,president,2005,,m,,,", "unknown country 'IR'"),
        ("A B,,,president,2005,,m,,,", "neither country nor organisation"),
        ("A B,,ir,Minister of Foreign Affairs,2005,,m,,,", "the list calls it 'foreign minister'"),
        ("A B,,ir,wizard,2005,,m,,,", "unknown role 'wizard'"),
        ("A B,,ir,president,2005-02-30,,m,,,", "there is no day '2005-02-30'"),
        ("A B,,ir,president,3 August 2005,,m,,,", "is no day"),
        ("A B,,ir,president,2006,2005,m,,,", "ends (2005) before it begins (2006)"),
        ("A B,,ir,president,2005,,x,,,", "gender 'x'"),
        ("A B,,ir,president,2005,,m,,12,", "is no Q number"),
        ("A B,ir,president", "3 cells where the header has 10 columns"),
    ],
)
def test_errors_name_file_line_and_problem(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"# comment\n{HEADER}{line}\n", encoding="utf-8")
    with pytest.raises(ReadingError) as caught:
        load(path)
    assert "own.csv" in str(caught.value)
    assert "line 3" in str(caught.value)
    assert problem in str(caught.value)


def test_unreadable_lists_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        load(tmp_path / "missing.csv")
    (tmp_path / "empty.csv").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="has no header row"):
        load(tmp_path / "empty.csv")
    (tmp_path / "wrong.csv").write_text("name,role,party\nA B,president,none\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="unknown column 'party'"):
        load(tmp_path / "wrong.csv")
    (tmp_path / "latin.csv").write_bytes(HEADER.encode() + "Jörg".encode("latin-1"))
    with pytest.raises(ReadingError, match="not UTF-8"):
        load(tmp_path / "latin.csv")


def test_a_register_of_its_own_knows_only_its_terms() -> None:
    register = Register([Term("Anna Beispiel", (), "li", "king", None, None, "f")])
    assert [t.name for t in register.holders("Beispiel", country="li")] == ["Anna Beispiel"]
    assert register.holders("Blair") == []
