"""PDFium in a process of its own, with a limit of time and memory: a hostile PDF ends it, and nothing else.

One process reads the files one after the other; it is started with the first, and anew where one has ended it. It is
told of each by a line of JSON (how many bytes, seconds and bytes of memory), followed by the file, and answers with a
line of JSON a page, the last of which has `title`, or with one that has `refused`.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from core.reading import limits

Message = dict[str, Any]
_ROOT = Path(__file__).parents[2]
_PASSWORD = 4
"""PDFium's code for a password (FPDF_ERR_PASSWORD)."""
_GAP, _SPACE, _BACK = 0.9, 0.2, 0.5
"""Distances in heights of a line: from which the next letters are another column's, are another word, or begin anew."""
_FILES = 500
"""Files after which the process is started anew, for whatever memory was not given back."""
LOCKED, DAMAGED, PAGES, LETTERS, TIME, MEMORY, ENDED = (
    "locked", "damaged", "pages", "letters", "time", "memory", "ended",
)  # fmt: skip
"""Why a file was not read; `detail` of DAMAGED says what PDFium says."""


def messages(content: bytes) -> Generator[Message, None, None]:
    """What the process answers for a file: {"page": [[left, bottom, right, top, text], ...]} for each page, then
    {"title": text}; or, at any point and as the last, {"refused": one of the words above, "detail": text}."""
    with _guard:
        process = _started()
        with contextlib.closing(process.read(content)) as answers:
            first = next(answers)
            if first.get("refused") != ENDED or process.files == 1:
                yield first
                yield from answers
                return
        # It may have been ended by something else while it waited: once more with a new one.
        with contextlib.closing(_started().read(content)) as answers:
            yield from answers


class _Process:
    """The process, seen from here."""

    def __init__(self) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
        self.files, self.owner = 0, os.getpid()
        self._child = subprocess.Popen(
            [sys.executable, "-c", "from core.reading.pdf_process import main; main()"], env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._answers: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._child.stdout is not None
        while line := self._child.stdout.readline(limits.PDF_ANSWER_BYTES):
            self._answers.put(line)
        self._answers.put(b"")

    def is_usable(self) -> bool:
        return self.owner == os.getpid() and self._child.poll() is None and self.files < _FILES

    def read(self, content: bytes) -> Generator[Message, None, None]:
        self.files += 1
        head = {"bytes": len(content), "seconds": limits.PDF_SECONDS, "memory": limits.PDF_MEMORY}
        assert self._child.stdin is not None
        with contextlib.suppress(OSError):
            self._child.stdin.write(json.dumps(head).encode() + b"\n")
            self._child.stdin.write(content)
            self._child.stdin.flush()
        done = False
        try:
            while not done:
                message = self._answer()
                done = "page" not in message
                yield message
        finally:
            if not done or message.get("refused") in (TIME, MEMORY, ENDED):
                # Nobody waits for the rest of its answer.
                self.end()

    def _answer(self) -> Message:
        try:
            line = self._answers.get(timeout=limits.PDF_WAIT)
        except queue.Empty:
            return {"refused": TIME}
        try:
            message = json.loads(line) if line.endswith(b"\n") else None
        except ValueError:
            message = None
        if isinstance(message, dict) and message.keys() & {"page", "title", "refused"}:
            return message
        self._child.wait(30)
        return {"refused": TIME if self._child.returncode == -getattr(signal, "SIGXCPU", 0) else ENDED}

    def end(self) -> None:
        if self.owner == os.getpid():
            self._child.kill()
            self._child.wait()
            for stream in (self._child.stdin, self._child.stdout):
                with contextlib.suppress(OSError, AttributeError):
                    stream.close()  # type: ignore[union-attr]


_guard = threading.Lock()
_running: list[_Process] = []


def _started() -> _Process:
    if _running and not _running[0].is_usable():
        _running.pop().end()
    if not _running:
        _running.append(_Process())
    return _running[0]


@atexit.register
def end() -> None:
    """End the process, where there is one."""
    while _running:
        _running.pop().end()


# In the process.


def main() -> None:
    """Read files from the standard input until it ends, and answer on the standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not stand between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while head := sys.stdin.buffer.readline():
        told = json.loads(head)
        content = sys.stdin.buffer.read(told["bytes"])
        _limit(told["seconds"], told["memory"])
        for message in _read(content):
            answers.write(json.dumps(message).encode() + b"\n")
            answers.flush()


if sys.platform == "win32":  # pragma: no cover

    def _limit(seconds: int, memory: int) -> None:
        """Windows knows no such limits: there only the clock holds."""

else:
    import resource

    def _limit(seconds: int, memory: int) -> None:
        """How long the processor may work from now on, and how much memory there is."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        for kind, most in (
            (resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds),
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(kind)[1]
            # Some systems know a limit and do not let it be set.
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _read(content: bytes) -> Iterator[Message]:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        yield {"refused": LOCKED if getattr(broken, "err_code", None) == _PASSWORD else DAMAGED, "detail": ""}
        return
    except MemoryError:
        yield {"refused": MEMORY}
        return
    try:
        if len(file) > limits.PDF_PAGES:
            yield {"refused": PAGES}
            return
        for number in range(len(file)):
            lines = _lines(file[number])
            if lines is None:
                yield {"refused": LETTERS}
                return
            yield {"page": lines}
        yield {"title": " ".join((file.get_metadata_dict().get("Title") or "").split())}
    except pypdfium2.PdfiumError as broken:
        yield {"refused": DAMAGED, "detail": str(broken)[:200]}
    except MemoryError:
        yield {"refused": MEMORY}
    finally:
        file.close()


Stretch = list[Any]
"""left, bottom, right, top, text."""


def _lines(page: Any) -> list[Stretch] | None:
    """The stretches of letters on one height without a wide gap, in the order in which the file draws them; None where
    there are more letters than limits.py allows."""
    from pypdfium2 import raw as pdfium

    letters = page.get_textpage()
    count = pdfium.FPDFText_CountChars(letters)
    if count > limits.PDF_PAGE_CHARACTERS:
        return None
    box = pdfium.FS_RECTF()
    found: list[Stretch] = []
    spaced = False
    for n in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(letters, n))
        if letter in "\r\n":
            # PDFium's own line ends: the boxes tell better, but for the sign that it leaves of a hyphen.
            spaced = True
            continue
        if letter.isspace():
            spaced = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(letters, n, ctypes.byref(box)) or box.top <= box.bottom:
            continue
        if letter in "\x02\ufffe\u00ad":
            letter = "-"
        line = found[-1] if found else None
        if line is None or not _continues(line, box):
            found.append([box.left, box.bottom, box.right, box.top, letter])
        else:
            gap = box.left - line[2]
            line[4] += f" {letter}" if spaced or gap > _SPACE * (line[3] - line[1]) else letter
            line[2], line[3] = max(line[2], box.right), max(line[3], box.top)
            line[1] = min(line[1], box.bottom)
        spaced = False
    return found


def _continues(line: Stretch, box: Any) -> bool:
    _, bottom, right, top, _ = line
    height = top - bottom
    if min(top, box.top) - max(bottom, box.bottom) < 0.5 * min(height, box.top - box.bottom):
        return False
    return bool(-_BACK * height < box.left - right < _GAP * height)
