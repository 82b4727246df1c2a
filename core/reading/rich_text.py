"""RTF files: the text as printed. Written here: what is needed of the format (RTF 1.9) is small.

Fonts, styles, pictures, headers and footers, comments and fields' codes are left out. Characters are read by \\uN, by
the code page of their font, else by that of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.article import Document
from core.reading import limits
from core.reading.decoding import Undecodable, clean
from core.reading.raw import Found, Raw

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_UNSEEN = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "annotation", "atnid", "atnauthor", "listtable", "listoverridetable",
    "revtbl", "rsidtbl", "generator", "xmlnstbl", "themedata", "colorschememapping", "datastore", "latentstyles",
    "fldinst", "bkmkstart", "bkmkend", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict",
    "tc", "xe", "template", "filetbl", "mmathPr", "userprops", "private",
))  # fmt: skip
_SIGNS = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "row": "\n\n", "line": "\n", "tab": "\t", "cell": "\t",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_DEEPEST = 10_000


@dataclass(frozen=True, slots=True)
class _Group:
    seen: bool = True
    skip: int = 1
    """Stand-in characters behind a \\uN."""
    font: int | None = None
    hidden: bool = False


def certainty(head: bytes, name: str) -> int:
    return 4 if head.lstrip(b" \r\n\t\xef\xbb\xbf").startswith(b"{\\rtf") else 0


def read(raw: Raw) -> Found:
    """One document."""
    content = raw.whole(limits.RTF_BYTES)
    try:
        text = clean(printed(content))
    except Undecodable as why:
        yield raw.refused(why.reason, why.detail, content)
        return
    except ValueError as broken:
        yield raw.refused("format", f"the RTF file is damaged ({broken}); open it and save it anew", content)
        return
    if not text:
        yield raw.refused("empty", "the RTF file holds no text", content)
        return
    yield Document(text, source=raw.source, location=raw.location, format="rtf")


def printed(content: bytes) -> str:
    """The text, paragraphs parted by blank lines. Raises ValueError where groups are not closed as they were opened."""
    out: list[str] = []
    pending = bytearray()
    stack: list[_Group] = []
    now, page, fonts, defining, stand_ins = _Group(), "cp1252", dict[int, str](), None, 0
    in_fonts = 0
    at = 0

    def flush() -> None:
        if pending:
            encoding = fonts.get(now.font, page) if now.font is not None else page
            out.append(pending.decode(encoding, "replace"))
            pending.clear()

    while found := _TOKEN.match(content, at):
        at = found.end()
        code, word, number, sign, brace, plain = found.groups()
        value = int(number) if number else None
        shown = now.seen and not now.hidden
        if brace == b"{":
            flush()
            if len(stack) >= _DEEPEST:
                raise ValueError("groups lie in each other too deep")
            stack.append(now)
        elif brace == b"}":
            flush()
            if not stack:
                raise ValueError("a group is closed that was not opened")
            now = stack.pop()
            in_fonts = in_fonts if len(stack) >= in_fonts else 0
            if not stack:
                break
        elif word is not None:
            name = word.decode("ascii")
            if name != "u":
                flush()
            if name == "ansicpg" and value:
                page = _known(f"cp{value}") or page
            elif name in ("mac", "pc", "pca"):
                page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[name]
            elif name == "fonttbl":
                in_fonts, now = len(stack), replace(now, seen=False)
            elif name == "f" and value is not None:
                defining = value
                now = now if in_fonts else replace(now, font=value)
            elif name == "fcharset" and in_fonts and defining is not None and value in _CHARSETS and value != 0:
                fonts[defining] = _CHARSETS[value]
            elif name == "bin" and value and value > 0:
                at += value
            elif name in _UNSEEN:
                now = replace(now, seen=False)
            elif name == "v":
                now = replace(now, hidden=value != 0)
            elif name == "plain":
                now = replace(now, hidden=False, font=None)
            elif name == "uc" and value is not None:
                now = replace(now, skip=max(0, value))
            elif name == "u" and value is not None:
                flush()
                if shown:
                    out.append(chr(value % 0x10000))
                stand_ins = now.skip
                continue
            elif shown and name in _SIGNS:
                out.append(_SIGNS[name])
        elif code is not None:
            if stand_ins:
                stand_ins -= 1
                continue
            if shown:
                pending.append(int(code, 16))
        elif sign is not None:
            if sign == b"*":
                now = replace(now, seen=_is_seen(content, at) and now.seen)
            elif shown:
                flush()
                out.append({b"~": "\u00a0", b"_": "-", b"-": "", b"\n": "\n\n", b"\r": "\n\n"}.get(sign, ""))
                if sign in b"\\{}":
                    out.append(sign.decode("ascii"))
        elif plain is not None:
            cut = min(stand_ins, len(plain))
            if shown:
                pending += plain[cut:]
        stand_ins = 0
    flush()
    if stack:
        raise ValueError("it breaks off")
    return _laid("".join(out))


def _is_seen(content: bytes, at: int) -> bool:
    """Whether a group that older programs may pass over holds text: none does but shapes' text."""
    return content.startswith((b"\\shptxt", b"\\shpinst"), at)


def _known(encoding: str) -> str | None:
    try:
        "".encode(encoding)
    except LookupError:
        return "utf-8" if encoding == "cp65001" else None
    return encoding


def _laid(text: str) -> str:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    paragraphs = ("\n".join(" ".join(line.split(" ")).strip() for line in p.split("\n")) for p in text.split("\n\n"))
    return "\n\n".join(stripped for p in paragraphs if (stripped := p.strip()))
