"""`communique evaluate GOLD`: what it prints and writes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from core.cli import main

TEXT = (
    "OSLO, May 4 (NW) -- Foreign Minister Karin Dahl met Estonian President Jaan Tamm in Oslo on Tuesday.\n\n"
    "“=We saw each other, and that is enough,” Dahl said.\n"
)
GOLD = {
    "doc_id": "wire_1",
    "text": TEXT,
    "published": "2021-05-04",
    "quotes": [{"type": "direct", "text": "=We saw each other, and that is enough", "speaker": "Olga Moor"}],
    "meetings": [{"kind": "meeting", "status": "held", "participants": ["Karin Dahl", "Piet Vos", "Olga Moor"]}],
}


@pytest.fixture(name="gold")
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main([str(one) for one in arguments])
    out, err = capsys.readouterr()
    return int(end.value.code or 0), out, err


def test_figures_of_both_parts_and_errors_in_kinds_are_printed(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "evaluate", gold)
    assert code == 0
    assert "STATEMENTS" in out and "MEETINGS" in out
    assert "missed: 1\n  wire_1: held meeting of Karin Dahl, Piet Vos, Olga Moor" in out
    assert max(len(line) for line in out.splitlines() if "ERROR" not in line and "wire_1" not in line) <= 110


def test_one_part_alone_and_no_examples(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "evaluate", gold, "--only", "meetings", "--errors", "0")
    assert "STATEMENTS" not in out
    assert "missed: 1" in out and "wire_1" not in out
    code, _, err = run(capsys, "evaluate", gold, "--only", "meeting")
    assert code == 2 and "quotes, meetings" in err


def test_errors_are_written_as_csv_and_everything_as_json(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "evaluate", gold, "--csv", tmp_path / "errors.csv", "--json", tmp_path / "all.json")
    rows = list(csv.DictReader((tmp_path / "errors.csv").open(encoding="utf-8-sig", newline="")))
    made = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert [row["kind"] for row in rows] == [error["kind"] for error in made["errors"]]
    assert {"missed", "no such meeting"} <= {row["kind"] for row in rows}
    assert made["documents"] == 1 and made["meetings"]["all"]["recall"] == 0.0
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_a_document_that_the_parser_refuses_counts_as_read_without_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.jsonl"
    foreign = "Die Außenministerin traf gestern in Berlin ihren Amtskollegen, um über die Lage zu sprechen. " * 5
    path.write_text(json.dumps(GOLD | {"text": foreign, "quotes": []}) + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "evaluate", path)
    assert code == 0
    assert "1 documents, 1 of them refused by the parser" in out
    assert "missed: 1" in out
