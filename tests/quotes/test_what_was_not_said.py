"""Statements that were made, statements that were not, and whose they are where the sentence turns round."""

from __future__ import annotations

import pytest

from core.article import Document
from core.pipeline import parse

A, B = "Karin Dahl", "Edgars Kalns"


def said(text: str) -> list[tuple[str, str | None]]:
    """What each quote says, and its speaker's name."""
    return [(text[q.start : q.end], q.speaker.name if q.speaker else None) for q in parse(Document(text)).quotes]


@pytest.mark.parametrize(
    "text",
    [
        f"President {B} never said that the border would stay open.",
        f"President {B} did not say that the border would stay open.",
        f"President {B} stopped short of saying that the border would stay open.",
    ],
)
def test_what_somebody_did_not_say_is_no_statement_of_his(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "statement", "speaker"),
    [
        (f"The agency quoted President {B} as saying the border would stay open.", "the border would stay open", B),
        (f"The agency cited President {B} as saying that the border would stay open.", "the border would stay open", B),
        (f"The border would stay open, reporters were told by {A}.", "The border would stay open", A),
        (f"{B} was told by {A} that the border would stay open.", "the border would stay open", A),
        (f"{A}, {B} said, had opened the border.", "had opened the border", B),
        (f"{A}, said {B}, had opened the border.", "had opened the border", B),
        (f"{A}'s statement said the border was open.", "the border was open", A),
        (f"{A} and {B} met in Riga. The former said the border was open.", "the border was open", A),
        (f"{A} and {B} met in Riga. The latter said the border was open.", "the border was open", B),
        (f'A journalist asked {B} about the border. "It is open," he replied.', "It is open", B),
    ],
)
def test_whose_words_they_are(text: str, statement: str, speaker: str) -> None:
    assert (statement, speaker) in said(text)


def test_the_former_minister_is_nobody_of_two() -> None:
    text = f"{A} and {B} met in Riga. The former minister Janis Liepa said the border was open."
    assert ("the border was open", "Janis Liepa") in said(text)


@pytest.mark.parametrize(
    ("text", "statement", "speaker"),
    [
        ('"There is no other way," said Mateus Carvalhinho, the EU\'s envoy. "But there is also," the Portuguese added,'
         ' "no way without the people."', "no way without the people", "Mateus Carvalhinho"),
        ("Migrants were picked up off Sicily, according to commander Ornella Pastrengo. The Italian said most of them"
         " came from Eritrea.", "most of them came from Eritrea", "Ornella Pastrengo"),
        ("Vietnam's deputy prime minister, Trinh Quoc Bao, criticised the building work. \"Runways are not for"
         ' fishermen," the Vietnamese said.', "Runways are not for fishermen", "Trinh Quoc Bao"),
        ('"Rotation is a word," the Pole, Zbigniew Ostrowicki, said in Sopot.', "Rotation is a word",
         "Zbigniew Ostrowicki"),
        ("Piers Castellan looked at the floor. His barrister, Naveed Chaudhary, said there would be an appeal.",
         "there would be an appeal", "Naveed Chaudhary"),
        ("The chairman of the farmers' lobby Copa, Joost van Wessem, said the package was weak.",
         "the package was weak", "Joost van Wessem"),
        ("The head of the International Monetary Fund's mission to Ukraine, Bulgarian economist Vesselin Todorchev,"
         " said the money could be paid in June.", "the money could be paid in June", "Vesselin Todorchev"),
        ("The foreign ministers of Germany and France said that the truce would hold.", "the truce would hold",
         "foreign ministers of Germany and France"),
        ('Minister Outi Karppisalo and union chief Reijo Lahtevirta sat down for talks. "We are down to the last page,"'
         " she said.", "We are down to the last page", "Outi Karppisalo"),
        ('Minister Outi Karppisalo and union chief Reijo Lahtevirta sat down for talks. "It is the last," he said.',
         "It is the last", "Reijo Lahtevirta"),
        ('A spokesman for President Edgars Kalns said the border was open. "It is," he said.', "It is", "spokesman"),
    ],
)  # fmt: skip
def test_who_is_meant_without_a_name(text: str, statement: str, speaker: str) -> None:
    assert (statement, speaker) in said(text)


def test_a_people_in_the_plural_is_no_single_person() -> None:
    quotes = parse(Document("Edgars Kalns met Karin Dahl. The Poles said the border was open.")).quotes
    assert all(q.speaker is None or q.speaker.kind != "person" for q in quotes)


@pytest.mark.parametrize(
    ("text", "statement", "speaker"),
    [
        ("A man was arrested, the interior ministry said in a statement on Wednesday. \"It went without incident,\" the"
         " statement said.", "It went without incident", "interior ministry"),
        ('Bogumił Sarnowicz will not stand again. "Three terms are enough," the 54-year-old told local radio.',
         "Three terms are enough", "Bogumił Sarnowicz"),
        ('Retired Israeli general Amnon Harpazi has joined the board. "I am not going back," the former general said.',
         "I am not going back", "Amnon Harpazi"),
        ("Ghana's Kwabena Adomako and Japan's Morihiko Tsukagoe signed an agreement. The Ghanaian minister said the"
         " deal would create jobs.", "the deal would create jobs", "Kwabena Adomako"),
        ("Testifying for the second day, former accountant Mireille Okoundji said she had been ordered to burn them.",
         "she had been ordered to burn them", "Mireille Okoundji"),
    ],
)  # fmt: skip
def test_who_was_spoken_of_before(text: str, statement: str, speaker: str) -> None:
    assert (statement, speaker) in said(text)


def test_a_statement_that_nobody_issued_has_no_speaker() -> None:
    assert said('"We regret this," the statement said.') == [("We regret this", None)]


def test_the_deputy_prime_minister_is_who_was_called_so() -> None:
    text = "Deputy Prime Minister Anna Holm will visit China. The trip was put off, the deputy prime minister said."
    assert ("The trip was put off", "Anna Holm") in said(text)
