"""A user's own column map: tables whose columns nobody knows are read by what the user says of them."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import core
from core.article import Document
from core.errors import ReadingError
from core.reading import columns, heads, read
from core.store import open_store
from tests.store.command import ran
from tests.store.test_parsing import item

HEAD = ("Nr.", "Inhalt", "Überschrift", "Datum", "Quelle", "Fundstelle", "Ort", "Land", "Personen")
ROWS = [
    ("7", item("Riga"), "Talks in Riga", "4 May 2021", "First Wire", "https://wire.example/7", "Riga", "Latvia", "A B"),
    (
        "8",
        item("Oslo"),
        "Talks in Oslo",
        "5 May 2021",
        "First Wire",
        "https://wire.example/8",
        "Oslo",
        "Norway",
        "C; D",
    ),
]
MAP = [
    "text=Inhalt", "title = Überschrift", "date=datum", "outlet=Quelle", "URL=Fundstelle", "city=Ort", "country=Land",
    "people=Personen", "key=Nr.",
]  # fmt: skip


def as_csv(path: Path) -> None:
    with path.open("w", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([HEAD, *ROWS])


def as_json_lines(path: Path) -> None:
    path.write_text("".join(json.dumps(dict(zip(HEAD, row, strict=True))) + "\n" for row in ROWS))


def as_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.active.append(row)
    book.save(path)


@pytest.mark.parametrize(("name", "write"), [("in.csv", as_csv), ("in.jsonl", as_json_lines), ("in.xlsx", as_workbook)])
def test_every_meaning_is_read_from_the_column_that_the_user_names(tmp_path: Path, name: str, write) -> None:
    write(tmp_path / name)
    assert all(isinstance(found, ReadingError) for found in read(tmp_path / name))
    riga, oslo = read(tmp_path / name, columns=columns.columns(columns.read(MAP)))
    assert (riga.text.strip(), riga.title, riga.outlet) == (item("Riga").strip(), "Talks in Riga", "First Wire")
    assert (riga.published, riga.published_source, riga.city, riga.country) == (
        date(2021, 5, 4), "metadata", "Riga", "lv",
    )  # fmt: skip
    assert riga.source.endswith("/7")
    assert (oslo.people, oslo.is_journey) == (["C", "D"], False)


def test_what_the_user_says_goes_before_a_name_that_is_known(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,body,full\n1,Teaser only.,The whole report of the talks.\n")
    (found,) = read(tmp_path / "in.csv", columns=columns.columns(columns.read(["text=full"])))
    assert found.text == "The whole report of the talks."


@pytest.mark.parametrize("pairs", [["text"], ["text="], ["words=Inhalt"], ["text=a", "Text=b"], ["=x"]])
def test_a_map_that_cannot_be_understood_is_refused_with_how_to_write_it(pairs: list[str]) -> None:
    with pytest.raises(ReadingError, match=r"text=Inhalt|twice"):
        columns.read(pairs)


def test_the_store_remembers_the_map_and_reads_anew_what_it_changes(tmp_path: Path, capsys) -> None:
    as_csv(tmp_path / "in.csv")
    store = tmp_path / "store"
    assert ran("parse", tmp_path / "in.csv", "--store", store) == 1
    assert "with --column text=NAME" in capsys.readouterr().err
    assert ran("parse", tmp_path / "in.csv", "--store", store, "--column", "text=Inhalt", "--column", "date=Datum") == 0
    opened = open_store(store)
    assert opened.snapshot().tables().documents["published"].tolist() == [date(2021, 5, 4), date(2021, 5, 5)]
    assert len(opened.snapshot().tables().rejects) == 0
    run = open_store(store).parse([tmp_path / "in.csv"])
    assert (run.documents, run.unchanged) == (0, 2)
    assert (
        ran("parse", tmp_path / "in.csv", "--store", store, "--column", "text=Inhalt", "--column", "title=Quelle") == 0
    )
    assert set(open_store(store).snapshot().tables().documents["title"]) == {"First Wire"}
    assert ran("parse", tmp_path / "in.csv", "--store", store, "--column", "Inhalt") == 1
    assert "MEANING=COLUMN" in capsys.readouterr().err


def test_a_map_goes_with_files_that_are_parsed_without_a_store(tmp_path: Path) -> None:
    as_json_lines(tmp_path / "in.jsonl")
    tables = core.parse_files([tmp_path / "in.jsonl"], columns={"text": "Inhalt", "title": "Überschrift"})
    assert set(tables.documents["title"]) == {"Talks in Riga", "Talks in Oslo"}


def table_in(path: Path, map_: list[str] | None = None) -> heads.Head:
    met: list[heads.Head] = []
    list(read(path, columns=columns.columns(columns.read(map_ or [])), on_table=met.append))
    (only,) = met
    return only


@pytest.mark.parametrize(("name", "write"), [("in.csv", as_csv), ("in.jsonl", as_json_lines), ("in.xlsx", as_workbook)])
def test_the_columns_of_a_table_are_told_also_where_it_is_refused_for_them(tmp_path: Path, name: str, write) -> None:
    write(tmp_path / name)
    for given in (None, MAP):
        table = table_in(tmp_path / name, given)
        assert tuple(table.examples) == HEAD
        assert table.examples["Datum"] == ["4 May 2021", "5 May 2021"]
    assert table.taken({}) == {}
    assert table.taken(columns.columns(columns.read(MAP)))["people"] == "Personen"


def test_sheets_beside_one_of_reports_are_not_told_of(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("id", "body"), ("1", item("Riga"))):
        book.active.append(row)
    book.create_sheet("legend").append(("Kürzel", "Bedeutung"))
    book.save(tmp_path / "in.xlsx")
    assert tuple(table_in(tmp_path / "in.xlsx").examples) == ("id", "body")


def test_a_column_is_taken_by_its_name_where_it_says_something_and_the_map_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("link,body,summary,headline\nhttps://wire.example/1,,Talks were held.,Talks\n")
    table = table_in(tmp_path / "in.csv")
    assert table.taken({}) == {"text": "summary", "title": "headline", "url": "link", "key": "link"}
    assert table.taken({"headline": "text"})["text"] == "headline"


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"title": "Quelle"}, "No column is chosen for the text"),
        ({"text": "Nr."}, "“Nr.” holds no reports, but for example “7”"),
        ({"text": "Inhalt", "date": "Quelle"}, "In “Quelle” no day can be read, for example in “First Wire”"),
        ({"text": "Inhalt", "country": "Ort"}, "“Ort” names no country, but for example “Riga”"),
        ({"text": "Inhalt", "title": "Inhalt"}, "“Inhalt” is chosen for text and title"),
        ({"text": "Inhalt", "date": "Datum", "country": "Land", "people": "Personen"}, None),
    ],
)
def test_a_choice_that_cannot_be_meant_is_told_in_a_sentence(tmp_path: Path, chosen, says: str | None) -> None:
    as_csv(tmp_path / "in.csv")
    said = heads.objection(table_in(tmp_path / "in.csv"), chosen)
    assert said is None if says is None else says in (said or "")


def test_a_choice_keeps_what_the_map_says_of_other_tables_and_leaves_out_what_names_tell(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,body,Quelle\n1,The report of the talks.,First Wire\n")
    table = table_in(tmp_path / "in.csv")
    before = columns.columns(columns.read(["text=Inhalt", "title=Quelle"]))
    assert heads.pairs(table, {"text": "body", "outlet": "Quelle", "key": "id"}, before) == [
        "text=inhalt", "outlet=Quelle",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "body", "text"),
    [
        ("A call was held by video.", "The ministers spoke of grain.",
         "A call was held by video.\n\nThe ministers spoke of grain."),
        ("The ministers spoke of grain.", "OSLO -- The ministers spoke of grain. Then they left.",
         "OSLO -- The ministers spoke of grain. Then they left."),
        ("The ministers spoke...", "The ministers spoke of grain.", "The ministers spoke of grain."),
        ("", "The ministers spoke of grain.", "The ministers spoke of grain."),
    ],
)  # fmt: skip
def test_a_lead_that_a_table_keeps_apart_stands_above_the_text(tmp_path: Path, lead: str, body: str, text: str) -> None:
    path = tmp_path / "releases.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["headline", "summary", "body"], ["Grain", lead, body]])
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.text == text
