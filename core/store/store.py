"""Store: where it is opened, written to, and read from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from core.corrections import Correction, from_row
from core.engine import Engine, EngineName
from core.reading.heads import Head
from core.store import folder as layout
from core.store import own
from core.store.attach import Attachable, attachable, attached
from core.store.collections import Collections
from core.store.decisions import Decisions
from core.store.gone import Forgotten, forget, places, refused
from core.store.lock import writing
from core.store.parsing import Parse, Progress, Report, Run
from core.store.snapshot import Snapshot, version
from core.store.writing import Change, commit, upsert
from core.tables import Tables
from core.wording import rows

__all__ = ["Forgotten", "Progress", "Run", "Store", "open_store"]


def open_store(path: str | Path, *, create: bool = True) -> Store:
    """The store in this folder; an empty one is made where there is none, unless `create` is off.

    Raises StoreError where the path is no folder or a folder of other things, where the store was written by a
    newer version, is damaged or cannot be read, and where none is there and none may be made.
    """
    folder = layout.resolved(path)
    if not layout.exists(folder) and create:
        layout.create(folder)
    layout.read_commit(folder)
    return Store(folder)


class Store:
    """A store on this machine. Opening and reading need no more than the right to read its folder.

    One writer at a time: `write` and `parse` raise StoreError where another is at work. Readers never wait.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._guard = threading.Lock()
        self._last: Snapshot | None = None
        self._log = Decisions(folder)
        self.collections = Collections(folder)
        """Rows that people keep, with notes, and views that they saved; written beside whatever else is at work."""

    def snapshot(self) -> Snapshot:
        """The state after the last whole commit. The same object for as long as nothing was committed."""
        now = layout.read_commit(self.folder)
        with self._guard:
            decided = self._log.all()
            if self._last is None or self._last.version != version(now, decided):
                self._last = Snapshot(self.folder, now, decided)
            return self._last

    def correct(self, decisions: Iterable[Correction]) -> int:
        """Set these decisions of persons down (see core.corrections), those that are not there yet; how many.

        Nobody has to wait for a parse, and of several who decide at once nothing is lost. Raises StoreError where
        nothing can be written there.
        """
        return self._log.add(decisions)

    def corrections(self) -> Sequence[Correction]:
        """Every decision, those taken back as well, in the order of their times, as it was set down. The table
        `corrections` of a snapshot says of each which row it is about now, and whether it holds."""
        return self._log.all()

    def take_back(self, decision_ids: Iterable[str]) -> None:
        """Let these decisions not hold any more; they stay in the log. Raises as `correct`."""
        self._log.take_back(decision_ids)

    def attachable(self) -> list[Attachable]:
        """Decisions whose report was changed and whose words are found again (see core.store.attach)."""
        state = self.snapshot()
        log = state.tables().corrections
        return attachable(state, self.corrections(), log.loc[log["state"] == "unmatched", "correction_id"])

    def attach(self, found: Sequence[Attachable], author: str) -> None:
        """Have these decisions hold for the rows that they are about now. Raises as `correct`."""
        self._log.add(attached(found, author))
        self._log.take_back(one.decision_id for one in found)

    def write(self, tables: Tables, run: pd.DataFrame | None = None) -> None:
        """Put these documents with all their rows in place of what the store has of them, in one commit.

        `run`: a row of RUNS to be put in with them. Raises StoreError where the rows break the contract of the
        tables, where another writer is at work, or where the folder cannot be written; nothing is changed then.
        """
        with writing(self.folder):
            commit(self.folder, lambda change: upsert(change, tables, run))
        if len(tables.corrections):
            self.correct(map(from_row, rows(tables.corrections)))

    def use_topics(self, path: str | Path | None) -> list[str]:
        """Read documents with the user's own topics of this TOML file (docs/topics.md) from now on; None: no longer.

        The store keeps a copy, so that whatever parses into it uses them. Documents that were read with others are
        parsed anew when `parse` meets them again; `outdated` counts them. Returns the names of the topics and issues.
        Raises ReadingError where the file cannot be used, StoreError where another writer is at work or the folder
        cannot be written; nothing is changed then.
        """
        from core.topics.own import names, read

        topics = read(path) if path is not None else ""
        self._remember(own.TOPICS, topics)
        return names(topics)

    def topics(self) -> list[str]:
        """The names of the user's own topics and issues that the store remembers."""
        from core.topics.own import names

        return names(own.additions(self.folder).topics)

    def use_office_holders(self, path: str | Path | None) -> int:
        """Look persons and roles up in this list too (CSV, docs/office_holders.md) from now on; None: no longer.

        As `use_topics`: the store keeps a copy, documents that were read with another list are parsed anew, and
        ReadingError or StoreError is raised where that cannot be. Returns how many terms the list has.
        """
        from core.actors import office_list

        text = office_list.read(path) if path is not None else ""
        self._remember(own.OFFICE_HOLDERS, text)
        return sum(1 for _ in office_list.terms(text, str(path))) if text else 0

    def use_columns(self, pairs: Iterable[str] | None) -> None:
        """Read tables with this column map from now on (core.reading.columns: "text=Inhalt", "date=Datum", ...); None:
        by the names of columns that the product knows. The store keeps it; tables that it changes are parsed anew when
        `parse` meets them again. Raises as `use_topics`.
        """
        from core.reading.columns import read

        self._remember(own.COLUMNS, read(pairs) if pairs is not None else "")

    def _remember(self, file: str, text: str) -> None:
        if not own.is_remembered(self.folder, file, text):
            with writing(self.folder):
                own.put(self.folder, file, text)

    def outdated(self) -> int:
        """How many documents another version of the parser has read, or this one with other topics or office holders
        than now."""
        now = own.additions(self.folder).parser_version
        found = self.snapshot().sql("SELECT count(*) AS n FROM documents WHERE parser_version <> $now", {"now": now})
        return int(found["n"].iloc[0])

    def parse(
        self,
        paths: Iterable[str | Path],
        *,
        published: date | None = None,
        workers: int | None = None,
        engine: EngineName = "local",
        scheduler: str | None = None,
        on_progress: Report | None = None,
        on_table: Callable[[Head], None] | None = None,
    ) -> Run:
        """Read these files, folders and archives, and put what is new or changed into the store.

        A document is passed over where this version of the parser has read the same text from the same place, with
        the topics and office holders that the store remembers now; one whose text has changed takes the place of the
        old one. Results are committed as they come: a reader sees them early, and a parse that is stopped or killed
        has lost at most its last minute. What cannot be used is a row of `rejects` and never stops the rest; only a
        path that cannot be looked at, or a store that cannot be written, does.

        `published`: day of publication of all of them. `workers`: processes that parse, each on a core of its own.
        `engine`: "dask" parses on the cluster whose `scheduler` has this address, else on one of this machine's own
        (docs/scale.md); its rows are those of "local". `on_progress` is called after each input, `on_table`
        with the columns of each table. Raises StoreError where another writer is at work (once there is something to
        write) or the folder cannot be written, ClusterError where a cluster cannot be used.
        """
        from core.reading import read

        where = Engine(engine, workers, scheduler)
        inputs = read(paths, published=published, columns=own.columns(self.folder), on_table=on_table)
        return Parse(self.folder, where, published, on_progress).run(inputs)

    def parse_again(
        self,
        *,
        workers: int | None = None,
        engine: EngineName = "local",
        scheduler: str | None = None,
        on_progress: Report | None = None,
    ) -> Run:
        """Bring up to date what another version of the parser has read, or this one with other topics or office
        holders: its files are read where they lay, and the Run's `changes` say which rows came, went and differ.

        Rows keep their ids, as they are made from names and texts, so that notes and corrections keep their targets.
        A document whose file is no longer there is read from the text that the store keeps; one of a table or with a
        head of fields keeps its rows, since the store has not all of those, and `outdated` goes on counting it. Raises
        as `parse`.
        """
        from core.store.again import outdated_inputs

        where = Engine(engine, workers, scheduler)
        return Parse(self.folder, where, None, on_progress).run(outdated_inputs(self.folder))

    def gone(self, paths: Sequence[str | Path] = ()) -> list[str]:
        """Names of the sources, read from these paths or anywhere, whose file is not on this machine any more. They
        keep their rows until they are forgotten."""
        return [source for source, _ in places(self.folder, paths, only_gone=True)]

    def forget(self, paths: Sequence[str | Path] = (), *, only_gone: bool = False) -> Forgotten:
        """Take out what was read from these files, folders and archives; with `only_gone` those sources whose file is
        not on this machine any more, of all the store where no path is given.

        A document that was read elsewhere as well stays, with its other sources. Notes and corrections stay in their
        journals and hold again if their rows come back. Raises ValueError where nothing says what to forget, StoreError
        where another writer is at work or the folder cannot be written; nothing is changed then.
        """
        if not (paths or only_gone):
            raise ValueError("name the paths to forget, or only what is gone")
        done = Forgotten()

        def change(made: Change) -> None:
            nonlocal done
            going = places(self.folder, paths, only_gone=only_gone)
            rejects = refused(self.folder, paths, only_gone=only_gone)
            if going or rejects:
                done = forget(made, going, rejects)

        with writing(self.folder):
            commit(self.folder, change)
        return done
