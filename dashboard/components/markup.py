"""HTML of pages: core.markup, and links that stay inside the dashboard. No streamlit."""

from __future__ import annotations

import re

from core.markup import Markup, joined, shown, tag

__all__ = ["Markup", "joined", "link", "shown", "tag"]


def link(href: str, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """A link inside the dashboard (see links); addresses with a scheme raise ValueError."""
    if re.match(r"\s*[A-Za-z][A-Za-z0-9+.-]*:|\s*//", href):
        raise ValueError(f"not an address inside the dashboard: {href}")
    return tag("a", *children, href=href, **attributes)
