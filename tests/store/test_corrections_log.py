"""The log of corrections: kept through a re-parse, written by several at once, taken along as a file."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from core import rows as row_making
from core.store import known, open_store
from core.store.lock import writing
from core.view import View
from tests.store.command import ran
from tests.store.conftest import two_reports
from tests.store.correcting import corrected, row, who
from tests.templates import store_of

ROOT = Path(__file__).parents[2]
ITEM = (
    "RIGA, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met Defense Minister Farid Karimi here on Tuesday."
    "\n\n“Trade between our two countries grew fast,” Lindqvist said.\n\n"
    "Karimi said that a rail link would open soon.\n"
)
TRADE, RAIL = "Trade between our two countries grew fast", "a rail link would open soon"


@pytest.fixture
def store(tmp_path):
    return store_of(two_reports, tmp_path / "store")


@pytest.fixture
def parsed(tmp_path):
    """A store whose one report was parsed, and the file that it was parsed from."""
    file = tmp_path / "item.txt"
    file.write_text(ITEM)
    made = open_store(tmp_path / "parsed")
    made.parse([file])
    return made, file


def by_words(store, words: str):
    quotes = store.snapshot().tables().quotes
    return quotes[quotes["text"].str.contains(words[:30])].iloc[0]


def newer_parser(monkeypatch) -> None:
    """From now on, documents are read by a later version."""
    monkeypatch.setattr("core.additions.PARSER_VERSION", "99.0")
    monkeypatch.setattr(known, "PARSER_VERSION", "99.0")


def test_a_correction_outlives_a_parse_by_a_newer_parser(parsed, monkeypatch):
    store, file = parsed
    quote = by_words(store, TRADE)["quote_id"]
    corrected(store, "quotes", quote, act="promise", speaker_id=who("new", "Ines Roth", "at"), verdict="accepted")
    newer_parser(monkeypatch)
    run = store.parse([file])
    assert run.documents == 1
    assert set(store.snapshot().tables().documents["parser_version"]) == {"99.0"}
    now = row(store, "quotes", quote)
    assert (now["act"], now["speaker"], now["confidence"]) == ("promise", "Ines Roth", 1.0)
    assert list(store.snapshot().tables().corrections["state"]) == ["applied"] * 3


def test_a_row_that_a_newer_parser_draws_otherwise_is_found_by_its_place(parsed, monkeypatch):
    """The newer parser gives one statement without its first words, so that its id is another one."""
    store, file = parsed
    quote = by_words(store, RAIL)["quote_id"]
    corrected(store, "quotes", quote, act="promise")
    of_article = row_making.of_article

    def shorter(article, parsed_at):
        for one in article.quotes:
            if article.text[one.start : one.end].startswith("a rail"):
                one.start += len("a ")
        return of_article(article, parsed_at)

    monkeypatch.setattr(row_making, "of_article", shorter)
    newer_parser(monkeypatch)
    store.parse([file])
    now = by_words(store, "rail link would open soon")
    assert now["quote_id"] != quote
    assert now["text"] == "rail link would open soon"
    assert now["act"] == "promise"
    assert set(store.snapshot().view(View(corrected=True)).quotes["quote_id"]) == {now["quote_id"]}


def test_a_correction_whose_row_is_gone_is_shown_as_such_and_kept(parsed, monkeypatch):
    """The newer parser reads no statement there."""
    store, file = parsed
    quote = by_words(store, RAIL)
    corrected(store, "quotes", quote["quote_id"], act="promise")
    of_article = row_making.of_article

    def fewer(article, parsed_at):
        article.quotes = [one for one in article.quotes if "rail" not in article.text[one.start : one.end]]
        article.topics = [one for one in article.topics if one.target in (*article.quotes, *article.meetings)]
        return of_article(article, parsed_at)

    monkeypatch.setattr(row_making, "of_article", fewer)
    newer_parser(monkeypatch)
    store.parse([file])
    kept = store.snapshot().tables().corrections.iloc[0]
    assert (kept["state"], kept["words"], kept["author"]) == ("unmatched", quote["text"], "Ada")

    monkeypatch.setattr(row_making, "of_article", of_article)
    monkeypatch.setattr("core.additions.PARSER_VERSION", "100.0")
    monkeypatch.setattr(known, "PARSER_VERSION", "100.0")
    store.parse([file])
    assert row(store, "quotes", quote["quote_id"])["act"] == "promise"


def test_a_correction_can_be_made_while_a_parse_holds_the_store(store):
    with writing(store.folder):
        corrected(store, "quotes", "oil_1", act="promise")
    assert row(store, "quotes", "oil_1")["act"] == "promise"


WORKER = """
    import sys
    from core.corrections import decide
    from core.store import open_store
    from tests.store.correcting import target
    store = open_store(sys.argv[1])
    quote = target(store, "quotes", sys.argv[2])
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(15):
        act = ("promise", "warn")[number % 2]
        store.correct(decide(quote, {"act": (None, act)}, author=sys.argv[3]))
