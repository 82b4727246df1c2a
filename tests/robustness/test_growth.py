"""Time grows in step with the text, whatever is in it: a text of four times the length takes about four times as long.

Seconds of the processor are compared, as a busy machine's clock says nothing. Twice as steep as a straight line is let
pass for small things that are paid once; growth with the square (sixteen times) is not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core import engine
from core.article import Document
from core.engine import Parsed
from core.errors import ReadingError
from core.reading import read

pytestmark = [pytest.mark.fuzz, pytest.mark.timeout(600)]

STEEPEST = 9.0
"""Times the processor's seconds for four times the text."""
MIB = 1024 * 1024
OPENING = (
    "Foreign Minister Anna Lindqvist met President Farid Karimi in Oslo on Monday and said that trade would grow. "
)
CITIES = ("Oslo", "Riga", "Lima", "Bern", "Rome", "Cairo", "Tehran", "Paris", "Delhi", "Quito")


def person(number: int) -> str:
    given = ("Anna", "Farid", "Maria", "John", "Pedro", "Olga", "Ivan", "Chen", "Amina", "Lars")[number % 10]
    family = ("Lindqvist", "Karimi", "Moreno", "Smith", "Silva", "Petrova", "Novak", "Wei", "Diallo", "Berg")
    return f"{given} {family[number // 10 % 10]}{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}"


def city(number: int) -> str:
    return CITIES[number % len(CITIES)]


TEXTS: dict[str, Callable[[int], str]] = {
    "quotations": lambda n: f"\n\n“Trade number {n} between us grew fast,” {person(n % 7)} said.",
    "quotations in a line": lambda n: f"“Trade number {n} between us grew fast,” Lindqvist said. ",
    "reported statements": lambda n: f"She said that trade of port {n} would grow. ",
    "persons": lambda n: f"Minister {person(n)} welcomed the result. ",
    "meetings": lambda n: f"\n\nPresident Karimi met Prime Minister {person(n)} in {city(n)} on May {1 + n % 28}.",
    "days": lambda n: f"On {1 + n % 28} May {1950 + n % 70} the treaty was signed. ",
    "places": lambda n: f"The road from {city(n)} to {city(n + 3)} is long. ",
    "pronouns": lambda n: "He said he would tell her that she was right. ",
    "turns": lambda n: f"\n{'MS. LINDQVIST' if n % 2 else 'QUESTION'}: We spoke of item {n} at length today.",
    "lines": lambda n: f"\nTalks of day {n} were held in the capital",
    "no full stop": lambda n: f"and the trade of port {n} with the north grew ",
}


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_of_four_times_as_many_pieces_takes_about_four_times_as_long(piece: Callable[[int], str]) -> None:
    parsed(OPENING)  # what is loaded once
    seconds = [parsed(OPENING + "".join(map(piece, range(number)))) for number in (100, 400)]
    assert seconds[1] / seconds[0] < STEEPEST, seconds


def test_two_hundred_four_hundred_and_eight_hundred_quotations_take_as_long_each() -> None:
    parsed(OPENING)
    each = []
    for number in (200, 400, 800):
        each.append(parsed(OPENING + "".join(map(TEXTS["quotations"], range(number)))) / number)
    assert max(each) < 2 * min(each), [f"{1000 * seconds:.2f} ms" for seconds in each]


def parsed(text: str) -> float:
    """Seconds of the processor."""
    begun = time.process_time()
    outcome = engine.one(Document(text, source="item.txt"), datetime.now(UTC))
    assert isinstance(outcome, Parsed), outcome.detail
    return time.process_time() - begun


WORDS = b"Talks were held in Riga. "
PAGE = b"<!DOCTYPE html><html><head><title>T</title></head><body><p>"
MAIL = b"From: a@b.example\nMIME-Version: 1.0\n"
FILES: dict[str, tuple[str, bytes, bytes]] = {
    "words": ("a.txt", b"", WORDS),
    "one word": ("a.txt", b"", b"x"),
    "white space": ("a.txt", b"Talks", b" "),
    "Windows quotation marks": ("a.txt", b"", b"\x93Talks\x94 "),
    "Markdown stars": ("a.md", b"# T\n", b"*a "),
    "Markdown brackets": ("a.md", b"# T\n", b"["),
    "Markdown links never closed": ("a.md", b"# T\n", b"[a]("),
    "Markdown tags never closed": ("a.md", b"# T\n", b"<a "),
    "a YAML head": ("a.md", b"---\ntitle: ", b"a: "),
    "a cell of quotation marks": ("a.csv", b'id,text\n1,"', b'""'),
    "cells": ("a.csv", b"id,text\n1,", b","),
    "nested JSON": ("a.json", b"", b"["),
    "a text in JSON": ("a.json", b'{"text": "', b"\\u00e9"),
    "RTF groups": ("a.rtf", b"{\\rtf1 ", b"{"),
    "RTF characters": ("a.rtf", b"{\\rtf1 ", b"\\u8212?"),
    "a mail's subject": ("a.eml", MAIL + b"Subject: ", b"=?utf-8?q?a?= "),
    "a mail's text": ("a.eml", MAIL + b"\n", WORDS),
    "an XML element never closed": ("a.xml", b"<rss version='2.0'><channel>", b"<a>"),
    "a WARC head": ("a.warc", b"WARC/1.0\r\nWARC-Type: ", b"a: "),
    "a PDF object": ("a.pdf", b"%PDF-1.4\n1 0 obj\n", b"["),
}
PAGES = {
    "a page of words": b"Talks ",
    "a page of elements": b"<div>",
    "a page of signs": b"<",
    "a page of attributes": b"<a b=c ",
    "a page of comments": b"<!--",
}


@pytest.mark.parametrize(("name", "start", "unit"), FILES.values(), ids=FILES.keys())
def test_ten_megabytes_in_a_line_are_read_or_refused_in_four_times_the_time_of_a_quarter(
    tmp_path: Path, name: str, start: bytes, unit: bytes
) -> None:
    seconds = [read_in(tmp_path / name, start, unit, size) for size in (2_500_000, 10_000_000)]
    assert seconds[1] < max(STEEPEST * seconds[0], 1.0), seconds


@pytest.mark.parametrize("unit", PAGES.values(), ids=PAGES.keys())
def test_a_page_of_the_largest_size_is_read_or_refused_in_eight_times_the_time_of_an_eighth(
    tmp_path: Path, unit: bytes
) -> None:
    seconds = [read_in(tmp_path / "a.html", PAGE, unit, size) for size in (MIB, 8 * MIB - 1)]
    assert seconds[1] < max(2 * STEEPEST * seconds[0], 1.0), seconds


def read_in(path: Path, start: bytes, unit: bytes, size: int) -> float:
    """Seconds of the processor."""
    path.write_bytes(start + unit * ((size - len(start)) // len(unit)))
    begun = time.process_time()
    for found in read(path):
        assert isinstance(found, Document | ReadingError)
    return time.process_time() - begun
