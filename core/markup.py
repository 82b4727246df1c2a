"""HTML that cannot be broken out of: text is escaped unless it was made here.

Documents are other people's text and may hold markup, scripts and control characters. Whatever is shown on a page or
in a report goes through `tag` and `shown`; no other module writes an angle bracket.
"""

from __future__ import annotations

import re
from html import escape


class Markup(str):
    """HTML made by `tag` or `shown`; anything else is escaped when it becomes a child."""

    __slots__ = ()


VOID = frozenset({"br", "hr", "meta", "wbr"})
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""Controls save tab and line ends; embeddings, overrides and isolates of the writing direction."""


def shown(text: str) -> Markup:
    """Text as HTML. Control characters and marks that turn the writing direction are shown, not obeyed."""
    return Markup(_UNSEEN.sub(_visible, escape(text, quote=True)))


def tag(name: str, /, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """An element. Attribute names: `class_` is class, other underscores are hyphens; None and False are left out."""
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        parts.append(f" {key}" if value is True else f' {key}="{_attribute(str(value))}"')
    parts.append(">")
    if name in VOID:
        return Markup("".join(parts))
    parts += [child if isinstance(child, Markup) else shown(child) for child in children if child]
    parts.append(f"</{name}>")
    return Markup("".join(parts))


def joined(parts: list[Markup] | tuple[Markup, ...], between: str = "") -> Markup:
    """Elements one after the other."""
    return Markup(shown(between).join(parts))


def _attribute(value: str) -> str:
    return _UNSEEN.sub("", escape(value, quote=True))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return f'<span class="unseen">{chr(0x2400 + code)}</span>'
    if code == 0x7F:
        return '<span class="unseen">\u2421</span>'
    if code < 0xA0:
        return '<span class="unseen">\ufffd</span>'
    return f'<span class="unseen" title="U+{code:04X}">\u25cc</span>'
