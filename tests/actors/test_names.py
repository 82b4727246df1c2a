"""Names of persons in running text: where they begin and end, and which of them are one person's."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actors.test_find import actor, mention, persons, read, who

DAY = date(2022, 5, 3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Interior Minister Avner Golan met the envoys on Monday. Golan said the border was quiet.", "Avner Golan"),
        (
            "Acting Homeland Security Secretary Chad Wolf spoke on Tuesday. Wolf took no questions.",
            "Chad Wolf",
        ),
        ("Party leader Jordan Bardella spoke on Monday. Bardella said that he would not sign.", "Jordan Bardella"),
        ("Defence Minister Marta Toledo spoke on Monday. Toledo said that the army was ready.", "Marta Toledo"),
        ("Ambassador Michael Jordan spoke on Monday. He said that the talks would go on.", "Michael Jordan"),
        ("Trade Minister Victoria Holm spoke on Monday. Holm said that tariffs would stay.", "Victoria Holm"),
        ("Prime Minister Milan Vesely spoke on Monday. Vesely said that he would not sign.", "Milan Vesely"),
        ("Energy Minister Sara Leon spoke on Monday. Leon said that gas would flow.", "Sara Leon"),
    ],
)
def test_a_name_that_is_also_a_place_is_read_whole(text: str, name: str) -> None:
    found = persons(read(f"{text} The meeting ended late, and nobody signed anything.", DAY))
    assert set(found) == {name}


def test_a_person_called_like_a_state_leaves_the_state_a_state() -> None:
    article = read("Michael Jordan arrived on Monday. He had flown in from Jordan, where talks were held.", DAY)
    assert who(article, "from Jordan"[5:]) == "Jordan" and mention(article, "Jordan").actor.kind == "government"  # type: ignore[union-attr]
    assert set(persons(article)) == {"Michael Jordan"}


def test_a_place_behind_a_name_and_a_comma_is_no_part_of_it() -> None:
    article = read("The envoy met Foreign Minister Marta Kovar, Milan's mayor and two bankers on Monday.", DAY)
    assert "Marta Kovar" in persons(article)


@pytest.mark.parametrize(
    ("written", "name", "called"),
    [
        ("Joaquín “El Chapo” Guzmán", "Joaquín Guzmán", "El Chapo"),
        ("Robert “Bob” Karimov", "Robert Karimov", "Bob"),
        ('Benjamin "Benny" Halloran', "Benjamin Halloran", "Benny"),
        ("Thomas (Tom) Okello", "Thomas Okello", "Tom"),
    ],
)
def test_a_nickname_inside_a_name_makes_no_second_person(written: str, name: str, called: str) -> None:
    text = f"The governor received {written} on Monday. {name.split()[1]} said that the talks had gone well."
    article = read(text, DAY)
    assert set(persons(article)) == {name}
    assert who(article, written) == name
    assert called in actor(article, name).aliases


def test_the_nickname_and_surname_are_the_same_person() -> None:
    article = read(
        "Ambassador Robert “Bob” Karimov opened the talks on Monday. Bob Karimov said that the talks were useful.",
        DAY,
    )
    assert set(persons(article)) == {"Robert Karimov"}
    assert who(article, "Bob Karimov") == "Robert Karimov"


def test_a_bare_title_before_and_belongs_to_the_name_behind_both() -> None:
    text = (
        "The envoy arrived on Monday. He was received by Politburo member and Prime Minister Tran Van Hoa, and later "
        "met Deputy Prime Minister and Foreign Minister Bui Duc Minh."
    )
    article = read(text, DAY)
    assert set(persons(article)) == {"Tran Van Hoa", "Bui Duc Minh"}
    assert mention(article, "Politburo member and Prime Minister Tran Van Hoa").role == (
        "Politburo member and Prime Minister"
    )
    assert [a.name for a in article.actors if a.kind == "unnamed" and "member" in a.name.casefold()] == []


def test_the_state_of_the_first_title_is_the_persons() -> None:
    text = (
        "The envoy arrived on Monday. He met Laotian Politburo member, Deputy Prime Minister and Foreign Minister "
        "Somsak Vongsa in the afternoon."
    )
    assert persons(read(text, DAY)) == {"Somsak Vongsa": "la"}


def test_what_stands_between_commas_belongs_to_the_name_before() -> None:
    text = "Maria Holm, head of the central bank, Minister Jan Kos and Ambassador Lena Falk attended the ceremony."
    article = read(text, DAY)
    assert set(persons(article)) == {"Maria Holm", "Jan Kos", "Lena Falk"}
    assert actor(article, "Jan Kos").roles[0][0].casefold() == "minister"


def test_mrs_with_a_surname_is_the_woman_of_that_surname() -> None:
    text = (
        "Foreign Minister Awa Diallo opened the meeting on Monday. Mrs Diallo said that it was time to act. "
        "The minister then left for Bamako."
    )
    article = read(text, DAY)
    assert set(persons(article)) == {"Awa Diallo"}
    assert who(article, "Mrs Diallo") == "Awa Diallo"


def test_mrs_beside_an_office_holder_of_the_surname_is_his_wife() -> None:
    text = (
        "President Tolma Brenk and Mrs Brenk arrived on Monday. Mrs Brenk visited a school. "
        "President Brenk addressed the assembly."
    )
    article = read(text, DAY)
    assert set(persons(article)) == {"Tolma Brenk", "Mrs. Brenk"}
    assert who(article, "Mrs Brenk", 1) == "Mrs. Brenk"


TRANSCRIPT = """MS. PRICE: Good afternoon, and welcome to the briefing. The secretary returned last night from Lisbon.

