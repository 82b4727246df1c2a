"""What `from core import ...` offers."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import core
from core.errors import ReadingError
from core.version import PARSER_VERSION

ROOT = Path(__file__).parents[1]
ITEM = (
    "LIMA, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met President Farid Karimi here on Tuesday.\n\n"
    "“Trade between our two countries grew fast,” Lindqvist said.\n"
)


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, core; print([n for n in ('pandas', 'spacy', 'pyarrow', 'typer') if n in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert ran.stdout == "[]\n"


def test_a_text_gives_every_table_with_what_was_said_of_it():
    tables = core.parse_text(
        ITEM, source="lima.txt", title="Ministers meet", outlet="The Herald", byline="A. Writer", published="2021-05-04"
    )
    tables.check()
    document = tables.documents.iloc[0]
    assert (document["source"], document["title"], document["outlet"]) == ("lima.txt", "Ministers meet", "The Herald")
    assert (document["byline"], document["published"]) == ("A. Writer", date(2021, 5, 4))
    assert document["published_source"] == "option"
    assert document["parser_version"] == PARSER_VERSION
    assert "Trade between our two countries grew fast" in set(tables.quotes["text"])
    assert set(tables.meetings["city"]) == {"Lima"}
    assert len(tables.records) >= len(tables.quotes)


def test_the_same_text_gives_the_same_rows():
    one, other = (core.parse_text(ITEM, source="lima.txt") for _ in range(2))
    for name in ("quotes", "meetings", "mentions", "actors", "participants", "topics", "segments"):
        assert getattr(one, name).equals(getattr(other, name)), name


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("half of a character \ud800", "encoding"),
        ("Die Ministerin sagte, dass der Handel wachse und dass man sich darüber sehr freue. " * 3, "language"),
    ],
    ids=["empty", "blank", "surrogate", "German"],
)
def test_a_text_that_cannot_be_used_is_refused_with_its_reason(text, reason):
    with pytest.raises(ReadingError) as refused:
        core.parse_text(text)
    assert refused.value.reason == reason


def test_a_day_that_is_none_is_an_error_of_the_caller():
    with pytest.raises(ValueError, match="8 May"):
        core.parse_text(ITEM, published="8 May")


def test_files_give_tables_rejects_and_a_run(tmp_path):
    (tmp_path / "item.txt").write_text(ITEM)
    (tmp_path / "empty.txt").write_bytes(b"")
    tables = core.parse_files([tmp_path], published=date(2021, 5, 4)).check()
    assert list(tables.documents["source"]) == [str(tmp_path / "item.txt")]
    assert list(tables.rejects["reason"]) == ["empty"]
    assert tables.runs.iloc[0][["documents", "rejects"]].tolist() == [1, 1]


def test_a_store_is_opened_and_viewed_with_what_the_package_offers(tmp_path):
    (tmp_path / "item.txt").write_text(ITEM)
    store = core.open_store(tmp_path / "store")
    assert store.parse([tmp_path / "item.txt"]).documents == 1
    assert len(store.snapshot().view(core.View(types=("direct",))).quotes) == 1


def test_the_package_offers_what_it_names_and_nothing_else():
    assert all(getattr(core, name) for name in core.__all__)
    with pytest.raises(AttributeError):
        core.parse_everything  # noqa: B018


def test_the_version_is_that_of_the_project():
    assert f'version = "{PARSER_VERSION}"' in (ROOT / "pyproject.toml").read_text()
