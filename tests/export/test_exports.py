"""Exports, each read back with the library that its users would use."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import CommuniqueError
from core.export import by_name, find, formats, to_csv_bytes, write
from core.export.text import printable
from core.tables import ACTORS, QUOTES, TABLES
from tests.store.conftest import joined, report

TABLES_HERE = ("documents", "segments", "actors", "mentions", "meetings", "participants", "quotes", "topics", "records")


@pytest.fixture(scope="module")
def tables():
    return joined([report(1), report(2)])


def cells(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_the_formats_are_those_that_are_documented():
    assert formats("table") == ["csv", "jsonl", "parquet", "xlsx"]
    assert formats("network") == ["gexf", "graphml", "json"]
    assert formats("view") == ["ftm", "report", "timelinejs"]
    for name in formats():
        assert find(name).SUFFIX.startswith(".") and "/" in find(name).MEDIA_TYPE


def test_an_unknown_format_is_refused_with_those_that_there_are():
    with pytest.raises(CommuniqueError, match="csv, ftm, gexf, graphml, json, jsonl, parquet"):
        find("docx")


@pytest.mark.parametrize(
    ("file", "of", "name"),
    [("a.XLSX", "table", "xlsx"), ("a.json", "network", "json"), ("a.timeline.json", "view", "timelinejs"),
     ("a.ftm.json", "view", "ftm"), ("a.html", "view", "report"), ("a.json", "view", None), ("a", "table", None)],
)  # fmt: skip
def test_a_file_s_name_tells_its_format(file, of, name):
    assert by_name(file, of) == name


@pytest.mark.parametrize("name", TABLES_HERE)
def test_parquet_gives_back_every_table_as_it_was(tables, tmp_path, name):
    frame = getattr(tables, name)
    write(frame, tmp_path / "t.parquet", "parquet")
    assert TABLES[name].from_arrow(parquet.read_table(tmp_path / "t.parquet")).equals(frame)
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/t.parquet'").fetchall() == [(len(frame),)]


@pytest.mark.parametrize("name", TABLES_HERE)
def test_csv_and_json_lines_have_a_row_for_each_row_and_a_heading_for_each_column(tables, tmp_path, name):
    frame = getattr(tables, name)
    heading, *rows = cells(to_csv_bytes(frame, name))
    assert heading == TABLES[name].names
    assert len(rows) == len(frame)
    write(frame, tmp_path / "t.jsonl", "jsonl")
    lines = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text("utf-8").splitlines()]
    assert [list(line) for line in lines] == [TABLES[name].names] * len(frame)


def test_csv_opens_in_spreadsheet_programs_as_utf8(tables):
    written = to_csv_bytes(tables.quotes, "quotes")
    assert written.startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(io.BytesIO(written))
    assert "Énergie is our bond" in set(frame["text"])
    assert set(frame["date"].dropna()) == {"2005-08-08"}


def test_a_list_is_joined_by_semicolons_in_csv_and_stays_a_list_elsewhere(tables):
    row = dict(zip(*cells(to_csv_bytes(tables.records, "records"))[:2], strict=True))
    assert row["participants"] == "Farid Karimi; Anna Lindqvist"
    stream = io.BytesIO()
    write(tables.records, stream, "jsonl")
    assert json.loads(stream.getvalue().splitlines()[0])["participants"] == ["Farid Karimi", "Anna Lindqvist"]


def test_an_office_is_written_with_its_dates():
    roles = [{"role": "president", "from": date(2005, 8, 3), "to": None}, {"role": "mayor", "from": None, "to": None}]
    frame = ACTORS.frame([{"actor_id": "a", "name": "A", "kind": "person", "roles": roles}])
    row = dict(zip(*cells(to_csv_bytes(frame, "actors")), strict=True))
    assert row["roles"] == "president (2005-08-03/..); mayor"


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠x", "\u200b=1", "\ufeff=1",
    '=HYPERLINK("http://example.org","x")', "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_would_be_run_as_a_formula_is_defused(formula):
    assert cells(to_csv_bytes(pd.DataFrame({"text": [formula]})))[1] == [f"'{formula}"]


@pytest.mark.parametrize("beginning", ["\t", "\r"])
def test_a_formula_after_a_tab_or_a_carriage_return_is_defused_on_both_sides_of_it(beginning):
    assert cells(to_csv_bytes(pd.DataFrame({"text": [f"{beginning}=1"]})))[1] == [f"'{beginning}'=1"]


def test_a_formula_after_a_semicolon_or_in_a_list_or_a_heading_is_defused():
    frame = pd.DataFrame({"=heading": ["a;=1+1"], "list": [["x", "=2"]]})
    heading, row = cells(to_csv_bytes(frame))
    assert heading[0] == "'=heading"
    assert row == ["a;'=1+1", "x; '=2"]


@pytest.mark.parametrize("plain", ["a = b", "1-2", "x; - a point", "3 + 4", "user@example.org", "(-1)", "e-mail"])
def test_text_that_is_no_formula_stays_as_it_is(plain):
    assert cells(to_csv_bytes(pd.DataFrame({"text": [plain]})))[1] == [plain]


def test_numbers_and_dates_are_not_touched():
    frame = pd.DataFrame({"number": [-1.5], "whole": [-3]})
    assert cells(to_csv_bytes(frame))[1] == ["-1.5", "-3"]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), min_size=1, max_size=5))
def test_any_text_comes_back_from_csv_with_nothing_but_apostrophes_and_pictures_of_controls(texts):
    written = cells(to_csv_bytes(pd.DataFrame({"text": pd.array(texts, dtype="string")})))
    found = [row[0] if row else "" for row in written[1:]]
    assert [text.replace("'", "") for text in found] == [printable(text).replace("'", "") for text in texts]
    assert not any(unicodedata.category(letter) == "Cc" for text in found for letter in text if letter not in "\t\r\n")


def test_a_csv_file_that_is_printed_does_not_act_on_a_terminal():
    frame = pd.DataFrame({"\x1b[2Jtext": ["a\x1b]0;b\x07", "\x9b31m", "c\x00\td\n"]})
    assert cells(to_csv_bytes(frame)) == [["␛[2Jtext"], ["a␛]0;b␇"], ["\ufffd31m"], ["c␀\td\n"]]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), max_size=5))
def test_any_text_comes_back_from_json_lines_as_it_was(texts):
    stream = io.BytesIO()
    write(pd.DataFrame({"text": pd.array(texts, dtype="string")}), stream, "jsonl")
    lines = stream.getvalue().decode().split("\n")[:-1]
    assert [json.loads(line)["text"] for line in lines] == texts


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_file_is_replaced_as_a_whole_and_left_alone_where_it_cannot_be_written(tables, tmp_path, name):
    target = tmp_path / "out"
    target.write_text("before")
    write(tables.quotes, target, name)
    assert target.read_bytes() != b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    with pytest.raises(CommuniqueError, match="cannot be written"):
        write(tables.quotes, Path(tmp_path / "none" / "out"), name)
    with pytest.raises(CommuniqueError, match="cannot be written"):
        write(tables.quotes, tmp_path, name)


def test_an_empty_table_is_a_file_with_its_headings(tables):
    assert cells(to_csv_bytes(tables.quotes.iloc[:0], "quotes")) == [QUOTES.names]
