"""Paragraphs: wrapped lines are put together, lines that were meant stay apart."""

from __future__ import annotations

import textwrap

import pytest

from core.layout.paragraphs import paragraphs

SENTENCES = (
    "The foreign minister of Norland said on Monday that the talks in Oslo would go on for as long as they were needed "
    "and that both delegations had agreed on a list of points for the next round on April 13. She thanked the hosts – "
    "among them the mayor – for their patience, and said that the United Nations would be told of every step."
)
LIST = ["Participants:", "Jane Roe, Foreign Minister", "John Doe, Ambassador", "Ida Noe, Head of Mission"]


def pieces(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


@pytest.mark.parametrize("width", range(50, 101, 5))
@pytest.mark.parametrize("gap", ["\n\n", "\n \n\n", "\n\u00a0\n"])
def test_wrapped_paragraphs_are_put_together_at_any_width(width: int, gap: str) -> None:
    text = gap.join("\n".join(textwrap.wrap(SENTENCES, width, break_on_hyphens=False)) for _ in range(4))
    assert pieces(text) == [SENTENCES] * 4


def test_a_list_within_a_wrapped_text_keeps_its_lines() -> None:
    wrapped = "\n".join(textwrap.wrap(SENTENCES, 72))
    text = f"{wrapped}\n\n" + "\n".join(LIST) + f"\n\n{wrapped}\n"
    assert pieces(text) == [SENTENCES, *LIST, SENTENCES]


def test_items_of_a_list_are_apart_though_they_are_wrapped() -> None:
    text = (
        "Those who took part in the meeting on Monday and in the dinner after it\nwere:\n\n"
        "-   Jane Roe, Foreign Minister of Norland and Head of the Delegation to\n    the Talks\n"
        "-   John Doe, Ambassador\n\nThe talks went on until late in the evening, and nobody left the\nbuilding.\n"
    )
    assert pieces(text)[1:3] == [
        "- Jane Roe, Foreign Minister of Norland and Head of the Delegation to the Talks",
        "- John Doe, Ambassador",
    ]


def test_a_text_that_is_not_wrapped_has_a_paragraph_a_line() -> None:
    lines = [SENTENCES, "He agreed.", "They left.", SENTENCES]
    assert pieces("\n".join(lines)) == lines


def test_short_lines_without_full_stops_are_paragraphs_of_their_own() -> None:
    assert pieces("\n".join(LIST)) == LIST


@pytest.mark.parametrize("text", ["", "\n\n", " \u00a0\n\t"])
def test_white_space_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []
