"""Files and folders: what is read, in which order, under which name."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from core.article import Document
from core.errors import ReadingError
from core.reading import read
from tests.reading.found import only, refused


def outcomes(paths: object, **options: object) -> list[tuple[str, str]]:
    """Source and either the text or the reason of each."""
    return [
        (found.source or "", found.reason if isinstance(found, ReadingError) else found.text)
        for found in read(paths, **options)  # type: ignore[arg-type]
    ]


def test_a_text_file_is_one_document_whole_and_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "item.txt"
    path.write_text("TEHRAN, Aug. 8 --  Talks.\n\n\n  They went on. \u00a0\n\n", encoding="utf-8")
    found = only(path)
    assert found.text == "TEHRAN, Aug. 8 --  Talks.\n\n\n  They went on. \u00a0\n\n"
    assert (found.source, found.location, found.format) == (str(path), str(path.resolve()), "text")


def test_the_source_is_the_path_as_the_user_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("Talks.")
    monkeypatch.chdir(tmp_path)
    (found,) = read("reports")
    assert isinstance(found, Document)
    assert found.source == "reports/a.txt"
    assert found.location == str(tmp_path.resolve() / "reports" / "a.txt")


def test_a_folder_is_read_in_order_through_its_folders_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.git/config", ".hidden.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [text for _, text in outcomes(tmp_path)] == ["a/z.txt", "b.txt", "c.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks.")
    assert len(outcomes([tmp_path, tmp_path / "a.txt", str(tmp_path / "." / "a.txt")])) == 1


def test_files_are_opened_one_by_one_as_documents_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("First.")
    later = tmp_path / "b.txt"
    found = read([tmp_path / "a.txt", later])
    assert next(found).text == "First."  # type: ignore[union-attr]
    later.write_text("Written after the first was read.")
    assert next(found).text == "Written after the first was read."  # type: ignore[union-attr]


def test_line_ends_become_line_feeds_and_a_mark_at_the_beginning_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "dos.txt"
    path.write_bytes(b"\xef\xbb\xbfFirst.\r\n\r\nSecond.\rThird.\n")
    assert only(path).text == "First.\n\nSecond.\nThird.\n"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\t\n \xc2\xa0\n"])
def test_a_file_without_words_is_refused_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert refused(path).reason == "empty"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("map.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "format"),
        ("settings.txt", b'<?xml version="1.0"?><settings><talks>on</talks></settings>', "format"),
        (
            "drawing.txt",
            b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Talks</text></svg>',
            "binary",
        ),
        ("feed.txt", b'<?xml version="1.0"?><rss version="2.0"></rss>', "empty"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "format"),
        ("pack.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "archive"),
    ],
)
def test_what_is_no_report_is_refused_by_its_content(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path).reason == reason


def test_a_text_that_begins_like_a_picture_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "item.txt"
    path.write_text("BMW and MZ were at the fair. RIFF raff.")
    assert only(path).text.startswith("BMW")


def test_a_missing_path_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks.")
    missing = str(tmp_path / "no such file.txt")
    assert outcomes([missing, tmp_path / "a.txt"]) == [(missing, "missing"), (str(tmp_path / "a.txt"), "Talks.")]


def test_a_path_that_no_file_can_have_is_missing() -> None:
    assert [reason for _, reason in outcomes(["bad\x00name", ""])] == ["missing", "missing"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Talks.")
    path.chmod(0)
    assert refused(path).reason == "permission"


def test_a_name_too_long_for_a_file_and_a_circle_of_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refused(tmp_path / ("x" * 5000)).reason == "missing"
    assert refused(tmp_path / "a").reason == "missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refused(tmp_path / "pipe.txt").reason == "format"


def test_a_link_to_a_folder_above_does_not_run_in_circles(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Talks.")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert [text for _, text in outcomes(tmp_path)] == ["Talks."]


def test_the_option_dates_a_text_that_says_nothing_of_its_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks.")
    (found,) = read(tmp_path, published=date(2005, 8, 8))
    assert isinstance(found, Document)
    assert (found.published, found.published_source) == (date(2005, 8, 8), "option")


def test_the_day_that_the_file_states_is_kept_against_the_option(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2021-01-22\n---\nTalks.\n")
    (found,) = read(tmp_path, published=date(2005, 8, 8))
    assert isinstance(found, Document)
    assert (found.published, found.published_source) == (date(2021, 1, 22), "metadata")


def test_a_text_above_the_limit_is_refused_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"Talks. " * 5_000_000)
    assert refused(path).reason == "too large"


def test_ten_megabytes_in_one_line_are_one_document(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("Leaders met in Geneva. " * 450_000)
    assert len(only(path).text) == 450_000 * 23
