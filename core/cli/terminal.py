"""What may be written to a terminal. A document's text must not move the cursor, hide or reorder what is shown."""

from __future__ import annotations

import re

_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Control characters but line ends and tabs, marks of direction, characters without width, halves of characters."""


def visible(text: str) -> str:
    """The text with every character spelt out that a terminal would obey or not show: ESC as ␛, others ⟨U+202E⟩."""
    return _HOSTILE.sub(_spelt, text)


def one_line(text: str) -> str:
    """The same in one line: a name or a path in a message."""
    return " ".join(visible(text).split())


def _spelt(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
