"""Own topics from the command line, the environment and the API: in every table, remembered, and parsed anew."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from core import View, open_store, parse_files, parse_text
from core.errors import ReadingError
from core.store.lock import writing
from core.version import PARSER_VERSION
from tests.store import test_store_office_holders
from tests.store.command import ran

ITEM = (
    "RIGA, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met Defense Minister Farid Karimi here on Tuesday "
    "to discuss herring and trawlers.\n\n“The herring is ours, and trawlers must keep away,” Lindqvist said.\n"
)
FISH = '[topic."fish & chips, fresh"]\nstrong = ["herring"]\n'
NAME = "fish & chips, fresh"
SHIPS = '[topic."fish & chips, fresh"]\nstrong = ["herring"]\n\n[topic.ships]\nstrong = ["trawler"]\n'


@pytest.fixture
def item(tmp_path: Path) -> Path:
    path = tmp_path / "item.txt"
    path.write_text(ITEM, encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(FISH, encoding="utf-8")
    return path


def topics_of(store: Path) -> set[str]:
    return set(open_store(store).snapshot().tables().topics["topic"])


def test_own_topics_are_rows_of_the_tables_of_a_text_and_of_files(item: Path, mine: Path) -> None:
    assert NAME not in set(parse_text(ITEM).topics["topic"])
    for tables in (parse_text(ITEM, topics=mine), parse_files([item], topics=mine)):
        tables.check()
        assert NAME in set(tables.topics["topic"])
        assert any(NAME in topics for topics in tables.records["topics"].dropna())
    assert parse_text(ITEM, topics=mine).documents["parser_version"].iloc[0].startswith(f"{PARSER_VERSION}+topics.")


def test_own_topics_and_office_holders_are_the_same_from_several_processes(
    tmp_path: Path, item: Path, mine: Path
) -> None:
    for name, text in (("oslo.txt", ITEM.replace("RIGA", "OSLO")), ("lisbon.txt", test_store_office_holders.ITEM)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    holders = tmp_path / "mine.csv"
    holders.write_text(test_store_office_holders.OURS, encoding="utf-8")
    files = [item, tmp_path / "oslo.txt", tmp_path / "lisbon.txt"]
    tables = parse_files(files, topics=mine, office_holders=holders, workers=2)
    assert len(tables.documents) == 3
    alone = parse_files([item], topics=mine)
    assert list(tables.topics["topic"]).count(NAME) == 2 * list(alone.topics["topic"]).count(NAME) > 0
    found = test_store_office_holders.sources(tables)
    assert (found["Marta Teixeira"], found["Ingrid Solheim"]) == ("office holders", "role")


def test_a_store_remembers_own_topics_and_a_changed_file_has_documents_parsed_anew(
    tmp_path: Path, item: Path, mine: Path
) -> None:
    store = open_store(tmp_path / "store")
    assert store.parse([item]).documents == 1
    assert store.use_topics(mine) == [NAME]
    assert store.outdated() == 1
    assert store.parse([item]).documents == 1
    assert store.outdated() == 0
    assert NAME in topics_of(store.folder)
    again = open_store(store.folder)
    assert again.topics() == [NAME]
    assert again.parse([item]).unchanged == 1
    mine.write_text(SHIPS, encoding="utf-8")
    assert again.parse([item]).unchanged == 1
    assert again.use_topics(mine) == [NAME, "ships"]
    assert again.parse([item]).documents == 1
    assert {NAME, "ships"} <= topics_of(store.folder)
    assert again.use_topics(None) == []
    assert again.parse([item]).documents == 1
    assert not {NAME, "ships"} & topics_of(store.folder)
    assert again.snapshot().counts()["documents"] == 1


def test_an_own_topic_filters_and_counts_as_any_other(tmp_path: Path, item: Path, mine: Path) -> None:
    store = open_store(tmp_path / "store")
    store.use_topics(mine)
    store.parse([item])
    snapshot = store.snapshot()
    view = View(topics=(NAME,))
    shown = snapshot.view(view)
    assert len(shown.records)
    assert all(NAME in topics for topics in shown.records["topics"])
    assert View.from_query(view.to_query()) == view
    facet = snapshot.facets(View())["topics"].set_index("value")
    assert facet.loc[NAME, "count"] == len(shown.records)
    assert len(snapshot.view(View(text='topic:"fish chips"')).records) == len(shown.records)


def test_runs_keep_the_words_that_topics_were_found_by(tmp_path: Path, item: Path, mine: Path) -> None:
    store = open_store(tmp_path / "store")
    store.use_topics(mine)
    store.parse([item])
    run = store.snapshot().tables().runs.iloc[0]
    assert json.loads(run["options"])["topics"] == FISH


def test_topics_cannot_change_under_a_parse(tmp_path: Path, mine: Path) -> None:
    store = open_store(tmp_path / "store")
    with writing(store.folder), pytest.raises(Exception, match="being written to"):
        store.use_topics(mine)
    assert store.topics() == []


def test_a_file_that_cannot_be_used_changes_nothing(tmp_path: Path, item: Path, mine: Path) -> None:
    store = open_store(tmp_path / "store")
    store.use_topics(mine)
    mine.write_text("[topic.fish]\nheavy = []\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="heavy"):
        store.use_topics(mine)
    assert store.topics() == [NAME]


def test_the_command_line_and_the_environment_take_own_topics(
    tmp_path: Path, item: Path, mine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    assert ran("parse", item, "--store", store) == 0
    assert ran("parse", item, "--store", store, "--topics", mine) == 0
    assert "1 parsed, 0 unchanged" in capfd.readouterr().out
    assert NAME in topics_of(store)
    assert ran("parse", item, "--store", store) == 0
    assert "0 parsed, 1 unchanged" in capfd.readouterr().out
    assert ran("export", "records", "--store", store, "--topic", NAME) == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out.removeprefix("\ufeff"))))
    assert rows
    assert all(NAME in row["topics"].split("; ") for row in rows)
    assert ran("parse", item, "--store", store, "--forget-topics") == 0
    assert NAME not in topics_of(store)
    monkeypatch.setenv("COMMUNIQUE_TOPICS", str(mine))
    assert ran("parse", item, "--store", store) == 0
    assert NAME in topics_of(store)


def test_the_command_line_names_what_is_wrong_with_a_file_and_parses_nothing(
    tmp_path: Path, item: Path, mine: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    mine.write_text('[topic.fish]\nstrong = ["herring"]\nheavy = ["cod"]\n', encoding="utf-8")
    assert ran("parse", item, "--store", tmp_path / "store", "--topics", mine) == 1
    told = capfd.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith(f"communique: {mine}: [topic.\"fish\"] unknown key 'heavy'")
    assert open_store(tmp_path / "store").snapshot().counts()["documents"] == 0


def test_documents_that_wait_for_new_topics_are_counted(
    tmp_path: Path, item: Path, mine: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ITEM.replace("RIGA", "OSLO"), encoding="utf-8")
    store = tmp_path / "store"
    assert ran("parse", item, "--store", store) == 0
    assert ran("parse", other, "--store", store, "--topics", mine) == 0
    assert "1 documents of the store were read" in capfd.readouterr().err


def test_stored_texts_are_tagged_anew_with_other_topics_though_their_file_is_gone(
    tmp_path: Path, item: Path, mine: Path
) -> None:
    store = open_store(tmp_path / "store")
    store.parse([item], published=date(2004, 5, 4))
    before = store.snapshot().tables()
    item.unlink()
    store.use_topics(mine)
    run = store.parse_again()
    assert (run.documents, store.outdated()) == (1, 0)
    after = store.snapshot().tables()
    assert NAME in set(after.topics["topic"])
    assert list(after.quotes["quote_id"]) == list(before.quotes["quote_id"])
    kept = ["doc_id", "title", "published", "published_source", "dateline_city", "outlet"]
    assert after.documents[kept].equals(before.documents[kept])
    store.use_topics(None)
    store.parse_again()
    assert NAME not in set(store.snapshot().tables().topics["topic"])
