"""ZIP, TAR and packed files: every member is a document or a reject, and nothing leads out of the archive."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.article import Document
from core.errors import ReadingError
from core.reading import limits, read


def outcomes(path: Path) -> list[tuple[str, str]]:
    """What became of each member, by its name inside `path`."""
    return [
        (
            (found.source or "").removeprefix(f"{path}").removeprefix("/"),
            found.reason if isinstance(found, ReadingError) else found.text,
        )
        for found in read(path)
    ]


def zipped(members: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(members: dict[str, str], change: Callable[[tarfile.TarInfo], None] = lambda member: None) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            change(member)
            archive.addfile(member, io.BytesIO(content.encode()))
    return packed.getvalue()


@pytest.fixture
def at(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


At = Callable[[str, bytes], Path]


def test_members_of_a_zip_are_documents_named_after_the_archive(at: At) -> None:
    path = at("items.zip", zipped({"b.txt": "Second.", "in/a.txt": "First."}))
    found = list(read(path))
    assert [d.source for d in found] == [f"{path}/b.txt", f"{path}/in/a.txt"]
    assert all(isinstance(d, Document) and d.location == d.source for d in found)


def test_an_archive_is_known_without_its_suffix(at: At) -> None:
    assert outcomes(at("items", zipped({"a.txt": "First."}))) == [("a.txt", "First.")]
    assert outcomes(at("more", tarred({"a.txt": "First."}))) == [("a.txt", "First.")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_tar_is_read(at: At, pack: Callable[[bytes], bytes]) -> None:
    path = at("items.tgz", pack(tarred({"a.txt": "First.", "b.txt": "Second."})))
    assert outcomes(path) == [("items.tar/a.txt", "First."), ("items.tar/b.txt", "Second.")]


def test_a_packed_text_is_read(at: At) -> None:
    assert outcomes(at("a.txt.gz", gzip.compress(b"First."))) == [("a.txt", "First.")]


def test_archives_in_archives_are_read_up_to_the_limit(at: At) -> None:
    content = zipped({"deep.txt": "Deep."})
    for _ in range(limits.ARCHIVE_DEPTH - 1):
        content = zipped({"inner.zip": content})
    assert [text for _, text in outcomes(at("nested.zip", content))] == ["Deep."]
    assert [reason for _, reason in outcomes(at("deeper.zip", zipped({"inner.zip": content})))] == ["archive"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/../../b.txt", "..\\..\\b.txt", "C:\\b.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused_and_the_rest_is_read(at: At, name: str) -> None:
    assert [text for _, text in outcomes(at("z.zip", zipped({name: "Bad.", "a.txt": "Good."})))] == ["archive", "Good."]
    assert [text for _, text in outcomes(at("t.tar", tarred({name: "Bad.", "a.txt": "Good."})))] == ["archive", "Good."]


def test_links_in_archives_are_refused(at: At) -> None:
    def link(member: tarfile.TarInfo) -> None:
        member.type, member.linkname, member.size = tarfile.SYMTYPE, "/etc/passwd", 0

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        member = zipfile.ZipInfo("link.txt")
        member.create_system, member.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    assert outcomes(at("t.tar", tarred({"link.txt": ""}, link))) == [("link.txt", "archive")]
    assert outcomes(at("z.zip", packed.getvalue())) == [("link.txt", "archive")]


def test_a_member_that_unpacks_to_far_more_than_it_is_packed_is_refused(at: At) -> None:
    bomb = zipped({"bomb.txt": b" " * (8 * limits.MIB), "a.txt": "Good."})
    assert outcomes(at("bomb.zip", bomb)) == [("bomb.txt", "archive"), ("a.txt", "Good.")]
    assert outcomes(at("bomb.gz", gzip.compress(b" " * (64 * limits.MIB)))) == [("", "archive")]


def test_an_archive_with_too_much_in_it_is_left_where_the_limit_is(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    path = at("many.zip", zipped({f"{n}.txt": "Talks were held." for n in range(5)}))
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 2)
    assert [text for _, text in outcomes(path)] == ["Talks were held.", "Talks were held.", "archive"]
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 200_000)
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 40)
    assert [text for _, text in outcomes(path)] == ["Talks were held.", "Talks were held.", "archive"]


def test_a_damaged_member_is_refused_and_the_rest_is_read(at: At) -> None:
    content = bytearray(zipped({"a.txt": "The ministers met in Geneva. " * 20, "b.txt": "Good."}))
    content[45] ^= 0xFF
    assert outcomes(at("damaged.zip", bytes(content))) == [("a.txt", "archive"), ("b.txt", "Good.")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.zip", zipped({"a.txt": "First." * 100})[:80]),
        ("cut.gz", gzip.compress(b"First." * 1000)[:30]),
        ("cut.tar", tarred({"a.txt": "First." * 1000})[:600]),
    ],
    ids=("cut.zip", "cut.gz", "cut.tar"),  # the bytes hold the time at which they were made
)
def test_an_archive_that_breaks_off_is_refused(at: At, name: str, content: bytes) -> None:
    assert {reason for _, reason in outcomes(at(name, content))} == {"archive"}


def test_refusals_of_one_name_are_told_apart(at: At) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("../a.txt", "First.")
        archive.writestr("../a.txt", "Second.")
    assert outcomes(at("twice.zip", packed.getvalue())) == [("../a.txt", "archive"), ("../a.txt (2)", "archive")]


def test_pictures_and_empty_members_are_refused_by_name(at: At) -> None:
    path = at("mixed.zip", zipped({"a.txt": "First.", "map.png": b"\x89PNG\r\n\x1a\n\x00", "none.txt": ""}))
    assert outcomes(path) == [("a.txt", "First."), ("map.png", "binary"), ("none.txt", "empty")]


def test_files_that_systems_put_into_archives_are_left_out(at: At) -> None:
    path = at("mac.zip", zipped({"a.txt": "First.", "__MACOSX/._a.txt": b"\x00\x05", ".DS_Store": b"\x00"}))
    assert outcomes(path) == [("a.txt", "First.")]


def test_a_powerpoint_file_is_refused_as_what_it_is_and_not_unpacked(at: At) -> None:
    path = at("talks.pptx", zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<p/>"}))
    (found,) = read(path)
    assert isinstance(found, ReadingError)
    assert found.reason == "format"
    assert "PowerPoint" in found.detail


def test_two_members_of_one_name_are_one_document_and_a_reject(at: At) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "First.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Second.")
    assert [reason for _, reason in outcomes(at("twice.zip", packed.getvalue()))] == ["First.", "archive"]
