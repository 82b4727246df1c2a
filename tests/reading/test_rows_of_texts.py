"""Tables and JSON: one entry is one document, its columns known by what they are called."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.article import Document
from core.errors import ReadingError
from core.reading import limits, read
from core.reading.metadata import read_date


def documents(path: Path) -> list[Document]:
    found = list(read(path))
    assert all(isinstance(d, Document) for d in found), found
    return [d for d in found if isinstance(d, Document)]


def test_a_press_release_table_gives_a_document_a_row(tmp_path: Path) -> None:
    path = tmp_path / "releases.csv"
    path.write_text(
        "link,headline,date,location,summary,body\n"
        'http://www.example.org/1,"Talks, again",2022-06-24T17:30:00Z,Geneva,Short.,'
        '"The ministers met.\r\n\r\n""Good,"" one said."\n'
        "http://www.example.org/2,Call,2022-06-25,,,They spoke by phone.\n"
    )
    first, second = documents(path)
    # What a table keeps apart as summary is the first paragraph of the page.
    assert first.text == 'Short.\n\nThe ministers met.\n\n"Good," one said.'
    assert (first.title, first.published, first.published_source) == ("Talks, again", date(2022, 6, 24), "metadata")
    assert (first.city, first.country, first.outlet) == ("Geneva", "ch", "example.org")
    assert first.source == f"{path}/http://www.example.org/1"
    assert (second.city, second.country) == (None, None)


def test_a_register_of_visits_gives_day_and_place_of_each_entry(tmp_path: Path) -> None:
    path = tmp_path / "travels.csv"
    path.write_text(
        "id,start_date,end_date,role,traveller,country,city,remarks\n"
        "7,1921-01-09,1921-01-12,secretary,Jane Roe,Denmark,Copenhagen,Met with officials.\n"
        '8,1921-02-01,,,John Doe,France,"Paris, Lyon",Talks.\n'
    )
    first, second = documents(path)
    assert (first.text, first.published, first.country, first.city) == (
        "Met with officials.",
        date(1921, 1, 9),
        "dk",
        "Copenhagen",
    )
    assert (second.country, second.city) == ("fr", None)
    assert (first.people, second.people) == (["Jane Roe"], ["John Doe"])
    assert first.source == f"{path}/7"


def test_a_row_without_text_is_a_reject_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "items.tsv"
    path.write_text("id\ttext\n1\t \n2\t  Talks were held. \n")
    empty, full = read(path)
    assert isinstance(empty, ReadingError)
    assert (empty.source, empty.reason) == (f"{path}/1", "empty")
    assert isinstance(full, Document)
    assert full.text == "  Talks were held. "


def test_rows_without_a_key_or_with_the_same_are_told_apart_by_number(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("id;text\n1;First.\n1;Second.\n;Third.\n")
    assert [d.source for d in documents(path)] == [f"{path}/1", f"{path}/row 2", f"{path}/row 3"]


def test_a_table_without_a_column_of_text_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "holders.csv"
    path.write_text("name,country\nJane Roe,Norland\n")
    (found,) = read(path)
    assert isinstance(found, ReadingError)
    assert found.reason == "format"
    assert "name, country" in found.detail


def test_a_table_in_windows_1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes("id,text\n1,The ministers met in São Paulo – again.\n".encode("cp1252"))
    assert documents(path)[0].text == "The ministers met in São Paulo – again."


def test_a_table_of_which_a_late_row_is_broken_gives_the_rows_before(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(b"\xef\xbb\xbfid,text\n1,Talks in S\xc3\xa3o Paulo.\n" + b"2,plain\n" * 5_000 + b"3,S\xe3o\n")
    found = list(read(path))
    assert isinstance(found[-1], ReadingError)
    assert found[-1].reason == "encoding"


def test_json_lines_give_a_document_an_object(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    entries = [
        {"id": 1, "title": "Talks", "text": "The ministers met.", "date": "3 March 2021", "outlet": "Example Agency"},
        {
            "id": 2,
            "publishedAt": "2021-03-04T10:00:00+03:00",
            "body": ["They met.", "They spoke."],
            "extra": {"a": [1]},
        },
    ]
    path.write_text("\n".join(map(json.dumps, entries)) + "\n\nno json\n[1]\n")
    first, second, broken, other = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, first.published, first.outlet, first.source) == (
        "Talks",
        date(2021, 3, 3),
        "Example Agency",
        f"{path}/1",
    )
    assert (second.text, second.published) == ("They met.\n\nThey spoke.", date(2021, 3, 4))
    assert isinstance(broken, ReadingError)
    assert isinstance(other, ReadingError)
    assert (broken.reason, other.reason) == ("format", "format")


@pytest.mark.parametrize("wrap", [lambda entry: entry, lambda entry: [entry]])
def test_a_json_file_of_one_value_is_read(tmp_path: Path, wrap: object) -> None:
    path = tmp_path / "item.json"
    path.write_text(json.dumps(wrap({"text": "Talks were held.", "title": "Talks"}), indent=2))  # type: ignore[operator]
    assert [d.text for d in documents(path)] == ["Talks were held."]


@pytest.mark.parametrize("content", ["[" * 200_000, '{"a":' * 100_000, '{"text": "\\ud800"}', '{"text": "a\\u0000b"}'])
def test_json_made_to_hurt_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "item.json"
    path.write_text(content)
    (found,) = read(path)
    assert isinstance(found, ReadingError)


def test_what_a_field_holds_of_halves_of_characters_and_controls_is_stored_as_replaced(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text(
        json.dumps({"id": "a\x00\x1b[31m\ud800", "title": "T\ud800\x00", "author": "\udfff", "text": "Talks."})
    )
    (found,) = documents(path)
    assert found.title == "T��"
    assert found.byline == "�"
    assert "\x1b" not in (found.source or "")
    f"{found.source}{found.location}{found.title}".encode()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-03-04", date(2021, 3, 4)),
        ("2021-03-04 23:30:00-05:00", date(2021, 3, 4)),
        ("20210304", date(2021, 3, 4)),
        ("2021/03/04", date(2021, 3, 4)),
        ("4 March 2021", date(2021, 3, 4)),
        ("Thursday, March 4, 2021 at 10:00", date(2021, 3, 4)),
        ("Thu, 04 Mar 2021 10:00:00 GMT", date(2021, 3, 4)),
        ("4th Mar. 2021", date(2021, 3, 4)),
        ("03/04/2021", None),
        ("25/04/2021 10:00", date(2021, 4, 25)),
        ("04/25/2021", date(2021, 4, 25)),
        ("04/04/2021", date(2021, 4, 4)),
        ("25/25/2021", None),
        ("31/02/2021", None),
        ("2021", None),
        ("2021-13-40", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_read_only_where_it_can_be_read_in_one_way(written: str, day: date | None) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (["04/05/2021", "25/05/2021"], [date(2021, 5, 4), date(2021, 5, 25)]),
        (["04/05/2021", "05/25/2021"], [date(2021, 4, 5), date(2021, 5, 25)]),
        (["04/05/2021", "06/05/2021"], [None, None]),
        (["04/05/2021", "25/05/2021", "05/25/2021"], [None, date(2021, 5, 25), date(2021, 5, 25)]),
    ],
)
@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
def test_a_table_tells_by_its_other_rows_whether_its_dates_begin_with_the_day(
    tmp_path: Path, dates: list[str], read: list[date | None], form: str
) -> None:
    path = tmp_path / f"items.{form}"
    rows = [{"date": day, "text": f"Talks of day {n} were held."} for n, day in enumerate(dates)]
    if form == "xlsx":
        book = openpyxl.Workbook()
        for cells in (["date", "text"], *([row["date"], row["text"]] for row in rows)):
            book.active.append(cells)
        book.save(path)
    elif form == "csv":
        path.write_text("date,text\n" + "".join(f"{row['date']},{row['text']}\n" for row in rows))
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = documents(path)
    assert [one.published for one in found] == read
    assert [one.published_either is not None for one in found] == [day is None for day in read]


def test_rows_before_a_fault_of_the_table_are_read(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(b"id,text\n1,Talks were held in Riga.\n2,Talks were held in Oslo.\n3,\x93Talks\x94 \xd0\n")
    found = list(read(path))
    assert [one.source for one in found if isinstance(one, Document)][:2] in ([], [f"{path}/1", f"{path}/2"])
    path.write_bytes(b"id,text\n1,Talks were held in Riga.\n2," + b"x" * (limits.TEXT_BYTES + 1) + b"\n")
    first, second = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, ReadingError)
    assert (first.source, second.reason) == (f"{path}/1", "format")