QUESTION: Will he travel again this week?

MS. PRICE: I have no travel to announce.

SECRETARY BLINKEN: Thank you all for coming. I spoke with the foreign minister this morning.

AMBASSADOR THOMAS-GREENFIELD: We will bring this to the Council.

MR. O’NEILL: Nothing to add."""


def test_labels_of_turns_in_capitals_are_mentions_of_their_speakers() -> None:
    article = read(TRANSCRIPT, DAY)
    assert who(article, "MS. PRICE") == who(article, "MS. PRICE", 1) == "Price"
    assert who(article, "SECRETARY BLINKEN") == "Antony Blinken"
    assert who(article, "AMBASSADOR THOMAS-GREENFIELD") == "Linda Thomas-Greenfield"
    assert mention(article, "MR. O’NEILL").actor is not None
    assert len(persons(article)) == 4


# Counterparts: the holder of the same office in the state named, on the day.


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        (
            "Turkish Foreign Minister Hakan Fidan met his Russian counterpart in Ankara.",
            date(2024, 3, 1),
            "Sergei Lavrov",
        ),
        (
            "Secretary of State Antony Blinken called his Indian counterpart on Friday.",
            date(2022, 4, 1),
            "S. Jaishankar",
        ),
        ("Secretary of Defense Lloyd Austin spoke with his Israeli counterpart.", date(2023, 11, 3), "Yoav Gallant"),
        (
            "French President Emmanuel Macron spoke with his Turkish counterpart.",
            date(2022, 2, 3),
            "Recep Tayyip Erdoğan",
        ),
        (
            "Norwegian Prime Minister Erna Solberg met her Swedish counterpart in Oslo.",
            date(2016, 5, 3),
            "Stefan Löfven",
        ),
    ],
)
def test_a_counterpart_without_a_name_is_who_held_that_office_on_the_day(text: str, day: date, name: str) -> None:
    article = read(f"{text} The two discussed security and trade, a statement said.", day)
    found = next(m for m in article.mentions if "counterpart" in article.text[m.start : m.end])
    assert found.actor is not None and name in (found.actor.name, *found.actor.aliases)
    assert found.resolution == "role" and found.confidence is not None and found.confidence <= 0.8


def test_a_prime_ministers_counterpart_in_a_state_with_a_president_stays_unnamed() -> None:
    text = "Indian Prime Minister Narendra Modi spoke with his Russian counterpart on Friday. The call was brief."
    article = read(text, date(2024, 3, 1))
    assert set(persons(article)) == {"Narendra Modi"}


# What stands around a name and is no part of it, and what only looks like one.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Attorney General Mary Brandt and White House Counsel Stuart Dale met the visitors.",
            {"Mary Brandt", "Stuart Dale"},
        ),
        ("The storm hit on Monday. Hurricane Ian grew, and Ian is expected to turn north.", set()),
        ("The court ruled on Monday. In Roe v. Wade the judges had said otherwise, lawyers noted.", set()),
        ("Clergy stressed on Monday that the talks must go on. The talks began in May.", set()),
        ("Gas goes through the Power of Siberia pipeline. It was opened in 2019, the company said.", set()),
        ("It was signed on the Alley of Heroes. The minister laid flowers there in the morning.", set()),
        ("Minister of Justice Konstantin Vetrov spoke first. The others listened to him.", {"Konstantin Vetrov"}),
        ("The speech was brief. Lieutenant Kotenko Serhiy Leonidovych was honoured.", {"Serhiy Leonidovych Kotenko"}),
        ("The talks were opened by King Harald III of Norland. The guests applauded.", {"Harald III"}),
        ("The officer is General [Andrei] Serov, who commands the army. He spoke first.", {"Andrei Serov"}),
        ("The commission was led by deputy prime ministers Anna Golik and Pavel Ness.", {"Anna Golik", "Pavel Ness"}),
        ("Bishop Mario E. Dorville opened the meeting. He thanked the hosts for coming.", {"Mario E. Dorville"}),
    ],
)
def test_the_persons_of_a_sentence_are_these_and_no_others(text: str, expected: set[str]) -> None:
    assert set(persons(read(text, DAY))) == expected


def test_entries_of_a_list_of_participants_are_no_headlines() -> None:
    text = (
        "Those who took part in the meeting on Monday included:\n\n"
        "- Nikil Saval, Pennsylvania State Senator\n\n- Patty Kuderer, Washington State Senator\n\n"
        "- Alexandra Reeve Givens, President and CEO, Center for Democracy\n\n"
        "- Bishop Teresa Jefferson-Snorton, Council of Churches\n"
    )
    assert set(persons(read(text, DAY))) == {
        "Nikil Saval", "Patty Kuderer", "Alexandra Reeve Givens", "Teresa Jefferson-Snorton",
    }  # fmt: skip


def test_the_head_of_an_office_of_the_president_keeps_his_whole_role() -> None:
    text = (
        "The ceremony was attended by Speaker Ruslan Stefanchuk and Head of the Office of the President Andriy Yermak. "
        "It lasted an hour."
    )
    article = read(text, date(2021, 11, 21))
    assert mention(article, "Head of the Office of the President Andriy Yermak").role == (
        "Head of the Office of the President"
    )


def test_the_wife_of_an_office_holder_does_not_hold_the_office() -> None:
    text = "Wife of the President of Ukraine Olena Zelenska called the queen. The two spoke for an hour."
    article = read(text, date(2022, 4, 1))
    assert actor(article, "Olena Zelenska").roles[0][0].casefold() == "wife of the president of ukraine"


def test_vowels_of_russian_names_written_in_two_ways_are_one_name() -> None:
    text = "Yelena Shmeleva opened the school on Monday. Ms Shmelyova said that it had taken four years to build."
    assert set(persons(read(text, DAY))) == {"Yelena Shmeleva"}


# Who is meant by a surname, a title or a former office that several could bear.


def test_a_chinese_family_name_comes_first() -> None:
    text = (
        "Li Wenhao, vice premier of China, met Wang Li, head of the trade board, on Friday. Li said that trade grew. "
        "Wang said that it would go on growing."
    )
    article = read(text, DAY)
    assert who(article, "Li") == "Li Wenhao" and who(article, "Wang") == "Wang Li"


def test_a_title_tells_brothers_apart() -> None:
    text = (
        "Governor Tom Okello and his brother, Senator James Okello, came on Friday. Governor Okello spoke first. "
        "Senator Okello said nothing."
    )
    article = read(text, DAY)
    assert who(article, "Governor Okello") == "Tom Okello" and who(article, "Senator Okello") == "James Okello"


def test_a_former_office_is_of_whoever_held_it_before() -> None:
    text = (
        "Former German chancellor Angela Merkel criticised the plan on Friday. Chancellor Friedrich Merz replied to "
        "the former chancellor that it was needed."
    )
    article = read(text, date(2025, 9, 3))
    assert who(article, "the former chancellor") == "Angela Merkel"


def test_the_chief_of_a_body_is_its_chairman() -> None:
    text = "The African Union chairman, Moussa Kebe, objected on Friday. The AU chief said that the vote was too early."
    assert who(read(text, DAY), "The AU chief") == "Moussa Kebe"


def test_a_surname_with_its_article_is_the_full_name() -> None:
    text = (
        "Sheikh Khalid bin Omar Al Mansoori received Dr. Fahd al-Ghamdi in Abu Dhabi. Al Mansoori said that the ties "
        "were strong, and Al-Ghamdi agreed."
    )
    article = read(text, DAY)
    assert set(persons(article)) == {"Khalid bin Omar Al Mansoori", "Fahd al-Ghamdi"}
    assert who(article, "Al Mansoori") == "Khalid bin Omar Al Mansoori"


def test_an_american_state_called_like_a_state_of_the_world_gives_its_senator_no_country() -> None:
    text = (
        "The visitors met Georgia State Senator Nan Orwell and Georgia Governor Tim Hale on Friday. They thanked both."
    )
    assert persons(read(text, DAY)) == {"Nan Orwell": None, "Tim Hale": None}
    text = "The visitors met Georgia Foreign Minister Nino Lomidze on Friday. They thanked her for the welcome."
    assert persons(read(text, DAY)) == {"Nino Lomidze": "ge"}


WHOLE = [
    ("Foreign Minister Lavrin will receive UN Special Envoy for Libya Jan-Erik Holm on Friday.", "Jan-Erik Holm"),
    ('"We waited," said Attaher Ag Bilal, a spokesman for the group.', "Attaher Ag Bilal"),
    ("Baron Guy d'Oultremont-Leys was there.", "Guy d'Oultremont-Leys"),
    ("The meeting was chaired by her Vietnamese counterpart, Dang Quoc Thai.", "Dang Quoc Thai"),
    ("The letter came from Sudanese Minister of Presidency Affairs al-Tayyeb Abu Qurun.", "al-Tayyeb Abu Qurun"),
    ("The Minister Responsible for Foreign Affairs, Hamad bin Turki, was there.", "Hamad bin Turki"),
    ("She met Minister in charge of Tourism Paula Reis in Lisbon.", "Paula Reis"),
    ("She met Minister Delegate Jean Duval in Lisbon.", "Jean Duval"),
    ("Ambassador Extraordinary and Plenipotentiary of Norway Solveig Haug was there.", "Solveig Haug"),
    ("Deputy Prime Minister for Economic Affairs Salwa Tarazi was there.", "Salwa Tarazi"),
    ("He received H.E. Msgr. Etienne Ngombe, Apostolic Nuncio in Madagascar.", "Etienne Ngombe"),
    ("He met with His Eminence Cardinal Secretary of State Giacomo Valsechi.", "Giacomo Valsechi"),
    ("She met Speaker of the Althing Sólrún Hjaltadóttir in Reykjavik.", "Sólrún Hjaltadóttir"),
    ("He met Minister Otávio Lacerda de Melo. Minister Lacerda de Melo left.", "Otávio Lacerda de Melo"),
    ("National Economic Council (NEC) Director Brian Deece was there.", "Brian Deece"),
    ("She met Prime Minister Le Van Thanh of Vietnam.", "Le Van Thanh"),
]


@pytest.mark.parametrize(("text", "name"), WHOLE)
def test_a_name_is_neither_cut_nor_run_into_the_role(text: str, name: str) -> None:
    found = persons(read(text))
    assert name in found and set(found) <= {name, "Lavrin"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Abdullah bin Khalifa discusses gas\n\nSheikh Abdullah bin Khalifa Al Mazr met Nikos Stavrou on Monday.",
         "Abdullah bin Khalifa Al Mazr"),
        ("He spoke at the funeral of Leonid Krav. \"Leonid Makarovych was a wise man,\" he said.", "Leonid Krav"),
        ("Foreign Minister Juan Manuel Reyes spoke in Lima. Juan Manuel was tired.", "Juan Manuel Reyes"),
    ],
)  # fmt: skip
def test_the_beginning_of_a_name_and_a_patronymic_name_the_same_person(text: str, name: str) -> None:
    found = persons(read(text))
    assert name in found and not [other for other in found if other != name and other.split()[0] == name.split()[0]]


def test_a_name_behind_a_states_genitive_is_of_that_state() -> None:
    found = persons(read("Colombian President Marcela Uribe met Peru's Gustavo Huamán and Viet Nam's Le Thi Hoa."))
    assert found == {"Marcela Uribe": "co", "Gustavo Huamán": "pe", "Le Thi Hoa": "vn"}


@pytest.mark.parametrize(
    "text",
    [
        "They met on the shores of Lake Victoria and toured the Owen Falls dam on Monday.",
        "The talks were held in Nur-Sultan, and nobody signed anything.",
        "Two Philippine boats collided near Sabina Shoal on Monday, and nobody was hurt.",
        "Help came from all Non-NATO Allies on Monday, and from others.",
    ],
)
def test_a_place_or_a_prefix_is_nobody(text: str) -> None:
    assert not [a.name for a in read(text).actors if a.kind in ("person", "unnamed")]


def test_a_dateline_inside_the_text_is_no_government() -> None:
    article = read("Markets rose.\n\nBerlin (BDA) - Foreign Minister Henning von Steub has postponed a trip to Laos.")
    assert "Germany" not in [a.name for a in article.actors]
