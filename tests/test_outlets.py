"""Outlets by their codes in datelines and by the addresses of their pages."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from core import outlets


@pytest.mark.parametrize(
    ("code", "outlet"),
    [
        ("MNA", "Mehr News Agency"),
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("ITAR-TASS", "TASS"),
        ("Xinhua", "Xinhua"),
        ("armenpress", "Armenpress"),
        ("Jane Roe", None),
        ("", None),
    ],
)
def test_a_code_names_its_outlet(code: str, outlet: str | None) -> None:
    assert outlets.by_code(code) == outlet


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.mehrnews.com/news/12380", "Mehr News Agency"),
        ("http://en.kremlin.ru/events/president/news/1", "President of Russia"),
        ("https://bidenwhitehouse.archives.gov/briefing-room/", "White House"),
        ("https://www.example.org/a", "example.org"),
        ("https://[broken", None),
        ("no address", None),
        (None, None),
    ],
)
def test_an_address_names_its_outlet_else_its_host(address: str | None, outlet: str | None) -> None:
    assert outlets.by_address(address) == outlet


def test_no_code_and_no_host_is_given_to_two_outlets() -> None:
    text = (files("core") / "lexicon" / "agencies.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    assert {len(row) for row in rows} == {3}
    folded = [
        {"".join(c for c in code.casefold() if c.isalnum()) for code in (row[0], *row[1].split("|"))} for row in rows
    ]
    codes = Counter(code for row in folded for code in row)
    hosts = Counter(host for row in rows for host in row[2].split("|"))
    del codes[""], hosts[""]
    assert [code for code, count in (codes + hosts).items() if count > 1] == []
