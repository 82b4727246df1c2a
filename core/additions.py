"""What a user adds to the knowledge that the product comes with. It travels with each document to the steps."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from core.version import PARSER_VERSION


@dataclass(frozen=True, slots=True)
class Additions:
    """Texts of a user's files, "" for none: `topics`, a TOML file of topics and issues that core.topics.own has read;
    `office_holders`, a CSV file that core.actors.office_list has read."""

    topics: str = ""
    office_holders: str = ""

    @property
    def parser_version(self) -> str:
        """The parser's version with what was added to it: "0.1.0+topics.1f3a5b7c.holders.2b4d6f80".

        Stored with every document, so that one that was read with other additions is parsed anew.
        """
        texts = {"topics": self.topics, "holders": self.office_holders}
        added = [f"{of}.{hashlib.sha256(text.encode()).hexdigest()[:8]}" for of, text in texts.items() if text]
        return f"{PARSER_VERSION}+{'.'.join(added)}" if added else PARSER_VERSION


NONE = Additions()


def read(topics: str | Path | None, office_holders: str | Path | None) -> Additions:
    """What these files of a user add; None: no such file. Raises ReadingError where one cannot be used."""
    from core.actors import office_list
    from core.topics import own

    return Additions(
        topics=own.read(topics) if topics is not None else "",
        office_holders=office_list.read(office_holders) if office_holders is not None else "",
    )
