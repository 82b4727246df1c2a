"""Who sets something down: the name that stands beside notes, saved views and corrections."""

from __future__ import annotations

import getpass
import os

VARIABLE = "COMMUNIQUE_AUTHOR"
"""Of the environment: the name to use in place of the user's name on this machine."""
_LONGEST = 100


def author() -> str:
    """COMMUNIQUE_AUTHOR, else the user's name on this machine, else "unknown"."""
    return tidy(os.environ.get(VARIABLE, "")) or tidy(_user()) or "unknown"


def tidy(name: str) -> str:
    """A name as it is kept: on one line, without what cannot be shown, not longer than a hundred characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_LONGEST]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return ""
