"""A file that is gone keeps its rows and is told of; `communique forget` takes out what is to go, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.store import health, open_store
from tests.store.command import ran
from tests.store.correcting import corrected, row
from tests.store.test_parsing import ROOT, assert_same, compared, item


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report in two files, two others, and a file that is refused."""
    where = tmp_path / "in"
    (where / "more").mkdir(parents=True)
    for name, city in (("a.txt", "Riga"), ("b.txt", "Riga"), ("c.txt", "Oslo"), ("more/d.txt", "Lima")):
        (where / name).write_text(item(city))
    (where / "empty.txt").write_bytes(b"")
    return where


@pytest.fixture
def store(tmp_path: Path, folder: Path):
    made = open_store(tmp_path / "store")
    made.parse([folder])
    return made


def names(store) -> set[tuple[str, ...]]:
    sources = store.snapshot().tables().documents["sources"]
    return {tuple(Path(source).name for source in some) for some in sources}


def test_a_file_that_is_gone_keeps_its_rows_and_is_told_of(store, folder, capsys):
    before = compared(store)
    (folder / "c.txt").unlink()
    assert ran("parse", folder, "--store", store.folder) == 0
    assert_same(compared(store), before)
    sentence = (
        f"1 sources are not on this machine any more ({folder / 'c.txt'}); they keep their rows, "
        "`communique forget --gone` takes them out"
    )
    assert sentence in capsys.readouterr().err
    assert sentence in health.remarks(store)
    assert store.gone() == store.gone([folder]) == [str(folder / "c.txt")]
    assert store.gone([folder / "more"]) == []
    assert ran("show", "c.txt", "--store", store.folder) == 0
    assert "the file is not on this machine any more" in capsys.readouterr().out


def test_what_is_gone_is_forgotten_and_the_tables_are_as_if_it_had_never_been(tmp_path, store, folder):
    (folder / "c.txt").unlink()
    (folder / "empty.txt").unlink()
    done = store.forget([folder], only_gone=True)
    assert (done.sources, done.documents, done.rejects) == (1, 1, 1)
    fresh = open_store(tmp_path / "fresh")
    fresh.parse([folder])
    assert_same(compared(store), compared(fresh))
    assert health.check_whole(store) == health.check_whole(fresh)
    assert store.gone() == []


def test_a_document_of_two_files_stays_until_both_are_gone(store, folder):
    (folder / "a.txt").unlink()
    done = store.forget(only_gone=True)
    assert (done.sources, done.documents) == (1, 0)
    assert names(store) == {("b.txt",), ("c.txt",), ("d.txt",)}
    (folder / "b.txt").unlink()
    assert store.forget(only_gone=True).documents == 1
    assert names(store) == {("c.txt",), ("d.txt",)}


def test_a_path_is_forgotten_with_all_below_it_and_comes_back_when_it_is_read_again(store, folder):
    before = compared(store)
    done = store.forget([folder / "more", folder / "empty.txt", folder / "c"])
    assert (done.sources, done.documents, done.rejects) == (1, 1, 1)
    assert names(store) == {("a.txt", "b.txt"), ("c.txt",)}
    assert len(store.snapshot().tables().rejects) == 0
    store.parse([folder])
    assert_same(compared(store), before)


def test_members_of_an_archive_go_with_it(tmp_path, store, folder):
    archive = tmp_path / "reports.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for city in ("Bern", "Rome"):
            made.writestr(f"{city}.txt", item(city))
    store.parse([archive])
    assert store.gone() == []
    archive.unlink()
    assert store.gone() == [f"{archive}/Bern.txt", f"{archive}/Rome.txt"]
    assert store.forget(only_gone=True).documents == 2
    assert names(store) == {("a.txt", "b.txt"), ("c.txt",), ("d.txt",)}


def test_a_decision_about_a_forgotten_document_holds_again_when_it_is_read_once_more(store, folder):
    quote = store.snapshot().tables().quotes["quote_id"].iloc[0]
    corrected(store, "quotes", quote, verdict="rejected")
    assert store.forget([folder]).documents == 3
    assert store.snapshot().tables().corrections["state"].tolist() == ["unmatched"]
    store.parse([folder])
    assert row(store, "quotes", quote) is None
    assert store.snapshot().tables().corrections["state"].tolist() == ["applied"]


def test_the_command_asks_before_it_forgets(store, folder):
    (folder / "c.txt").unlink()
    command = [sys.executable, "-m", "core.cli", "forget", "--gone", "--store", str(store.folder)]
    environment = os.environ | {"NO_COLOR": "1"}
    for answer, code, left in (("n\n", 1, 3), ("y\n", 0, 2)):
        told = subprocess.run(command, input=answer, capture_output=True, text=True, cwd=ROOT, env=environment)
        assert told.returncode == code, told.stderr
        assert f"{folder / 'c.txt'}\nForget 1 sources?" in told.stderr
        assert store.snapshot().counts()["documents"] == left
    assert told.stdout.endswith("forgot 1 sources, 1 documents and 0 rejects\n")


def test_where_there_is_nothing_to_forget_or_nothing_is_named_the_command_says_so(store, folder, capsys):
    assert ran("forget", "--gone", "--yes", "--store", store.folder) == 1
    assert "the store has no source that is gone" in capsys.readouterr().err
    assert ran("forget", folder / "none.txt", "--yes", "--store", store.folder) == 1
    assert f"the store has nothing from {folder / 'none.txt'}" in capsys.readouterr().err
    assert ran("forget", "--store", store.folder) == 2
    with pytest.raises(ValueError, match="name the paths"):
        store.forget()


def test_a_file_that_was_refused_as_a_whole_is_no_reject_once_it_is_read(tmp_path, store):
    archive = tmp_path / "reports.zip"
    archive.write_bytes(b"PK\x03\x04 damaged")
    assert store.parse([archive]).rejects == 1
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("bern.txt", item("Bern"))
        made.writestr("../rome.txt", item("Rome"))
    assert store.parse([archive]).documents == 1
    found = set(store.snapshot().tables().rejects["source"])
    assert str(archive) not in found
    assert f"{archive}/../rome.txt" in found
    version = store.snapshot().version
    store.parse([archive])
    assert store.snapshot().version == version
