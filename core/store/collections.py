"""Collections: rows that an analyst keeps, under a name, with notes and in an order of their own; saved views.

They are kept in the store's journal, so they outlive every parse, and several people may change them at once: what
differs in one field is settled by who came last, and nothing else is touched.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.errors import StoreError
from core.store.journal import Journal, Setting, Thing
from core.tables import row_id

KINDS = ("quotes", "meetings", "documents")
"""Tables whose rows can be kept."""
LONGEST_NAME, LONGEST_NOTE = 120, 10_000
"""Characters of a name and of a note."""
_COLLECTION, _NOTE, _VIEW = "collection", "note", "saved view"
_APART = 1e-6
"""Places nearer to each other than this are given anew before something is put between them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Which row is meant, and what finds it again where a newer parser gave it another id (core.store.notes)."""

    table: str
    """One of KINDS."""
    row_id: str
    doc_id: str
    content_hash: str
    """Of its document's text."""
    start: int | None
    """Its span in documents.text; None of a document as a whole."""
    end: int | None
    words: str | None
    """The words at that span; of a document, its title."""
    source: str | None
    location: str | None
    """Of its document."""


@dataclass(frozen=True, slots=True)
class Note:
    """A row that is kept in a collection."""

    note_id: str
    collection_id: str
    mark: Mark
    place: float
    """Where in the collection's order; lower first."""
    text: str | None
    """What the analyst wrote beside it."""
    author: str
    """Who kept it, or who wrote beside it last."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Collection:
    """A named collection. `notes`: what is kept in it, in its order."""

    collection_id: str
    name: str
    about: str | None
    author: str
    at: datetime
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A page with everything that its address holds, under a name."""

    view_id: str
    name: str
    page: str
    query: Mapping[str, Sequence[str]]
    """Parameters of the address."""
    author: str
    at: datetime


class Collections:
    """Collections of the store in `folder`. Every method raises StoreError where the journal cannot be used.

    `author` of the methods that change something: core.author's where it is not given.
    """

    def __init__(self, folder: Path) -> None:
        self._journal = Journal(folder)

    def version(self) -> int:
        """Grows with every change, whoever makes it."""
        return self._journal.version()

    def all(self) -> list[Collection]:
        """Every collection, by name."""
        notes: dict[str, list[Note]] = {}
        for note_id, thing in self._journal.latest(_NOTE).items():
            if _is_kept(thing):
                note = _note(note_id, thing)
                notes.setdefault(note.collection_id, []).append(note)
        made = [
            _collection(id_, thing, notes.get(id_, []))
            for id_, thing in self._journal.latest(_COLLECTION).items()
            if _is_kept(thing)
        ]
        return sorted(made, key=lambda one: (one.name.casefold(), one.at))

    def get(self, collection_id: str) -> Collection | None:
        """The collection with this id; None where there is none (any more)."""
        return next((one for one in self.all() if one.collection_id == collection_id), None)

    def create(self, name: str, *, author: str | None = None) -> str:
        """A new, empty collection; its id. Raises StoreError where the name is empty, too long or taken."""
        name = self._free(name)
        collection_id = f"collection_{uuid.uuid4().hex[:16]}"
        self._set(author, _COLLECTION, collection_id, kept=True, name=name)
        return collection_id

    def rename(self, collection_id: str, name: str, *, author: str | None = None) -> None:
        """Give a collection another name, as `create` takes it."""
        self._set(author, _COLLECTION, collection_id, name=self._free(name, but=collection_id))

    def describe(self, collection_id: str, about: str, *, author: str | None = None) -> None:
        """Say what a collection is about; nothing, with an empty text."""
        self._set(author, _COLLECTION, collection_id, about=_written(about))

    def delete(self, collection_id: str, *, author: str | None = None) -> None:
        """Take a collection away, with its notes; `restore` brings it back."""
        self._set(author, _COLLECTION, collection_id, kept=False)

    def restore(self, collection_id: str, *, author: str | None = None) -> None:
        """Bring a collection back that was deleted, as it was."""
        self._set(author, _COLLECTION, collection_id, kept=True)

    def keep(self, collection_id: str, mark: Mark, *, author: str | None = None) -> str:
        """Put a row into a collection, at its end; the note's id, the same for the same row of the same collection."""
        note_id = _note_id(collection_id, mark)
        there = {note.note_id: note.place for note in self._notes(collection_id)}
        if note_id not in there:
            last = max(there.values(), default=0.0)
            here = asdict(mark) | {"collection_id": collection_id}
            self._set(author, _NOTE, note_id, kept=True, mark=here, place=last + 1)
        return note_id

    def drop(self, note_id: str, *, author: str | None = None) -> None:
        """Take a row out of its collection; what was written beside it comes back with it, should it be kept again."""
        self._set(author, _NOTE, note_id, kept=False)

    def write(self, note_id: str, text: str, *, before: str | None = None, author: str | None = None) -> bool:
        """Write something beside a row, in place of what stood there; nothing, with an empty text.

        `before`: what the writer saw there. Where somebody has written something else meanwhile, both texts are kept,
        one below the other; whether that was so.
        """
        told = self._journal.latest(_NOTE).get(note_id, {}).get("text")
        now = (told.value if told else None) or ""
        ours = _written(text) or ""
        meanwhile = before is not None and now not in (before, ours, "")
        self._set(author, _NOTE, note_id, text=_written(f"{now}\n\n{ours}" if meanwhile and ours else ours))
        return meanwhile

    def move(self, note: Note, to: int, *, author: str | None = None) -> None:
        """Put a note at this position, from 0, of its collection's order."""
        others = [one for one in self._notes(note.collection_id) if one.note_id != note.note_id]
        to = min(max(to, 0), len(others))
        if any(after.place - before.place < _APART for before, after in pairwise(others)):
            others.insert(to, note)
            places = [Setting(_NOTE, one.note_id, "place", float(number)) for number, one in enumerate(others, 1)]
            self._journal.append(places, author=author)
            return
        before = others[to - 1].place if to else others[0].place - 2 if others else 0.0
        after = others[to].place if to < len(others) else before + 2
        self._set(author, _NOTE, note.note_id, place=(before + after) / 2)

    def views(self) -> list[SavedView]:
        """Every saved view, by name."""
        made = [_view(id_, thing) for id_, thing in self._journal.latest(_VIEW).items() if _is_kept(thing)]
        return sorted(made, key=lambda one: (one.name.casefold(), one.at))

    def save_view(
        self, name: str, page: str, query: Mapping[str, Iterable[str]], *, author: str | None = None
    ) -> str:  # fmt: skip
        """Save a page as it is under a name, in place of what was saved under it before; its id."""
        name = _named(name)
        there = next((one for one in self.views() if one.name.casefold() == name.casefold()), None)
        view_id = there.view_id if there else f"view_{uuid.uuid4().hex[:16]}"
        shown = {"page": page, "query": {key: list(values) for key, values in query.items()}}
        self._set(author, _VIEW, view_id, kept=True, name=name, shown=shown)
        return view_id

    def rename_view(self, view_id: str, name: str, *, author: str | None = None) -> None:
        """Give a saved view another name. Raises StoreError where the name is empty, too long or taken."""
        name = _named(name)
        if any(one.name.casefold() == name.casefold() and one.view_id != view_id for one in self.views()):
            raise StoreError(f"There is a saved view “{name}” already. Take another name.")
        self._set(author, _VIEW, view_id, name=name)

    def delete_view(self, view_id: str, *, author: str | None = None) -> None:
        """Take a saved view away."""
        self._set(author, _VIEW, view_id, kept=False)

    def _notes(self, collection_id: str) -> tuple[Note, ...]:
        found = self.get(collection_id)
        if found is None:
            raise StoreError("This collection is not there any more: somebody has deleted it. Choose another one.")
        return found.notes

    def _free(self, name: str, but: str | None = None) -> str:
        name = _named(name)
        if any(one.name.casefold() == name.casefold() and one.collection_id != but for one in self.all()):
            raise StoreError(f"There is a collection “{name}” already. Take another name.")
        return name

    def _set(self, author: str | None, thing: str, id_: str, **fields: Any) -> None:
        self._journal.append([Setting(thing, id_, field, value) for field, value in fields.items()], author=author)


