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
