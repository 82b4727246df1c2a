"""The command line as a user has it: exit codes, what is printed where, and files that other programs can read."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from core.cli import main
from core.cli.terminal import one_line, visible
from core.store import open_store
from core.tables import EVENTS, RECORDS
from tests.store.conftest import TEXT, joined, report

ROOT = Path(__file__).parents[1]
ITEM = (
    "RIGA, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met Farid Karimi of Iran here on Tuesday.\n\n"
    "“Trade between our two countries grew fast,” Lindqvist said.\n"
)


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary):
    """Run the command line in this process."""

    def ran(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(int(ended.value.code or 0), out.decode(), err.decode())

    return ran


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    """A store of two hand-made reports."""
    folder = tmp_path_factory.mktemp("cli") / "store"
    named = {"aliases": ["President Karimi"]}
    open_store(folder).write(joined([report(1, karimi=named), report(2, karimi=named, outlet="The Herald")]))
    return folder


def rows(ran: Ran) -> list[dict[str, str]]:
    assert ran.code == 0, ran.err
    return list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))


# parse


def test_parse_reads_files_into_the_store_and_says_how_many(run, tmp_path):
    (tmp_path / "item.txt").write_text(ITEM)
    ran = run("parse", tmp_path / "item.txt", "--store", tmp_path / "store")
    assert ran.code == 0
    assert ran.out.startswith("1 parsed, 0 unchanged, 0 rejected (")
    again = run("parse", tmp_path / "item.txt", "--store", tmp_path / "store")
    assert again.code == 0
    assert again.out.startswith("0 parsed, 1 unchanged, 0 rejected (")
    assert open_store(tmp_path / "store").snapshot().counts()["quotes"] == 1


def test_parse_names_each_reject_with_its_reason_and_parses_the_rest(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "item.txt").write_text(ITEM)
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    ran = run("parse", tmp_path / "in", tmp_path / "missing.txt", "--store", tmp_path / "store")
    assert ran.code == 0
    assert "1 parsed" in ran.out
    told = ran.err.splitlines()
    assert len(told) == 2
    assert told[0].startswith(f"rejected {tmp_path}/in/empty.txt: ")
    assert told[1].startswith(f"rejected {tmp_path}/missing.txt: ")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 500, b"x" * 11_000_000, b"\xff\xfe\xfa\xd8\x00\xdc"])
def test_parse_of_nothing_usable_is_exit_code_1_without_a_traceback(run, tmp_path, content):
    (tmp_path / "bad.txt").write_bytes(content)
    ran = run("parse", tmp_path / "bad.txt", "--store", tmp_path / "store")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert ran.out == ""
    assert ran.err.splitlines()[-1] == "communique: nothing could be used: all 1 inputs were refused"


def test_parse_of_an_empty_folder_says_that_no_report_was_found(run, tmp_path):
    (tmp_path / "in").mkdir()
    ran = run("parse", tmp_path / "in", "--store", tmp_path / "store")
    assert ran.code == 1
    assert "no report was found" in ran.err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read anything")
def test_parse_of_a_file_that_may_not_be_read_is_a_reject(run, tmp_path):
    (tmp_path / "secret.txt").write_text(ITEM)
    (tmp_path / "secret.txt").chmod(0)
    ran = run("parse", tmp_path / "secret.txt", "--store", tmp_path / "store")
    assert ran.code == 1
    assert "secret.txt" in ran.err


def test_a_hostile_file_name_cannot_act_on_the_terminal(run, tmp_path):
    (tmp_path / "a\x1b[2Jb\nc.txt").write_bytes(b"")
    ran = run("parse", tmp_path, "--store", tmp_path.parent / f"{tmp_path.name}-store")
    assert "\x1b" not in ran.err
    assert "a␛[2Jb" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_wrong_use_is_exit_code_2_and_says_what_is_wrong(run, tmp_path, store):
    for arguments, said in (
        (("parse", tmp_path, "--published", "8 August"), "2005-08-08"),
        (("parse", "--store", tmp_path / "s"), "Missing argument"),
        (("parse", tmp_path, "--workers", "0"), "--workers"),
        (("export", "nonsense", "--store", store), "no table 'nonsense'"),
        (("export", "quotes", "--store", store, "--format", "docx"), "csv, jsonl, parquet"),
        (("export", "quotes", "--store", store, "--kind", "party"), "meeting, visit, call"),
        (("export", "quotes", "--store", store, "--from", "2005-13-01"), "calendar"),
        (("export", "quotes", "--store", store, "--sure", "2"), "from 0 to 1"),
        (("export", "quotes", "--store", store, "--country", "Irann"), "Did you mean Iran"),
        (("export", "quotes", "--store", store, "--actor", "Farid Karimy"), "Did you mean Farid Karimi?"),
        (("nonsense",), "No such command"),
    ):
        ran = run(*arguments)
        assert (ran.code, said in " ".join(ran.err.split())) == (2, True), (arguments, ran)


def test_an_error_is_one_line_and_exit_code_1(run, tmp_path):
    for arguments in (
        ("export", "quotes", "--store", tmp_path / "none"),
        ("show", "doc_1", "--store", tmp_path / "none"),
        ("parse", tmp_path, "--store", __file__),
    ):
        ran = run(*arguments)
        assert ran.code == 1
        assert ran.err.startswith("communique: ")
        assert len(ran.err.splitlines()) == 1


def test_a_second_writer_is_told_in_one_line(run, tmp_path):
    from core.store.lock import writing

    (tmp_path / "item.txt").write_text(ITEM)
    held = open_store(tmp_path / "store")
    with writing(held.folder):
        ran = run("parse", tmp_path / "item.txt", "--store", tmp_path / "store")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_the_store_may_be_named_by_the_environment(run, store, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_STORE", str(store))
    assert len(rows(run("export", "quotes"))) == 4


def test_help_teaches_with_examples(run):
    for command in ("parse", "watch", "serve", "export", "show", "evaluate", "doctor"):
        ran = run(command, "--help")
        assert ran.code == 0
        assert f"communique {command}" in ran.out.split("Options:")[0]


# export


def test_export_writes_the_flat_table_as_csv_that_excel_opens(run, store):
    ran = run("export", "records", "--store", store)
    assert ran.out.startswith("\ufeff")
    written = rows(ran)
    assert list(written[0]) == RECORDS.names
    assert sorted(row["record_id"] for row in written) == ["bond_1", "bond_2", "oil_1", "oil_2", "visit_1", "visit_2"]


def test_export_takes_the_filters_of_the_view(run, store):
    def found(*filters):
        return sorted(row["quote_id"] for row in rows(run("export", "quotes", "--store", store, *filters)))

    assert found() == ["bond_1", "bond_2", "oil_1", "oil_2"]
    assert found("--actor", "Farid Karimi") == ["oil_1", "oil_2"]
    assert found("--actor", "president KARIMI") == ["oil_1", "oil_2"]
    assert found("--actor", "karimi", "--actor", "Anna Lindqvist") == ["bond_1", "bond_2", "oil_1", "oil_2"]
    assert found("--country", "Iran") == found("--country", "ir") == found("--country", "IRAN") == ["oil_1", "oil_2"]
    assert found("--outlet", "The Herald", "--type", "direct") == ["bond_2"]
    assert found("--act", "announce") == ["oil_1", "oil_2"]
    assert found("--topic", "energy", "--sure", "0.75") == ["oil_1", "oil_2"]
    assert found("--q", "pipeline NOT bond") == ["oil_1", "oil_2"]
    assert found("--q", "energie") == ["bond_1", "bond_2"]
    assert found("--from", "2005-08-09") == []
    assert found("--to", "2005-08-08", "--status", "held", "--kind", "meeting") == found()


def test_export_writes_parquet_and_json_lines_that_pandas_reads(run, store, tmp_path):
    ran = run("export", "meetings", "--store", store, "--out", tmp_path / "m.parquet")
    assert (ran.code, ran.out) == (0, "")
    assert "4 rows of meetings" in ran.err
    frame = pd.read_parquet(tmp_path / "m.parquet")
    assert sorted(frame["status"]) == ["held", "held", "planned", "planned"]
    ran = run("export", "meetings", "--store", store, "--format", "jsonl", "--status", "held")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["date_start"] for line in lines] == ["2005-08-08", "2005-08-08"]
    assert all(line["venue"] is None for line in lines)


def test_export_writes_events_as_all_reports_tell_of_them(run, store):
    written = rows(run("export", "events", "--store", store))
    assert list(written[0]) == EVENTS.names
    # The second document has the words of the first: a copy.
    told = sorted((row["status"], row["reports"], row["copies"]) for row in written)
    assert told == [("held", "1", "1"), ("planned", "1", "1")]
    assert all(row["history"].startswith(f"{row['status']} (") for row in written)
    assert rows(run("export", "events", "--store", store, "--status", "held", "--actor", "karimi"))
    lines = [json.loads(one) for one in run("export", "events", "--store", store, "--format", "jsonl").out.splitlines()]
    assert {line["history"][0]["doc_id"] for line in lines} == {line["doc_ids"][0] for line in lines}


def test_export_to_a_place_that_cannot_be_written_is_one_line_and_leaves_nothing(run, store, tmp_path):
    ran = run("export", "quotes", "--store", store, "--out", tmp_path / "none" / "q.csv")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_stops_early_is_no_error(store):
    command = f"{sys.executable} -m core.cli export records --store {store} | head -c 10"
    ran = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, cwd=ROOT, timeout=120)
    assert ran.stderr == b""


# show


def test_show_marks_quotes_speakers_and_meetings_in_the_text(run, store):
    ran = run("show", "item1.txt", "--store", store)
    assert ran.code == 0
    assert "<A President Farid Karimi met Foreign Minister Anna Lindqvist> here on Monday." in ran.out
    assert "Karimi said that [1 the oil pipeline would open soon]." in ran.out
    assert "“[2 Énergie is our bond],” Lindqvist replied." in ran.out
    assert "<A> meeting, held | 8 August 2005 | Tehran, ir | Farid Karimi; Anna Lindqvist" in ran.out
    assert "[1] Farid Karimi | indirect | speaker explicit | announce | 8 August 2005 | at <A> | 80% sure" in ran.out


def test_show_leaves_the_text_itself_as_it_was_read(run, store):
    ran = run("show", "item1.txt", "--store", store)
    shown = ran.out.split("\n\n", 1)[1].split("\n\n<A>")[0]
    for mark in ("<A ", "<B ", "[1 ", "[2 ", ">", "]"):
        shown = shown.replace(mark, "")
    assert shown == TEXT


def test_show_spells_out_what_a_terminal_would_obey(run, tmp_path):
    text = TEXT + "\n\x1b]0;taken over\x07\u202eolleh\x9b2J"
    open_store(tmp_path / "s").write(report(7, text=text, outlet="\x1b[31mred"))
    ran = run("show", "item7.txt", "--store", tmp_path / "s")
    assert ran.code == 0
    assert not set("\x1b\x07\u202e\x9b") & set(ran.out)
    assert "␛]0;taken over␇⟨U+202E⟩olleh⟨U+009B⟩2J" in ran.out


def test_show_of_what_the_store_has_not_is_one_line(run, store):
    ran = run("show", "nothing", "--store", store)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "no document 'nothing'" in ran.err


def test_show_of_a_name_that_two_documents_have_names_both(run, tmp_path):
    both = joined([report(1), report(2)])
    both.documents["source"] = pd.array(["a/item.txt", "b/item.txt"], dtype=both.documents["source"].dtype)
    open_store(tmp_path / "s").write(both)
    ran = run("show", "item.txt", "--store", tmp_path / "s")
    assert ran.code == 1
    assert "a/item.txt" in ran.err and "b/item.txt" in ran.err
    assert run("show", "b/item.txt", "--store", tmp_path / "s").code == 0


def test_every_character_that_acts_on_a_terminal_is_spelt_out():
    for code in [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), 0x2066, 0x200F, 0xD800]:
        assert chr(code) not in visible(f"a{chr(code)}b")
    assert visible("a\tb\nc é “ä”") == "a\tb\nc é “ä”"
    assert one_line("a\nb") == "a b"


# evaluate and doctor


def test_evaluate_prints_the_figures_of_a_gold_file(run, tmp_path):
    words, speaker = "Trade between our two countries grew fast", "Lindqvist said"
    start, at = ITEM.index(words), ITEM.index(speaker)
    quote = {
        "type": "direct", "spans": [[start, start + len(words)]], "cue": "said",
        "mention_spans": [[at, at + len("Lindqvist")]],
    }  # fmt: skip
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"doc_id": "wire_1", "text": ITEM, "quotes": [quote]}) + "\n")
    ran = run("evaluate", gold)
    assert ran.code == 0, ran.err
    assert "1 documents" in ran.out and "joint F1" in ran.out


@pytest.mark.parametrize("content", [None, "", "{", '{"doc_id": 1}\n'], ids=["missing", "empty", "broken", "no text"])
def test_a_gold_file_that_cannot_be_used_is_one_line(run, tmp_path, content):
    if content is not None:
        (tmp_path / "gold.jsonl").write_text(content)
    ran = run("evaluate", tmp_path / "gold.jsonl")
    assert ran.code == 1
    assert ran.err.startswith("communique: ") and "fault" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_doctor_finds_nothing_to_mend_and_names_the_store(run, store):
    ran = run("doctor", "--store", store)
    assert ran.code == 0, ran.out
    assert not [line for line in ran.out.splitlines() if line.startswith("fail")]
    assert "2 documents, 4 meetings, 4 quotes" in ran.out


def test_doctor_names_a_store_that_is_damaged(run, tmp_path):
    open_store(tmp_path / "s")
    (tmp_path / "s" / "communique.json").write_text("{")
    ran = run("doctor", "--store", tmp_path / "s")
    assert ran.code == 1
    assert [line.split()[1] for line in ran.out.splitlines() if line.startswith("fail")] == ["store"]


# serve


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_serve_parses_what_is_new_prints_the_address_answers_and_ends_when_told(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "item.txt").write_text(ITEM)
    port = free_port()
    command = [
        sys.executable, "-m", "core.cli", "serve", "--corpus", str(tmp_path / "in"), "--store", str(tmp_path / "store"),
        "--port", str(port),
    ]  # fmt: skip
    for expected in ("1 parsed, 0 unchanged", "0 parsed, 1 unchanged"):
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        try:
            assert server.stdout.readline().startswith(expected)
            assert f"http://localhost:{port}" in server.stdout.readline()
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=10) as answer:
                assert answer.read() == b"ok"
        finally:
            server.send_signal(signal.SIGINT)
            _, err = server.communicate(timeout=60)
        assert server.returncode == 0
        assert "Traceback" not in err


def test_serve_loads_no_language_model_where_nothing_is_to_be_parsed(store, tmp_path):
    code = (
        "import sys\n"
        "from core.store import open_store\n"
        "from core.cli.progress import parsed_with_progress\n"
        "import core.cli.serve\n"
        f"parsed_with_progress(open_store({str(store)!r}), [{str(tmp_path)!r}], None, {{}})\n"
        "print([name for name in ('spacy', 'onnxruntime', 'streamlit') if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_serve_on_a_port_that_is_taken_is_one_line(run, store):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("serve", "--store", store, "--port", taken.getsockname()[1])
    assert ran.code == 1
    assert "--port" in ran.err
    assert len(ran.err.splitlines()) == 1
