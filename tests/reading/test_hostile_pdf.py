"""A PDF that makes its reader crash, loop or swell is refused in a sentence; the files after it are read."""

from __future__ import annotations

import os
import signal
import threading
import zlib
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.article import Document
from core.reading import limits, pdf_process, read
from tests.reading.found import only, refused

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the limits are those of POSIX")
MIB = 1024 * 1024
WORDS = "The foreign ministers of Norway and Finland met in Oslo on Friday to discuss trade."


def book(path: Path, pages: int = 1, lines: int = 40) -> Path:
    canvas = Canvas(str(path))
    for page in range(pages):
        for n in range(lines):
            canvas.drawString(60, 780 - 14 * n, f"{WORDS} Item {page} {n}.")
        canvas.showPage()
    canvas.save()
    return path


def drawn(path: Path, content: bytes) -> Path:
    """One page that is drawn by this packed content."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(written))
        written += b"%d 0 obj %b endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    path.write_bytes(
        written + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF"
        % len(written)
    )  # fmt: skip
    return path


def packed(piece: bytes, size: int) -> bytes:
    """`size` bytes of this piece, packed without ever being in memory whole."""
    packer = zlib.compressobj(1)
    block = piece * (MIB // len(piece))
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


@pytest.fixture
def peaceful(tmp_path: Path) -> Path:
    return book(tmp_path / "peaceful.pdf")


def test_a_page_that_unpacks_to_a_quarter_of_a_gigabyte_is_refused_or_read_and_the_next_file_is_read(
    tmp_path: Path, peaceful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PDF_SECONDS", 2)
    bomb = drawn(tmp_path / "bomb.pdf", packed(b"q Q ", 256 * MIB))
    assert bomb.stat().st_size < 2 * MIB
    (why,) = list(read(bomb))
    assert not isinstance(why, Document)
    assert why.reason in ("too large", "format", "empty")
    assert WORDS in only(peaceful).text


def test_what_takes_more_time_of_the_processor_than_a_file_may_is_refused(
    tmp_path: Path, peaceful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PDF_SECONDS", 1)
    why = refused(book(tmp_path / "long.pdf", pages=800, lines=50))
    assert (why.reason, "more time than one file may" in why.detail) == ("too large", True)
    assert WORDS in only(peaceful).text


def test_what_takes_more_memory_than_a_file_may_is_refused(
    tmp_path: Path, peaceful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as changed:
        changed.setattr(limits, "PDF_MEMORY", 300 * MIB)
        text = b"BT /F 12 Tf 72 700 Td (" + b"x" * 100 + b") Tj ET\n"
        (why,) = list(read(drawn(tmp_path / "swells.pdf", packed(text, 300 * MIB))))
    assert not isinstance(why, Document)
    assert why.reason in ("too large", "format")
    assert WORDS in only(peaceful).text


def test_a_reader_that_is_ended_while_it_reads_costs_that_file_alone(tmp_path: Path, peaceful: Path) -> None:
    pdf_process.end()
    long = book(tmp_path / "long.pdf", pages=400, lines=50)
    answers = pdf_process.messages(long.read_bytes())
    assert "page" in next(answers)
    os.kill(pdf_process._running[0]._child.pid, signal.SIGSEGV)
    assert list(answers)[-1] == {"refused": pdf_process.ENDED}
    assert WORDS in only(peaceful).text


def test_a_reader_that_was_ended_while_it_waited_is_started_anew(peaceful: Path) -> None:
    assert WORDS in only(peaceful).text
    child = pdf_process._running[0]._child
    child.kill()
    child.wait()
    assert WORDS in only(peaceful).text


def test_two_threads_read_one_after_the_other(tmp_path: Path) -> None:
    files = [book(tmp_path / f"{n}.pdf", pages=n + 1) for n in range(4)]
    alone = [only(file).text for file in files]
    found: dict[Path, str] = {}
    threads = [threading.Thread(target=lambda file=file: found.update({file: only(file).text})) for file in files]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [found[file] for file in files] == alone


def test_a_process_that_is_left_in_the_middle_answers_nothing_to_the_next_file(tmp_path: Path, peaceful: Path) -> None:
    answers = pdf_process.messages(book(tmp_path / "long.pdf", pages=400, lines=50).read_bytes())
    assert "page" in next(answers)
    answers.close()
    text = only(peaceful).text
    assert text.count("Item") == 40
