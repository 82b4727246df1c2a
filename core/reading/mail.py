"""Mail (EML), and web pages that browsers save as one file (MHTML): text, subject, sender and day; attachments apart.

The subject is the headline, the Date field the day of publication, unless the mail passes on another one (Fwd:, Re:).
"""

from __future__ import annotations

import io
import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from core import outlets
from core.article import Document
from core.errors import ReadingError
from core.reading import limits, markup, web_page
from core.reading.archive import printable, too_deep
from core.reading.decoding import Undecodable, clean
from core.reading.metadata import read_date
from core.reading.raw import Found, Raw

_FIELD = rb"[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,200}"
_HEAD = re.compile(rb"(?:" + _FIELD + rb"){2,200}\r?\n", re.I)
_FROM = re.compile(rb"^(?:From|Return-Path):", re.I | re.M)
_ONLY_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|X-Mailer):", re.I | re.M)
_PASSED_ON = re.compile(r"(?:(?:fwd?|fw|re|aw|wg|tr|rv|enc)\s*:\s*)+", re.I)
_SAVED_BY_BROWSER = re.compile(r"[\s\"'<]*saved by ", re.I)


def certainty(head: bytes, name: str) -> int:
    found = _HEAD.match(head)
    if found is None:
        return 0
    fields = found[0]
    if _FROM.search(fields) and (_ONLY_MAIL.search(fields) or name.lower().endswith((".eml", ".mht", ".mhtml"))):
        return 3
    return 0


def read(raw: Raw) -> Found:
    """The mail's own text as a document, then what is attached to it."""
    yield from message(raw, raw.whole(limits.MAIL_BYTES))


def message(raw: Raw, content: bytes) -> Found:
    """The same for a mail in memory."""
    try:
        mail = BytesParser(policy=policy.default.clone(max_line_length=None)).parsebytes(content)
        assert isinstance(mail, EmailMessage)
        parts = list(mail.walk())
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, IndexError, TypeError) as broken:
        yield raw.refused("format", f"the mail is damaged ({type(broken).__name__}); save it anew", content)
        return
    if len(parts) > limits.MAIL_PARTS:
        yield raw.refused("too large", f"the mail has more than {limits.MAIL_PARTS} parts", content)
        return
    plain = next((p for p in parts if _is_text(p, "text/plain")), None)
    page = next((p for p in parts if _is_text(p, "text/html")), None)
    yield _document(raw, mail, plain, page)
    for number, part in enumerate(parts, start=1):
        name = _field_of(part.get_filename)
        if part.is_multipart() or not (name or part.get_content_disposition() == "attachment"):
            continue
        if (
            part.get_content_maintype() in ("image", "audio", "video")
            and part.get_content_disposition() != "attachment"
        ):
            continue
        if refusal := too_deep(raw):
            yield refusal
            return
        held = part.get_payload(decode=True)
        shown = printable(name or f"attachment {number}").replace("/", "_").replace("\\", "_")
        yield raw.inside(shown, io.BytesIO(held if isinstance(held, bytes) else b""))


def _is_text(part: EmailMessage, kind: str) -> bool:
    return part.get_content_type() == kind and part.get_content_disposition() != "attachment"


def _document(
    raw: Raw, mail: EmailMessage, plain: EmailMessage | None, page: EmailMessage | None
) -> Document | ReadingError:
    subject = _field(mail, "Subject")
    sender = _field(mail, "From") or ""
    try:
        if page is not None and (plain is None or _SAVED_BY_BROWSER.match(sender)):
            shown = _decoded(page)
            if _SAVED_BY_BROWSER.match(sender):
                address = _field(mail, "Snapshot-Content-Location") or _field(page, "Content-Location")
                return web_page.document(Raw(raw.source, raw.location, raw.stream, raw.depth, address), shown)
            text = markup.text_of(shown)
        else:
            text = _decoded(plain) if plain is not None else ""
        text = clean(text)
    except Undecodable as why:
        return raw.refused(why.reason, why.detail)
    if not text.strip():
        return raw.refused("empty", "the mail has no text of its own", subject)
    if len(text) > limits.TEXT_BYTES:
        return raw.refused("too large", f"its text has more than {limits.TEXT_BYTES} characters", text)
    bare = _PASSED_ON.sub("", subject or "", count=1) or None
    made = Document(text, source=raw.source, location=raw.location, format="mail", title=bare)
    name, _, address = sender.rpartition("<")
    made.byline = name.strip(" \"'") or None
    host = address.strip("> ").rpartition("@")[2]
    known = outlets.by_address(f"mail://{host}") if host else None
    made.outlet = known if known and "." not in known and known != host else None
    if bare == subject and (day := read_date(_field(mail, "Date") or "")):
        made.published, made.published_source = day, "metadata"
    return made


def _decoded(part: EmailMessage) -> str:
    """The characters of a part: by the encoding that it states, else as any text. Raises Undecodable."""
    held = part.get_payload(decode=True)
    return markup.decoded(held if isinstance(held, bytes) else b"", part.get_content_charset())


def _field(mail: EmailMessage, name: str) -> str | None:
    return _field_of(lambda: mail.get(name))


def _field_of(get: object) -> str | None:
    """A field in one line; None where it is missing or so broken that the library cannot take it apart."""
    try:
        found = get() if callable(get) else None
        line = " ".join(str(found).split()) if found is not None else ""
        return line.encode("utf-8", "replace").decode("utf-8").replace("\x00", "�") or None
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return None
