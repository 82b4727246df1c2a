"""Gold files: what may stand in them, and what is said where something cannot be used."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.errors import ReadingError
from core.evaluation import evaluate, read_gold

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"
TEXT = "OSLO, May 4, 2021 (NW) -- Karin Dahl met Jaan Tamm on Tuesday.\n"
MEETING = {"kind": "meeting", "status": "held", "participants": ["Karin Dahl", "Jaan Tamm"]}


def written(folder: Path, *documents: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    return path


def with_meeting(**changed: Any) -> dict[str, Any]:
    return {"doc_id": "a", "text": TEXT, "meetings": [MEETING | changed]}


def with_quote(**changed: Any) -> dict[str, Any]:
    return {"doc_id": "a", "text": TEXT, "quotes": [{"type": "direct", "spans": [[0, 4]]} | changed]}


def test_a_document_is_read_with_what_its_file_would_say_of_it(tmp_path: Path) -> None:
    [gold] = read_gold(
        written(
            tmp_path, with_meeting() | {"title": "T", "published": "2021-05-04", "country": "Norway", "people": ["B"]}
        )
    )
    document = gold.document()
    assert (document.title, document.published, document.published_source) == ("T", date(2021, 5, 4), "metadata")
    assert (document.country, document.people, document.source) == ("no", ["B"], "a")


def test_compressed_gold_and_empty_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n" + json.dumps(with_meeting()) + "\n\n")
    assert [gold.doc_id for gold in read_gold(path)] == ["a"]


def test_participants_are_names_or_lists_of_spellings(tmp_path: Path) -> None:
    [gold] = read_gold(written(tmp_path, with_meeting(participants=["Karin Dahl", ["Jaan Tamm", "J. Tamm"]])))
    assert gold.meetings is not None
    assert gold.meetings[0].participants == (("Karin Dahl",), ("Jaan Tamm", "J. Tamm"))


@pytest.mark.parametrize(
    ("document", "field", "why"),
    [
        ({"doc_id": "a", "quotes": []}, "line 2, text", "missing"),
        ({"text": "a\ud800b", "quotes": []}, "line 2, text", "half a character"),
        ({"text": TEXT}, "line 2, quotes", "neither quotes nor meetings"),
        ([1], "line 2", "a list"),
        ({"text": TEXT, "meetings": {}}, "line 2, meetings", "list of objects"),
        ({"text": TEXT, "meetings": [3]}, "line 2, meetings[0]", "a number"),
        (with_meeting() | {"published": "May"}, "line 2, published", "2005-08-08"),
        (with_meeting() | {"country": "Atlantis"}, "line 2, country", "no state"),
        (with_meeting(kind="lunch"), "line 2, meetings[0].kind", "visit"),
        (with_meeting(status="hold"), "line 2, meetings[0].status", "did you mean 'held'"),
        (with_meeting(status=None), "line 2, meetings[0].status", "missing"),
        (with_meeting(participants="Dahl"), "line 2, meetings[0].participants", "list of names"),
        (with_meeting(participants=["Dahl", []]), "line 2, meetings[0].participants[1]", "spellings"),
        (with_meeting(date="4 May"), "line 2, meetings[0].date", "2005-08-08"),
        (with_meeting(date="2021-02-30"), "line 2, meetings[0].date", "no day"),
        (with_meeting(country="Norwegia"), "line 2, meetings[0].country", "no state"),
        (with_meeting(parent="V9"), "line 2, meetings[0].parent", "neither the id"),
        (with_meeting(optional="yes"), "line 2, meetings[0].optional", "true or false"),
        (with_meeting(countri="no"), "line 2, meetings[0].countri", "did you mean country"),
        (with_quote(type="oral"), "line 2, quotes[0].type", "indirect"),
        (with_quote(spans=None), "line 2, quotes[0].spans", "missing"),
        (with_quote(spans=[[0, 999]]), "line 2, quotes[0].spans[0]", "code points"),
        (with_quote(spans=[[4, 4]]), "line 2, quotes[0].spans[0]", "no span"),
        (with_quote(spans=[5]), "line 2, quotes[0].spans[0]", "two whole numbers"),
        (with_quote(spans=None, text="never said"), "line 2, quotes[0].text", "does not stand"),
        (with_quote(act="sing"), "line 2, quotes[0].act", "assert"),
    ],
)  # fmt: skip
def test_an_error_names_file_line_and_field(tmp_path: Path, document: Any, field: str, why: str) -> None:
    path = written(tmp_path, with_meeting(), document)
    with pytest.raises(ReadingError) as raised:
        read_gold(path)
    assert str(raised.value).startswith(f"{path}: {field}")
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"not json\n", b"\xff\xfe\n", b"[" * 100_000])
def test_a_file_that_is_no_gold_says_what_is_wrong(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(ReadingError, match="gold"):
        read_gold(path)


def test_a_missing_or_damaged_file_is_an_error_of_one_line(tmp_path: Path) -> None:
    damaged = tmp_path / "gold.jsonl.gz"
    damaged.write_bytes(gzip.compress(json.dumps(with_meeting()).encode())[:-9])
    for path in (tmp_path / "none.jsonl", damaged, tmp_path):
        with pytest.raises(ReadingError):
            read_gold(path)


def test_asking_for_a_part_that_is_not_marked_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="marks no quotes"):
        evaluate(written(tmp_path, with_meeting()), only="quotes")


def test_the_example_of_the_page_on_the_format_is_gold(tmp_path: Path) -> None:
    example = PAGE.read_text("utf-8").split("```json\n")[1].split("```")[0]
    [gold] = read_gold(written(tmp_path, json.loads(example)))
    assert gold.quotes is not None and gold.meetings is not None
    assert gold.group == "North Wire"
    [(start, end)] = gold.quotes[0].spans
    assert gold.text[start:end] == "We listened"
