"""Who published: an outlet by its code in a dateline ("MNA") or by the address of its page.

Both are in core/lexicon/agencies.tsv.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


def by_code(code: str) -> str | None:
    """The outlet whose items are signed so: "MNA", "Xinhua", "TASS"; None where it is not known."""
    return _codes().get(_folded(code))


def by_address(address: str | None) -> str | None:
    """The outlet whose pages have this address, else the address's host; None where it is no web address."""
    if not address or "://" not in address:
        return None
    try:
        host = (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    for n in range(len(labels) - 1):
        if outlet := _hosts().get(".".join(labels[n:])):
            return outlet
    return host or None


def _folded(code: str) -> str:
    return "".join(c for c in code.casefold() if c.isalnum())


@cache
def _codes() -> dict[str, str]:
    return {_folded(code): row[0] for row in _rows() for code in (row[0], *row[1].split("|")) if code}


@cache
def _hosts() -> dict[str, str]:
    return {host: row[0] for row in _rows() for host in row[2].split("|") if host}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    text = (files("core") / "lexicon" / "agencies.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = []
    for line in lines[1:]:
        outlet, codes, hosts = (*line.split("\t"), "", "")[:3]
        rows.append((outlet, codes, hosts))
    return tuple(rows)
