"""What a store knows already, so that only what is new or changed is parsed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from core.additions import NONE, Additions
from core.article import Document
from core.corpus import twins
from core.rows import content_hash, document_id, metadata_hash
from core.store.folder import Commit, dataset, read_commit
from core.version import PARSER_VERSION

_DOCUMENT = [
    "doc_id", "source", "location", "content_hash", "metadata_hash", "parser_version", "published", "published_source",
]  # fmt: skip
_RETRIED = "internal"
"""The reason of rejects that are tried again: they may have been for want of memory, or mended since."""


@dataclass(frozen=True, slots=True)
class _Stored:
    doc_id: str
    source: str | None
    location: str | None
    content_hash: str
    metadata_hash: str | None
    parser_version: str
    published: date | None
    published_source: str | None


@dataclass(frozen=True, slots=True)
class _Rejected:
    reason: str
    detail: str
    content_hash: str | None
    parser_version: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """Documents and rejects of a store, by what tells them apart."""

    by_id: Mapping[str, _Stored]
    by_location: Mapping[str, _Stored]
    sources: Mapping[str, str]
    """Location -> source of what was read there, under that or another name."""
    rejects: Mapping[tuple[str, str], _Rejected]
    """By source and stage."""
    parser_version: str = PARSER_VERSION
    """Of what reads documents now, the user's additions with it."""
    commit: Commit | None = None
    """The state of the store that all this was read from."""

    @classmethod
    def of(cls, folder: Path, additions: Additions = NONE, before: Known | None = None) -> Known:
        """What the store in this folder knows now; `before` where the store is still as it was then. Raises StoreError
        where it cannot be read."""
        commit = read_commit(folder)
        if before is not None and before.commit == commit:
            return before
        stored: dict[str, _Stored] = {}
        at: dict[str, _Stored] = {}
        named: dict[str, str] = {}
        documents = dataset(folder, commit, "documents")
        # A store of an earlier version has fewer columns. Batch by batch: a store may have millions of documents.
        there = [name for name in (*_DOCUMENT, "sources", "locations") if name in documents.schema.names]
        for batch in documents.to_batches(columns=there):
            for row in batch.to_pylist():
                one = stored[row["doc_id"]] = _Stored(*(row.get(name) for name in _DOCUMENT))
                for source, location in twins.places({"sources": None} | row):
                    if location:
                        at[location], named[location] = one, source or location
        return cls(stored, at, named, _rejects(folder, commit), additions.parser_version, commit)

    def has(self, document: Document) -> bool:
        """Whether this parser, with these additions, has read this very text from this place, and knows no less of
        what its file says beside it."""
        if self.refusal(document) is not None:
            return True
        stored = self._stored(document)
        if stored is None or stored.parser_version != self.parser_version:
            return False
        return not (_is_redated(stored, document) or _is_redescribed(stored, document))

    def as_stored(self, document: Document) -> Document:
        """The document with the name under which the store has this very text of this place, so that its rows keep
        their ids when it is parsed anew, and with the day that was given for it then, if none is given now."""
        stored = self._stored(document)
        if stored is None:
            return document
        named = replace(document, source=stored.source)
        if (at := self.by_location.get(document.location or "")) is stored and at.location is not None:
            # One of several places where it is: the document is named by another.
            named = replace(named, location=at.location)
        if document.published is None and stored.published_source == "option":
            named = replace(named, published=stored.published, published_source="option")
        return named

    def outdated(self) -> dict[str, str]:
        """Location -> source of the documents that another parser, or this one with other additions, has read."""
        return {
            location: self.sources[location]
            for location, stored in self.by_location.items()
            if stored.parser_version != self.parser_version
        }

    def refusal(self, document: Document) -> str | None:
        """Why this parser has refused this very text, in a sentence; None where it has not."""
        rejected = self.rejects.get((document.source or "", "parsing"))
        if rejected is None or rejected.reason == _RETRIED or rejected.parser_version != PARSER_VERSION:
            return None
        return rejected.detail if rejected.content_hash == content_hash(document.text) else None

    def has_refused(self, source: str, stage: str, detail: str, text_hash: str | None) -> bool:
        """Whether this very refusal is in the store, so that there is nothing to write."""
        rejected = self.rejects.get((source, stage))
        if rejected is None or (rejected.detail, rejected.content_hash) != (detail, text_hash):
            return False
        return stage == "reading" or rejected.parser_version == PARSER_VERSION

    def left_by(self, document: Document) -> set[str]:
        """The document's location, where the store has another text of it."""
        stored = self.by_location.get(document.location or "")
        if document.location is None or stored is None or stored.content_hash == content_hash(document.text):
            return set()
        return {document.location}

    def _stored(self, document: Document) -> _Stored | None:
        if (stored := self.by_id.get(document_id(document.text, document.source))) is not None:
            return stored
        # The same file under another name, as seen from another folder: its rows keep the ids that they have.
        stored = self.by_location.get(document.location or "")
        return stored if stored is not None and stored.content_hash == content_hash(document.text) else None


def _is_redated(stored: _Stored, document: Document) -> bool:
    """Whether the document's day is now given otherwise: by the user, or by its file where the file's was taken."""
    if document.published is None or document.published == stored.published:
        return False
    return document.published_source == "option" or stored.published_source == "metadata"


def _is_redescribed(stored: _Stored, document: Document) -> bool:
    """Whether its file says something else beside the text than it did."""
    return stored.metadata_hash is not None and stored.metadata_hash != metadata_hash(document)


def _rejects(folder: Path, commit: Commit) -> dict[tuple[str, str], _Rejected]:
    runs = dataset(folder, commit, "runs").to_table(columns=["run_id", "versions"]).to_pylist()
    parsers = {row["run_id"]: json.loads(row["versions"] or "{}").get("communique") for row in runs}
    rejects = dataset(folder, commit, "rejects").to_table().to_pylist()
    return {
        (row["source"], row["stage"]): _Rejected(
            # A store of an earlier version has no such column.
            row["reason"], row["detail"], row.get("content_hash"), parsers.get(row["run_id"]),
        )
        for row in rejects
    }  # fmt: skip
