"""Mail, mail boxes, feeds and crawls: each entry is a document of its own."""

from __future__ import annotations

import gzip
import io
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import brotli
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from core.article import Document
from core.errors import ReadingError
from core.reading import limits, read

PAGE = b"<html><body><h1>Talks in Riga</h1><p>The ministers met in Riga on Monday.</p></body></html>"


def documents(path: Path) -> list[Document]:
    found = list(read(path))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def mail(subject: str = "Readout of the call with President Karimi") -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = "Press Office <press@mfa.example>"
    made["To"] = "list@example.org"
    made["Subject"] = subject
    made["Date"] = "Tue, 04 May 2021 23:10:00 -0500"
    made["Message-ID"] = "<1@mfa.example>"
    made.set_content(
        "The minister spoke with President Kärimi.\n\nThey agreed to meet again.\n", cte="quoted-printable"
    )
    return made


def test_a_mail_is_known_by_its_content_and_gives_subject_sender_and_day(tmp_path: Path) -> None:
    (tmp_path / "readout.txt").write_bytes(mail().as_bytes())
    (found,) = documents(tmp_path / "readout.txt")
    assert found.text == "The minister spoke with President Kärimi.\n\nThey agreed to meet again.\n"
    assert (found.title, found.byline) == ("Readout of the call with President Karimi", "Press Office")
    assert (found.published, found.published_source, found.format) == (date(2021, 5, 4), "metadata", "mail")


def test_the_day_of_a_mail_that_passes_on_another_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("Fwd: Readout of the call").as_bytes())
    (found,) = documents(tmp_path / "a.eml")
    assert (found.title, found.published) == ("Readout of the call", None)


def test_attachments_are_read_as_what_they_are(tmp_path: Path) -> None:
    made = mail()
    made.add_alternative("<p>The same as HTML.</p>", subtype="html")
    made.add_attachment(b"Attached text.", maintype="text", subtype="plain", filename="../../notes.txt")
    made.add_attachment(PAGE, maintype="application", subtype="octet-stream", filename="page.dat")
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    own, notes, page = documents(tmp_path / "a.eml")
    assert own.text.startswith("The minister spoke")
    assert notes.source == f"{tmp_path / 'a.eml'}/.._.._notes.txt"
    assert (notes.text, page.format) == ("Attached text.", "html")


def test_a_mail_that_is_only_html_is_read_as_it_is_shown(tmp_path: Path) -> None:
    made = mail()
    made.set_content("<p>First.</p><p>Second&nbsp;line.</p><script>x()</script>", subtype="html")
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    assert documents(tmp_path / "a.eml")[0].text == "First.\n\nSecond line."


def test_a_page_that_a_browser_saved_as_one_file_is_a_page_not_a_mail(tmp_path: Path) -> None:
    made = mail("Talks in Riga")
    del made["From"]
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://wire.example/1"
    made.set_content(PAGE.decode(), subtype="html")
    made.add_related(b"\x89PNG", "image", "png")
    (tmp_path / "page.mhtml").write_bytes(made.as_bytes())
    (found,) = documents(tmp_path / "page.mhtml")
    assert (found.format, found.outlet, found.byline) == ("html", "wire.example", None)
    # The Date field is the day on which the page was saved.
    assert (found.title, found.published) == ("Talks in Riga", None)


def test_every_mail_of_a_box_is_read(tmp_path: Path) -> None:
    box = b"".join(
        b"From press@mfa.example Tue May  4 23:10:00 2021\n" + mail(subject).as_bytes().replace(b"\r\n", b"\n") + b"\n"
        for subject in ("First readout", "Second readout")
    )
    (tmp_path / "box").write_bytes(box.replace(b"They agreed", b">From Oslo they agreed"))
    first, second = documents(tmp_path / "box")
    assert (first.title, second.title) == ("First readout", "Second readout")
    assert (first.source, second.source) == (f"{tmp_path / 'box'}/mail 1", f"{tmp_path / 'box'}/mail 2")
    assert "\n\nFrom Oslo they agreed to meet again." in first.text


