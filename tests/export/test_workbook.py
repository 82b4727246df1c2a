"""XLSX, read back with openpyxl and pandas as its users would."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from core.errors import CommuniqueError
from core.export import to_bytes
from core.export.xlsx import CELL, ROWS
from core.tables import TABLES
from tests.export.hostile import ALL, FORMULA, hostile
from tests.store.conftest import joined, report


def sheet(frame: pd.DataFrame):
    return openpyxl.load_workbook(io.BytesIO(to_bytes(frame, "xlsx"))).active


def cell(text: str):
    return sheet(pd.DataFrame({"text": pd.array([text], dtype="string")}))["A2"]


@pytest.mark.parametrize("name", ["records", "quotes", "meetings", "documents", "actors", "topics"])
def test_a_table_has_its_headings_and_a_row_for_each_row(name):
    frame = getattr(joined([report(1), report(2)]), name)
    heading, *rows = sheet(frame).iter_rows(values_only=True)
    assert list(heading) == TABLES[name].names
    assert len(rows) == len(frame)


def test_pandas_reads_days_as_days_numbers_as_numbers_and_lists_joined():
    records = joined([report(1)]).records
    back = pd.read_excel(io.BytesIO(to_bytes(records, "xlsx")))
    oil = back[back["text"] == "the oil pipeline would open soon"].iloc[0]
    assert oil["date"] == pd.Timestamp("2005-08-08")
    assert oil["confidence"] == 0.8
    assert oil["participants"] == "Farid Karimi; Anna Lindqvist"
    assert pd.isna(back.loc[back["text"] == "Énergie is our bond", "confidence"].iloc[0])


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "\u200b=1", "#N/A", FORMULA, "=cmd|' /C calc'!A0"]
)
def test_what_looks_like_a_formula_is_text_and_stays_text_when_it_is_edited(text):
    found = cell(text)
    assert found.data_type == "s"
    assert found.value == text
    assert found.quotePrefix


def test_a_heading_is_no_formula_either():
    assert sheet(pd.DataFrame({"=1+1": [1]}))["A1"].data_type == "s"


def test_no_cell_of_hostile_tables_is_a_formula_and_no_file_in_it_leads_outside():
    tables = hostile()
    for name in ("records", "documents", "actors", "meetings", "quotes", "topics", "mentions"):
        written = to_bytes(getattr(tables, name), "xlsx")
        kinds = {c.data_type for row in openpyxl.load_workbook(io.BytesIO(written)).active.iter_rows() for c in row}
        assert "f" not in kinds and "e" not in kinds
        parts = zipfile.ZipFile(io.BytesIO(written))
        assert not [part for part in parts.namelist() if "external" in part.lower()]
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_control_characters_stand_as_their_pictures():
    assert cell("a\x00b\x07c\x1b[31m\x7f").value == "a␀b␇c␛[31m␡"
    assert cell("not a character: \ufffe").value == "not a character: \ufffd"
    assert "\u202e" in cell(ALL).value


def test_lines_stay_lines():
    assert cell("one\r\ntwo\nthree").value == "one\ntwo\nthree"


def test_what_would_be_read_as_an_escaped_character_is_escaped():
    assert cell("_x0041_ and snake_x and _x00").value == "_x005F_x0041_ and snake_x and _x00"


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so():
    found = cell("a" * (CELL + 1)).value
    assert len(found) == CELL
    assert found.startswith("aaa") and "cut" in found
    assert cell("a" * CELL).value == "a" * CELL


def test_days_before_1900_are_iso_text_and_moments_are_utc():
    frame = pd.DataFrame(
        {
            "day": pd.array([date(1814, 9, 18)], dtype=pd.ArrowDtype(pa.date32())),
            "late": pd.array([date(2005, 8, 8)], dtype=pd.ArrowDtype(pa.date32())),
            "at": pd.array([datetime(2026, 1, 2, 3, 4, tzinfo=UTC)], dtype=pd.ArrowDtype(pa.timestamp("us", "UTC"))),
        }
    )
    (row,) = sheet(frame).iter_rows(min_row=2, values_only=True)
    assert row == ("1814-09-18", datetime(2005, 8, 8), datetime(2026, 1, 2, 3, 4))


def test_more_rows_than_a_sheet_holds_are_refused_with_what_to_do():
    with pytest.raises(CommuniqueError, match=r"1,048,575 rows.*1,048,576.*CSV or Parquet"):
        to_bytes(pd.DataFrame({"n": np.arange(ROWS + 1)}), "xlsx")


def test_a_table_without_rows_is_a_sheet_with_headings():
    records = joined([report(1)]).records
    assert [c.value for c in sheet(records.iloc[:0])[1]] == TABLES["records"].names
