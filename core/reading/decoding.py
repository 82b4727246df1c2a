"""Bytes -> text. A text that cannot be decoded with trust is refused, never garbled.

In this order: a byte order mark, UTF-8, UTF-16 known by its zero bytes, Windows-1252 (and its neighbours) where every
character beyond ASCII stands where such a character can stand, then charset-normalizer's judgement for other scripts.
The only changes made to a text: a byte order mark is dropped, and line ends (CR LF, CR) become LF.
"""

from __future__ import annotations

import codecs
import re
from typing import IO

from charset_normalizer import from_bytes

from core.reading import limits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp1250")
"""Tried in this order; the first in which every character stands rightly is taken."""
_SAMPLE = 256 * 1024
_FEWEST = 8
"""Characters by which UTF-16 without a mark is known."""
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_OPENING, _CLOSING = "“‘„‚‹¿¡", "”›"
_ALONE = "’–—…•·€£¥§©®™°±½¼¾×÷†‡\u00a0\u00ad²³"
_WORDS = "àéèóòÀÉÈÓÒ"
"""Letters that are words of a Romance language."""
_NOT_WESTERN = re.compile(r"[ÐÞðþÝý]|i[æè]\b|õ(?!e)")
"""Letters that Windows-1252 has where its Turkish and Central European sisters have commoner ones."""
_CARONS, _OTHERS_OF_CARONS = re.compile(r"[ŠšŽž]"), re.compile(r"[èæøñ]")
_BEYOND_LATIN = 0x370
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Undecodable(ValueError):
    """Why bytes are no text: `reason` is "binary" or "encoding"."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def decode(content: bytes) -> str:
    """The text of these bytes. Raises Undecodable."""
    encoding, mark = encoding_of(content)
    try:
        return clean(content[mark:].decode(encoding))
    except UnicodeDecodeError as broken:
        raise Undecodable(
            "encoding",
            f"it is marked or looks like {encoding} but breaks off its rules at byte {mark + broken.start}; "
            "save it again as UTF-8",
        ) from broken


def clean(text: str) -> str:
    """Text fit to be stored: line ends as LF. Raises Undecodable for control characters and lone surrogates."""
    if _SURROGATE.search(text):
        raise Undecodable("encoding", "it holds halves of characters (lone surrogates); save it again as UTF-8")
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if "\x00" in text or controls > limits.CONTROL_SHARE * len(text) + 2:
        raise Undecodable("binary", "it holds control characters and is no text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(content: bytes) -> tuple[str, int]:
    """The encoding, as Python names it, and the length of its byte order mark. Raises Undecodable."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    if b"\x00" in content:
        return _by_zeros(content), 0
    try:
        content.decode("utf-8")
        return "utf-8", 0
    except UnicodeDecodeError as broken:
        return _by_letters(content, broken), 0


def encoding_of_stream(stream: IO[bytes]) -> tuple[str, int]:
    """The same for a long input, in bounded memory; the stream stands at its beginning again. Raises Undecodable."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    sample = bytearray()
    whole_is_utf8 = True
    while chunk := stream.read(limits.MIB):
        if len(sample) < 4 * _SAMPLE:
            sample += chunk if not sample or _HIGH.search(chunk) else b""
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            whole_is_utf8 = False
            sample += chunk
            break
    stream.seek(0)
    if whole_is_utf8 and b"\x00" not in sample:
        return "utf-8", len(codecs.BOM_UTF8) if sample.startswith(codecs.BOM_UTF8) else 0
    return encoding_of(bytes(sample))


def _by_zeros(content: bytes) -> str:
    """UTF-16 without a mark: Latin text has a zero in every second byte, and only there."""
    sample = content[: _SAMPLE // 2 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half >= _FEWEST and odd > 0.6 * half and even < 0.01 * half:
        return "utf-16-le"
    if half >= _FEWEST and even > 0.6 * half and odd < 0.01 * half:
        return "utf-16-be"
    raise Undecodable("binary", "it holds zero bytes and is no text")


def _by_letters(content: bytes, broken: UnicodeDecodeError) -> str:
    sample = _around_high_bytes(content)
    read = sample.decode("utf-8", "replace")
    faults = read.count("\ufffd")
    if sum(1 for _ in _NOT_ASCII.finditer(read)) - faults > faults:
        raise Undecodable(
            "encoding", f"it is UTF-8 with broken characters, the first at byte {broken.start}; save it again as UTF-8"
        )
    if encoding := _western(sample) or _other_script(sample):
        try:
            content.decode(encoding)
            return encoding
        except UnicodeDecodeError:
            pass  # the sample misled: refused below
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    if controls > limits.CONTROL_SHARE * len(sample) + 2:
        raise Undecodable("binary", "it holds control characters and is no text")
    raise Undecodable("encoding", "its encoding cannot be told with certainty; save it as UTF-8")


def _around_high_bytes(content: bytes) -> bytes:
    """A sample that holds the bytes in question: the beginning, and what surrounds bytes beyond ASCII after it."""
    if len(content) <= 2 * _SAMPLE:
        return content
    parts, size, done = [content[:_SAMPLE]], _SAMPLE, _SAMPLE
    for high in _HIGH.finditer(content, _SAMPLE):
        if high.start() < done:
            continue
        start = max(done, high.start() - 40)
        done = high.start() + 200
        parts.append(content[start:done])
        size += done - start
        if size > 2 * _SAMPLE:
            break
    return b" ".join(parts)


def _western(sample: bytes) -> str | None:
    """The encoding of a Latin text: the first of _SINGLE_BYTE in which every character stands rightly.

    None where another of its neighbours would read it as well and differently: "Erdoðan", "Kovaèeviæ".
    """
    for encoding in _SINGLE_BYTE:
        try:
            read = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(read):
            doubtful = encoding == "cp1252" and (
                _NOT_WESTERN.search(read) or (_CARONS.search(read) and _OTHERS_OF_CARONS.search(read))
            )
            return None if doubtful else encoding
    return None


def _other_script(sample: bytes) -> str | None:
    """charset-normalizer's judgement, where it finds a script of its own (Cyrillic, Greek, Arabic, Chinese)."""
    best = from_bytes(sample[:_SAMPLE], threshold=0.1).best()
    if best is None:
        return None
    letters = [c for c in str(best) if c.isalpha()]
    foreign = sum(ord(c) >= _BEYOND_LATIN for c in letters)
    return best.encoding if foreign * 2 > len(letters) and best.coherence > 0.3 else None


def _plausible(text: str) -> bool:
    """Whether each character beyond ASCII stands where an English text with foreign names has one."""
    letters = sum(1 for character in text if character.isascii() and character.isalpha())
    foreign = 0
    for found in _NOT_ASCII.finditer(text):
        at, character = found.start(), found.group()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if character in _ALONE:
            # "Wa³esa", "man–": a sign between two small letters is a letter misread; an apostrophe and a dash are not.
            if character in "²³½¼¾§©®°±" and before.isalpha() and after.isalpha():
                return False
        elif character in "«»":
            if before.isalnum() and after.isalnum():
                return False
        elif character in _OPENING:
            if before.isalnum() or after.isspace():
                return False
        elif character in _CLOSING:
            if before.isspace() or after.isalpha():
                return False
        elif character.isalpha():
            foreign += 1
            if character.isupper() and before.islower():
                return False
            if not (before.isalpha() or after.isalpha() or character in _WORDS) or (
                before in ".,!?" and after.isspace()
            ):
                return False
        else:
            return False
    return foreign * 8 <= letters