def _is_kept(thing: Thing) -> bool:
    return "kept" in thing and bool(thing["kept"].value)


def _note_id(collection_id: str, mark: Mark) -> str:
    return row_id("note", collection_id, mark.table, mark.row_id)


def _note(note_id: str, thing: Thing) -> Note:
    here = dict(thing["mark"].value)
    collection_id = here.pop("collection_id")
    told = thing.get("text")
    last = max((thing[name] for name in ("mark", "text") if name in thing), key=lambda entry: entry.at)
    place = float(thing["place"].value)
    return Note(note_id, collection_id, Mark(**here), place, told.value if told else None, last.author, last.at)


def _collection(collection_id: str, thing: Thing, notes: Iterable[Note]) -> Collection:
    about, begun = thing.get("about"), thing["name"]
    ordered = tuple(sorted(notes, key=lambda note: (note.place, note.at, note.note_id)))
    return Collection(
        collection_id, str(begun.value), about.value if about else None, begun.author, begun.at, ordered
    )  # fmt: skip


def _view(view_id: str, thing: Thing) -> SavedView:
    name, shown = thing["name"], thing["shown"]
    return SavedView(view_id, str(name.value), shown.value["page"], shown.value["query"], shown.author, shown.at)


def _named(name: str) -> str:
    tidy = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not tidy:
        raise StoreError("A name is needed. Write one.")
    if len(tidy) > LONGEST_NAME:
        raise StoreError(f"“{tidy[:40]}…” is too long for a name. Use at most {LONGEST_NAME} characters.")
    return tidy


def _written(text: str) -> str | None:
    if len(text) > LONGEST_NOTE:
        raise StoreError(f"“{text[:40]}…” is too long for a note. Use at most {LONGEST_NOTE:,} characters.")
    return "".join(c for c in text if c.isprintable() or c in "\n\t").strip() or None
