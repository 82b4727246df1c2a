"""Whatever is put before the program ends in rows, in a reject with its reason or in one line; the rest is parsed."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import engine, pipeline
from core.article import Article, Document
from core.engine import Parsed, Refused
from core.errors import ReadingError
from core.reading.limits import TEXT_BYTES
from core.store import open_store
from core.store.folder import read_commit
from tests.fuzzing import examples, seconds

pytestmark = [pytest.mark.fuzz, pytest.mark.timeout(seconds(300))]

ROOT = Path(__file__).parents[2]
SENTENCE = (
    "Foreign Minister Anna Lindqvist met President Farid Karimi in Oslo on Monday and said that trade would grow. "
)
SETPRIV = shutil.which("setpriv")


def packed(members: dict[str, bytes | str], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def nested(depth: int) -> bytes:
    """A report in an archive in an archive ..."""
    content = packed({"item.txt": SENTENCE})
    for _ in range(depth):
        content = packed({"inner.zip": content})
    return content


FILES: dict[str, tuple[bytes, set[str]]] = {
    "empty.txt": (b"", {"empty"}),
    "blank.txt": (b" \n\t\n", {"empty"}),
    "noise.bin": (bytes(range(256)) * 40, {"binary"}),
    "zeros.txt": (b"Talks \x00\x00 were held.", {"binary"}),
    "broken.txt": ("Die Gespräche über den Übergang".encode() + b" \xc3\x28 \xff caf\xc3\xa9 " * 3, {"encoding"}),
    "french.txt": (
        "Le ministre des affaires étrangères a rencontré lundi son homologue à Paris. Il a dit que les deux pays "
        "sont prêts à travailler ensemble et que la réunion a été très utile pour tous.".encode(),
        {"language"},
    ),
    "arabic.txt": ("التقى وزير الخارجية نظيره يوم الاثنين وقال إن البلدين سيعملان معا. ".encode() * 4, {"language"}),
    "russian.txt": ("Министр встретился с коллегой и сказал, что торговля будет расти. ".encode() * 4, {"language"}),
    "chinese.txt": ("外交部长星期一会见了总统，并表示两国贸易将会增长。".encode() * 6, {"language"}),
    "line.txt": (SENTENCE.encode() * (TEXT_BYTES // len(SENTENCE) + 1), {"too large"}),
    "word.txt": (b"x" * 2_000_000, {"language"}),
    "marks.txt": ("“”\"'‘’«»".encode() * 2_000, {"language"}),
    "lines.txt": (b"Talks.\n" * 100_000, {"language"}),
    "bomb.zip": (packed({"bomb.txt": b"0" * 50_000_000}), {"archive"}),
    "deep.zip": (nested(8), {"archive"}),
    "leads_out.zip": (packed({"../../leads_out.txt": SENTENCE}), {"archive"}),
}  # fmt: skip


def test_one_folder_of_everything_bad_gives_a_reject_for_each_and_the_good_report(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(SENTENCE)
    (folder / "circle").symlink_to(folder)
    store = open_store(tmp_path / "store")
    run = store.parse([folder, tmp_path / "missing.txt"])
    tables = store.snapshot().tables()
    assert [Path(source).name for source in tables.documents["source"]] == ["good.txt"]
    assert run.rejects == len(FILES) + 1
    found = {Path(row.source).relative_to(tmp_path).parts[-1]: row for row in tables.rejects.itertuples()}
    assert found["missing.txt"].reason == "missing"
    rejects = {Path(row.source).relative_to(tmp_path).parts: row.reason for row in tables.rejects.itertuples()}
    for name, (_, reasons) in FILES.items():
        (reason,) = {reason for parts, reason in rejects.items() if name in parts}
        assert reason in reasons, name
    assert tables.rejects["detail"].str.len().gt(0).all()
    assert "internal" not in set(tables.rejects["reason"])
    assert not (tmp_path / "leads_out.txt").exists()


def test_a_thousand_tiny_files_are_each_a_document_or_a_reject(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1_000):
        (folder / f"{number:04}.txt").write_text("" if number % 20 else f"Talks number {number} were held.")
    run = open_store(tmp_path / "store").parse([folder])
    assert (run.documents, run.rejects) == (50, 950)


HOSTILE = {
    "parentheses": SENTENCE + "(" * 1_000 + " he said " + ")" * 1_000 + SENTENCE,
    "quotations in quotations": SENTENCE + "“He said ‘" * 500 + "trade" + "’”" * 500,
    "marks never closed": SENTENCE + '“ ‘ " ' * 2_000,
    "control characters": SENTENCE + "\x1b[2J\x07" + SENTENCE,
    "one huge word": f"{SENTENCE}{'x' * 300_000} {SENTENCE}",
    "white space": SENTENCE + " \n" * 100_000 + SENTENCE,
    "marks of direction and accents": "\u202e" + SENTENCE + "\u0301" * 5_000,
    "flags": SENTENCE + "🇸🇾" * 2_000 + SENTENCE,
    "turns": SENTENCE + "\nA: " * 300,
    "numbers": SENTENCE + "1 2005 8 " * 300,
    "days that no month has": "OSLO, Feb. 30 (Example) -- " + SENTENCE + "They met on 31 June 0000 and May 99, 99999.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_parsed_or_refused_without_a_fault(text: str) -> None:
    outcome = engine.one(Document(text, source="item.txt"), datetime.now(UTC))
    if isinstance(outcome, Refused):
        assert outcome.reason == "language", outcome.detail
    else:
        assert outcome.rows["documents"][0]["text"] == text


# Any text at all.

PIECES = st.sampled_from([
    "“", "”", '"', "'", "‘", "’", "«", "»", "(", ")", "—", ":", ", ", ". ", "\n", "\n\n", "? ", "...", " ",
    "President Farid Karimi", "Foreign Minister Anna Lindqvist", "Karimi", "she", "He", "the Syrian president",
    "Tehran", "Syria", "the United Nations", "the ministry", "Mr.", "OSLO, May 4 (Example) -- ", "on Monday",
    "Aug. 8, 2005", "yesterday", "30 February", "from 3 to 5 May", "said", "said that", "told reporters", "asked",
    "met", "will visit", "talks with", "refused to meet", "Q:", "A:", "the", "and", "of", "trade would grow",
])  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, PIECES.map(lambda piece: f" {piece} ")), max_size=120).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=80).map(" ".join),
    st.text(max_size=2_000),
).map(lambda text: text[:2_000])


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=TEXTS, english=st.booleans())
def test_any_text_gives_spans_that_lie_in_it_and_the_same_again(text: str, english: bool) -> None:
    whole = f"{SENTENCE}{text}\n\n{SENTENCE}" if english else text
    try:
        article = pipeline.parse(Document(whole, source="item.txt"))
    except ReadingError as refused:
        assert refused.reason in {"language", "empty"}
        return
    assert article.text == whole
    for start, end in spans(article):
        assert 0 <= start < end <= len(whole)
        assert whole[start:end].strip()
    first, again = (engine.one(Document(whole, source="item.txt"), datetime(2021, 5, 4, tzinfo=UTC)) for _ in "12")
    if isinstance(first, Parsed):
        assert isinstance(again, Parsed)
        assert first.rows == again.rows
        for row in (*first.rows["mentions"], *first.rows["quotes"]):
            assert row["text"] == whole[row["start"] : row["end"]]
        for quote in first.rows["quotes"]:
            assert quote["cue"] is None or quote["cue"] == whole[quote["cue_start"] : quote["cue_end"]]
    else:
        assert first.reason == "encoding"


def spans(article: Article) -> list[tuple[int, int]]:
    """Every stretch of the text that a record points to."""
    records = [
        *article.segments, *article.dates, *article.places, *article.mentions, *article.quotes, *article.meetings,
    ]  # fmt: skip
    found = [(record.start, record.end) for record in records]
    for quote in article.quotes:
        found += [span for span in (quote.speaker_span, quote.cue_span) if span is not None]
    for meeting in article.meetings:
        found += meeting.evidence
    return found


# Real processes.


def communique(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, to which permissions apply even where root runs the tests."""
    command = [sys.executable, "-m", "core.cli", *map(str, arguments)]
    if os.geteuid() == 0:
        if SETPRIV is None:
            pytest.skip("root may read and write everything, and there is no setpriv to take that right away")
        command = [SETPRIV, "--bounding-set", "-dac_override,-dac_read_search", *command]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=240)


