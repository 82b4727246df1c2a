"""The log: a line of JSON for each thing that happens, and nothing secret in it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import logs
from core.errors import CommuniqueError
from tests.store.command import ran
from tests.store.test_parsing import item


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "log.jsonl"
    logs.start(None)


def lines(log: Path) -> list[dict]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_a_parse_tells_of_its_start_its_rejects_its_commits_and_its_end(tmp_path, log):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "oslo.txt").write_text(item("Oslo"))
    (folder / "empty.txt").write_bytes(b"")
    assert ran("parse", folder, "--store", tmp_path / "store", "--log", log) == 0
    told = lines(log)
    assert [line["event"] for line in told] == ["parse started", "rejected", "committed", "parse ended"]
    assert {line["run_id"] for line in told if "run_id" in line} == {told[0]["run_id"]}
    assert told[0]["versions"]["communique"]
    assert (told[1]["source"], told[1]["reason"], told[1]["level"]) == (f"{folder}/empty.txt", "empty", "warning")
    assert (told[3]["documents"], told[3]["rejects"], told[3]["words"]) == (1, 1, len(item("Oslo").split()))
    assert all(line["at"].endswith("+00:00") for line in told)
    assert "Lindqvist" not in log.read_text(), "no text of a document"


def test_a_second_run_adds_to_the_log_and_only_its_owner_may_read_it(tmp_path, log):
    (tmp_path / "oslo.txt").write_text(item("Oslo"))
    for _ in range(2):
        ran("parse", tmp_path / "oslo.txt", "--store", tmp_path / "store", "--log", log)
    assert [line["event"] for line in lines(log)].count("parse ended") == 2
    if os.name == "posix":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_an_error_that_ends_the_command_is_in_the_log(tmp_path, log):
    (tmp_path / "file").write_text("x")
    (tmp_path / "oslo.txt").write_text(item("Oslo"))
    assert ran("parse", tmp_path / "oslo.txt", "--store", tmp_path / "file", "--log", log) == 1
    (failed,) = lines(log)
    assert (failed["event"], failed["level"], failed["exit_code"]) == ("command failed", "error", 1)
    assert "not a folder" in failed["why"]


def test_a_log_that_cannot_be_written_is_one_line(tmp_path, capsys):
    assert ran("parse", tmp_path, "--store", tmp_path / "s", "--log", tmp_path / "none" / "log.jsonl") == 1
    assert "cannot be written" in capsys.readouterr().err
    with pytest.raises(CommuniqueError):
        logs.start(tmp_path)


def test_secrets_are_hidden_wherever_they_stand(log):
    logs.start(log)
    logs.event(
        "tried",
        address="https://reader:hunter2@wire.example/feed?token=abc123&page=2",
        bucket="s3://AKIAEXAMPLE:wJalrXUtn@store/reports",
        storage_options={"AWS_SECRET_ACCESS_KEY": "wJalrXUtn", "region": "eu-north-1"},
        password="hunter2",
        why="refused (secret_access_key=wJalrXUtn, api-key: abc123)",
        tried=["Authorization", {"authorization": "Bearer abc123"}],
    )
    written = log.read_text()
    for secret in ("hunter2", "wJalrXUtn", "abc123", "AKIAEXAMPLE"):
        assert secret not in written
    (line,) = lines(log)
    assert line["address"] == "https://***@wire.example/feed?token=***&page=2"
    assert line["storage_options"] == {"AWS_SECRET_ACCESS_KEY": "***", "region": "eu-north-1"}


def test_nothing_is_logged_unless_asked(tmp_path, capsys):
    logs.event("tried", source="a")
    assert capsys.readouterr() == ("", "")


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(name=st.text(max_size=20), value=VALUES)
def test_whatever_is_told_is_one_line_of_ascii(name: str, value: object) -> None:
    record = logs.logging.LogRecord("communique", 20, "", 0, "tried", None, None)
    record.about = {name: value}
    line = logs._Lines().format(record)
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert isinstance(json.loads(line), dict)