def test_a_memo_that_begins_with_from_and_to_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("From: the minister\nTo: the cabinet\nSubject: talks\n\nThe talks went on.\n")
    assert documents(tmp_path / "memo.txt")[0].format == "text"


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example Wire: World</title><link>https://wire.example/</link>
<item><title>Talks in Riga &amp; Oslo</title><link>https://wire.example/1</link><guid>item-1</guid>
<dc:creator>Ida Berg</dc:creator>
<pubDate>Tue, 04 May 2021 08:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The ministers met.</p><p>They <b>agreed</b> on trade.</p>]]></content:encoded></item>
<item><title>Only a headline</title><guid>item-2</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><entry><title>Talks in Riga</title>
<id>urn:1</id><link href="https://wire.example/1"/><published>2021-05-04T08:00:00Z</published>
<author><name>Ida Berg</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ministers
met.</p><p>They agreed.</p></div></content></entry></feed>"""


def test_an_entry_of_a_feed_is_a_document_and_a_lone_headline_a_reject(tmp_path: Path) -> None:
    (tmp_path / "feed.txt").write_text(RSS)
    first, second = read(tmp_path / "feed.txt")
    assert isinstance(first, Document)
    assert first.text == "Talks in Riga & Oslo\n\nThe ministers met.\n\nThey agreed on trade."
    assert (first.title, first.byline, first.outlet) == ("Talks in Riga & Oslo", "Ida Berg", "Example Wire: World")
    assert (first.published, first.source) == (date(2021, 5, 4), f"{tmp_path / 'feed.txt'}/item-1")
    assert isinstance(second, ReadingError)
    assert second.reason == "empty"


def test_an_atom_feed_is_read(tmp_path: Path) -> None:
    (tmp_path / "feed").write_text(ATOM)
    (found,) = documents(tmp_path / "feed")
    assert found.text == "Talks in Riga\n\nThe ministers met.\n\nThey agreed."
    assert (found.byline, found.published) == ("Ida Berg", date(2021, 5, 4))


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(tmp_path: Path, entity: str, encoding: str) -> None:
    hostile = (
        RSS.replace("<rss", f"<!DOCTYPE rss [{entity}]><rss", 1).replace("Short.", "&a;").replace("utf-8", encoding)
    )
    (tmp_path / "feed.xml").write_bytes(hostile.encode(encoding))
    (found,) = read(tmp_path / "feed.xml")
    assert isinstance(found, ReadingError)
    assert "root:" not in found.detail


def warc(*, packed: bool) -> bytes:
    out = io.BytesIO()
    for address, status, kind, body in (
        ("https://wire.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://wire.example/logo.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("https://wire.example/2", "404 Not Found", "text/html", PAGE),
        ("https://wire.example/3", "200 OK", "text/plain", b"Plain text of talks."),
    ):
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = address
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        record.set_bytes_content(head + body)
        one = io.BytesIO()
        record.write(one)
        out.write(gzip.compress(one.getvalue()) if packed else one.getvalue())
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_crawl_are_read_and_pictures_and_errors_passed_over(tmp_path: Path, packed: bool) -> None:
    (tmp_path / "crawl").write_bytes(warc(packed=packed))
    page, plain = documents(tmp_path / "crawl")
    assert page.source == f"{tmp_path / 'crawl'}/https://wire.example/1"
    assert (page.text, page.outlet) == ("Talks in Riga\n\nThe ministers met in Riga on Monday.", "wire.example")
    assert plain.text == "Plain text of talks."


def crawled(body: bytes, *headers: bytes) -> bytes:
    """A record of one answer."""
    http = b"\r\n".join((b"HTTP/1.1 200 OK", b"Content-Type: text/html", *headers, b"", b"")) + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/1\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(http), http)
    )


def test_a_page_packed_with_brotli_is_read(tmp_path: Path) -> None:
    (tmp_path / "crawl").write_bytes(crawled(brotli.compress(PAGE), b"Content-Encoding: br"))
    (page,) = documents(tmp_path / "crawl")
    assert page.text == "Talks in Riga\n\nThe ministers met in Riga on Monday."


def test_what_brotli_packs_too_much_of_and_what_is_damaged_is_refused(tmp_path: Path) -> None:
    bomb = brotli.compress(b"<p>Talks.</p>" + b" " * (limits.WARC_RECORD_BYTES + 1), quality=2)
    assert len(bomb) < 10_000
    for body, reason in ((bomb, "too large"), (brotli.compress(PAGE)[:-9], "format"), (b"\xff" * 40, "format")):
        (tmp_path / "crawl").write_bytes(crawled(body, b"Content-Encoding: br"))
        (why,) = read(tmp_path / "crawl")
        assert isinstance(why, ReadingError)
        assert why.reason == reason


@pytest.mark.parametrize("charset", ["\x00utf-8", "idna", "undefined", "no such", "base64"])
def test_a_mail_that_states_an_impossible_encoding_is_read_by_its_bytes(tmp_path: Path, charset: str) -> None:
    (tmp_path / "a.eml").write_bytes(
        f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n".encode()
        + "Talks were held in São Tomé.".encode()
    )
    (found,) = documents(tmp_path / "a.eml")
    assert found.text == "Talks were held in São Tomé."