@pytest.mark.skipif(os.name != "posix", reason="needs permissions as POSIX has them")
def test_what_may_not_be_read_is_told_and_a_read_only_store_is_still_shown_and_exported(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(SENTENCE)
    (tmp_path / "secret.txt").write_text(SENTENCE)
    (tmp_path / "secret.txt").chmod(0)
    store = tmp_path / "store"
    ran = communique("parse", tmp_path / "good.txt", tmp_path / "secret.txt", "--store", store)
    assert ran.returncode == 0, ran.stderr
    assert "1 parsed, 0 unchanged, 1 rejected" in ran.stdout
    assert "may not be read by this user" in ran.stderr

    for path in (*store.rglob("*"), store):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (tmp_path / "other.txt").write_text(SENTENCE + "They also spoke of the harbour.")
    refused = communique("parse", tmp_path / "other.txt", "--store", store)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "read-only" in refused.stderr
    assert "Lindqvist" in communique("show", "good.txt", "--store", store).stdout
    exported = communique("export", "documents", "--store", store)
    assert (exported.returncode, "good.txt" in exported.stdout) == (0, True)


@pytest.mark.skipif(os.name != "posix", reason="needs signals as POSIX has them")
def test_a_parse_that_is_stopped_says_so_in_one_line_and_goes_on_the_next_time(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"{SENTENCE}These were talks number {number}.")
    command = [sys.executable, "-m", "core.cli", "parse", str(folder), "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as parser:
        while parser.poll() is None:
            if (store / "communique.json").exists() and "documents" in read_commit(store).versions:
                parser.send_signal(signal.SIGINT)
                break
            time.sleep(0.01)
        _, err = parser.communicate(timeout=240)
    assert parser.returncode == 130
    assert err.splitlines()[-1] == "communique: stopped; what was committed is kept"
    assert "Traceback" not in err
    kept = open_store(store).snapshot().counts()["documents"]
    assert 0 < kept < 300
    run = open_store(store).parse([folder])
    assert (run.documents, run.unchanged) == (300 - kept, kept)
