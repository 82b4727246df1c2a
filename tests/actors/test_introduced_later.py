"""Who is named only after the text has told what he is, and when the list of office holders is not asked."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actors.test_find import persons, read, who

DAY = date(2022, 3, 24)

LATER = [
    ("Chile's chief negotiator left for Lima on Tuesday, the ministry said.\n\nLuis Rojas, special representative for "
     "border affairs, will be back on Friday.", "Chile's chief negotiator", "Luis Rojas"),
    ("The head of Norway's Coast Guard Agency met Mette Holm in Oslo on Monday.\n\nArne Dahl also met the head of the "
     "navy.", "The head of Norway's Coast Guard Agency", "Arne Dahl"),
    ("The United Nations envoy for Western Sahara wrapped up a tour today.\n\nBrigitte Marsh, the Secretary-General's "
     "Personal Envoy, travelled to Rabat.", "The United Nations envoy for Western Sahara", "Brigitte Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "name"), LATER)
def test_the_office_of_the_lead_is_whose_name_comes_next(text: str, role: str, name: str) -> None:
    assert who(read(text), role) == name


def test_his_counterpart_is_named_with_him() -> None:
    article = read(
        "Chile's chief negotiator left for talks with his Peruvian counterpart on Tuesday.\n\nLuis Rojas, special "
        "representative for border affairs, will meet Rosa Tello, Peru's deputy foreign minister."
    )
    assert who(article, "Peruvian counterpart") == "Rosa Tello"


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("The Danish prime minister visited Nuuk on Monday.\n\nLars Holm, a farmer, said he was happy.",
         "The Danish prime minister", "Lars Holm"),
        ("The French president said that talks would go on.\n\nAngela Merkel also said that they were useful.",
         "The French president", "Angela Merkel"),
        ("The Danish prime minister visited Nuuk on Monday.\n\nLars Holm said he was happy.",
         "The Danish prime minister", "Lars Holm"),
    ],
)  # fmt: skip
def test_somebody_else_who_is_named_next_is_not_he(text: str, role: str, name: str) -> None:
    assert who(read(text), role) != name


def test_where_the_text_names_other_holders_the_list_is_not_asked() -> None:
    text = "The Turkish president met Greek Prime Minister Anna Holm in Ankara on Thursday."
    assert "Recep Tayyip Erdoğan" not in persons(read(text, DAY)), "the list has another Greek prime minister that day"
    borne_out = "The Turkish president met Greek Prime Minister Kyriakos Mitsotakis in Ankara on Thursday."
    assert "Recep Tayyip Erdoğan" in persons(read(borne_out, DAY))


def test_one_strange_name_among_known_ones_casts_no_doubt_on_other_states() -> None:
    text = "British Prime Minister Boris Johnson met the Turkish president and Danish Foreign Minister Lars Holm."
    assert "Recep Tayyip Erdoğan" in persons(read(text, DAY))
    text = "British Prime Minister Boris Johnson met the Danish prime minister and Danish Foreign Minister Lars Holm."
    assert "Mette Frederiksen" not in persons(read(text, DAY))


def test_who_has_the_office_in_other_words_comes_before_the_list() -> None:
    text = (
        "Turkish intelligence chief in Tripoli\n\nKerem Sarp, head of Türkiye's National Intelligence Organization, "
        "met Libyan officials in Tripoli on Thursday."
    )
    assert who(read(text, DAY), "Turkish intelligence chief") == "Kerem Sarp"