"""


def test_two_processes_that_correct_at_once_lose_nothing(store):
    """Both begin with an empty log, so that the making of the table is fought over as well."""
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WORKER), str(store.folder), quote, author],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )
        for quote, author in (("oil_1", "Ada"), ("oil_2", "Ben"))
    ]  # fmt: skip
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("\n")
        worker.stdin.flush()
    for worker in workers:
        _, said = worker.communicate(timeout=120)
        assert worker.returncode == 0, said
    log = store.snapshot().tables().corrections
    assert log["author"].value_counts().to_dict() == {"Ada": 15, "Ben": 15}
    assert log["correction_id"].is_unique
    assert row(store, "quotes", "oil_1")["act"] == row(store, "quotes", "oil_2")["act"] == "promise"


def test_corrections_go_out_and_come_in_as_json_lines(store, tmp_path, capsys):
    corrected(store, "quotes", "oil_1", act="promise", speaker_id=who("new", "Ines Roth", "at"))
    undone = corrected(store, "quotes", "bond_1", verdict="rejected")
    store.take_back([undone[0].decision_id])
    file = tmp_path / "corrections.jsonl"
    assert ran("corrections", "export", "--store", store.folder, "--out", file) == 0
    lines = {line["field"]: line for line in map(json.loads, file.read_text("utf-8").splitlines())}
    assert set(lines) == {"act", "speaker_id", "verdict"}
    assert lines["act"]["new"] == "promise"
    assert lines["speaker_id"]["new"]["name"] == "Ines Roth"
    assert lines["verdict"]["undone_at"] is not None

    other = store_of(two_reports, tmp_path / "other")
    assert ran("corrections", "import", file, "--store", other.folder) == 0
    assert "3 corrections" in capsys.readouterr().out
    assert row(other, "quotes", "oil_1")["speaker"] == "Ines Roth"
    assert row(other, "quotes", "bond_1") is not None
    assert ran("corrections", "import", file, "--store", other.folder) == 0
    assert len(other.corrections()) == 3


def test_the_same_text_from_another_place_takes_its_corrections(parsed, tmp_path, capsys):
    """Row ids are made from text and source: where the file has another name, hash and span find the row."""
    store, _ = parsed
    corrected(store, "quotes", by_words(store, RAIL)["quote_id"], act="promise")
    file = tmp_path / "out.jsonl"
    assert ran("corrections", "export", "--store", store.folder, "--out", file) == 0
    renamed = tmp_path / "renamed.txt"
    renamed.write_text(ITEM)
    other = open_store(tmp_path / "other")
    other.parse([renamed])
    assert ran("corrections", "import", file, "--store", other.folder) == 0
    assert by_words(other, RAIL)["act"] == "promise"


def test_a_line_that_is_no_correction_is_named_and_nothing_is_imported(store, tmp_path, capsys):
    corrected(store, "quotes", "oil_1", act="promise")
    file = tmp_path / "corrections.jsonl"
    ran("corrections", "export", "--store", store.folder, "--out", file)
    good = file.read_text("utf-8")
    file.write_text(good + good.replace('"promise"', '"sing"'))
    other = open_store(tmp_path / "other")
    assert ran("corrections", "import", file, "--store", other.folder) == 1
    assert "line 2" in capsys.readouterr().err
    assert len(other.corrections()) == 0
