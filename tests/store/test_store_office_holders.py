"""Own office holders from the command line, the environment and the API: in the rows, remembered, and parsed anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import open_store, parse_files, parse_text
from core.errors import ReadingError
from core.tables import Tables
from core.version import PARSER_VERSION
from tests.store.command import ran

ITEM = (
    "LISBON, March 4, 2031 (Example Wire) -- Foreign Minister Marta Teixeira of Portugal met the Norwegian foreign "
    "minister here on Tuesday. The two discussed fisheries and trade.\n\n"
    "“We agree on most things,” Teixeira said.\n"
)
HEADER = "name,aliases,country,role,from,to,gender,organisation,wikidata_id,source\n"
OURS = (
    HEADER
    + "Ingrid Solheim,,no,foreign minister,2030-10-01,,f,,,ours\n"
    + "Marta Teixeira,Marta Sousa Teixeira,pt,foreign minister,2030-01-15,,f,,,ours\n"
)


@pytest.fixture
def item(tmp_path: Path) -> Path:
    path = tmp_path / "item.txt"
    path.write_text(ITEM, encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(OURS, encoding="utf-8")
    return path


def sources(tables: Tables) -> dict[str, str]:
    people = tables.actors[tables.actors["kind"] == "person"]
    return dict(zip(people["name"], people["identity_source"], strict=True))


def test_own_office_holders_say_who_it_is_in_a_text_and_in_files(item: Path, mine: Path) -> None:
    assert sources(parse_text(ITEM)) == {"Marta Teixeira": "name"}
    for tables in (parse_text(ITEM, office_holders=mine), parse_files([item], office_holders=mine)):
        tables.check()
        assert sources(tables) == {"Marta Teixeira": "office holders", "Ingrid Solheim": "role"}
        assert tables.documents["parser_version"].iloc[0].startswith(f"{PARSER_VERSION}+holders.")
    assert sources(parse_text(ITEM)) == {"Marta Teixeira": "name"}


def test_a_store_remembers_the_list_and_a_changed_one_has_documents_parsed_anew(
    tmp_path: Path, item: Path, mine: Path
) -> None:
    store = open_store(tmp_path / "store")
    assert store.parse([item]).documents == 1
    assert store.use_office_holders(mine) == 2
    assert store.outdated() == 1
    assert store.parse([item]).documents == 1
    assert sources(store.snapshot().tables())["Marta Teixeira"] == "office holders"
    assert open_store(store.folder).parse([item]).unchanged == 1
    mine.write_text(OURS + "Jon Berg,,no,prime minister,2030-10-01,,m,,,ours\n", encoding="utf-8")
    assert store.use_office_holders(mine) == 3
    assert store.parse([item]).documents == 1
    assert store.use_office_holders(None) == 0
    assert store.parse([item]).documents == 1
    assert sources(store.snapshot().tables())["Marta Teixeira"] == "name"


def test_the_option_and_the_environment_name_the_list(
    tmp_path: Path, item: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, given in enumerate((["--office-holders", mine], [])):
        if not given:
            monkeypatch.setenv("COMMUNIQUE_OFFICE_HOLDERS", str(mine))
        store = tmp_path / f"store{number}"
        assert ran("parse", item, "--store", store, *given) == 0
        assert sources(open_store(store).snapshot().tables())["Marta Teixeira"] == "office holders"
    assert ran("parse", item, "--store", store, "--forget-office-holders") == 0
    assert sources(open_store(store).snapshot().tables())["Marta Teixeira"] == "name"


def test_a_wrong_line_ends_in_one_sentence_that_names_file_and_line_and_nothing_is_parsed(
    tmp_path: Path, item: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(OURS + "Jon Berg,,no,prime minister,2030-02-30,,m,,,ours\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="line 4"):
        parse_text(ITEM, office_holders=wrong)
    store = tmp_path / "store"
    assert ran("parse", item, "--store", store, "--office-holders", wrong) == 1
    said = capsys.readouterr().err.strip()
    assert "\n" not in said and "wrong.csv" in said and "line 4" in said and "2030-02-30" in said
    assert open_store(store).snapshot().counts()["documents"] == 0
