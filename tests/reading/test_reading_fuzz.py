"""Whatever bytes a file holds, reading gives documents or reasons and nothing else."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.article import Document
from core.errors import ReadingError
from core.reading import REASONS, read
from core.reading.decoding import Undecodable, decode
from core.reading.markdown import rendered
from tests.fuzzing import examples

pytestmark = pytest.mark.fuzz
RELAXED = settings(
    max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

BEGINNINGS = [
    b"", b"---\ntitle: x\n---\n", b"---\n", b'{"text": "', b"[", b"id,text\n", b"id\ttext\n", b"PK\x03\x04",
    b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"%PDF-", b"<html>",
    b"{\\rtf1 ", bytes(257) + b"ustar", b"<html><body><p>", b"<rss><channel><item><title>", b"WARC/1.0\r\n",
    b"From a 2021\nSubject: x\n",
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
]  # fmt: skip


def pieces() -> st.SearchStrategy[bytes]:
    words = st.sampled_from(
        [b"Talks ", b"\n", b"\n\n", b'"', b",", b"\xe9", b"\x00", b"**", b"---\n", b"}", b"]", b"\r\n", b"\x93"]
    )
    return st.lists(st.one_of(words, st.binary(max_size=8)), max_size=30).map(b"".join)


def archived() -> st.SearchStrategy[bytes]:
    """Real archives, whole and with a byte changed or the end cut off."""

    def pack(members: dict[str, bytes], kind: str, at: int, cut: bool) -> bytes:
        packed = io.BytesIO()
        if kind == "zip":
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in members.items():
                    archive.writestr(name, content)
        else:
            with tarfile.open(fileobj=packed, mode="w") as tar:
                for name, content in members.items():
                    member = tarfile.TarInfo(name)
                    member.size = len(content)
                    tar.addfile(member, io.BytesIO(content))
        content = bytearray(gzip.compress(packed.getvalue()) if kind == "tgz" else packed.getvalue())
        if at and content:
            content[at % len(content)] ^= 0x55
        return bytes(content[: at % len(content)] if cut and content else content)

    names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)
    members = st.dictionaries(names, pieces(), max_size=3)
    return st.builds(pack, members, st.sampled_from(["zip", "tar", "tgz"]), st.integers(0, 5000), st.booleans())


@RELAXED
@given(
    start=st.sampled_from(BEGINNINGS), rest=pieces(), name=st.sampled_from(["a.txt", "a.md", "a.csv", "a.json", "a"])
)
def test_any_file_gives_documents_or_reasons(tmp_path: Path, start: bytes, rest: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(start + rest)
    check(tmp_path / name)


@RELAXED
@given(content=archived())
def test_any_archive_gives_documents_or_reasons(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "archive").write_bytes(content)
    check(tmp_path / "archive")


def check(path: Path) -> None:
    found = list(read(path))
    sources = [one.source for one in found if isinstance(one, ReadingError)]
    assert len(set(sources)) == len(sources)
    for one in found:
        if isinstance(one, ReadingError):
            assert one.reason in REASONS
            assert one.detail
            json.dumps([one.source, one.detail, one.sample]).encode()
            one.source.encode("utf-8")
        else:
            assert isinstance(one, Document)
            assert one.text.strip()
            assert "\x00" not in one.text
            assert "\r" not in one.text
            one.text.encode("utf-8")
            (one.source or "").encode("utf-8")
    assert [str(one) for one in found] == [str(one) for one in read(path)]


@RELAXED
@given(text=st.text(max_size=200))
def test_utf8_is_always_read_as_what_it_is(text: str) -> None:
    assume("\x00" not in text)
    try:
        read_back = decode(text.encode("utf-8", "surrogatepass"))
    except Undecodable:
        return
    assert read_back == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@RELAXED
@given(text=st.text(st.sampled_from("ab *_`~[]()<>!#-=&;\\\n1.>|"), max_size=80))
def test_markdown_of_any_marks_is_rendered_and_no_letter_is_lost_or_made(text: str) -> None:
    seen = rendered(text)
    assert len(seen) <= 2 * len(text) + 1
    assert set(seen) <= set(text) | {" ", "\n", "-"}
