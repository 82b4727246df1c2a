"""Options that several commands share: the store, and the filters of a View."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypedDict, TypeVar

import platformdirs
import typer

from core.errors import ViewError

if TYPE_CHECKING:
    from core.store import Snapshot, Store
    from core.view import View


Own = TypeVar("Own")


class Where(TypedDict):
    """Where to parse: keywords of `Store.parse`."""

    engine: Literal["local", "dask"]
    workers: int | None
    scheduler: str | None


_NEAR, _AS_NEAR, _OFFERED = 60, 10, 3
"""Likeness (0 to 100) from which a name is offered in place of one that is not known, how far others may be behind
the likeliest, and how many are offered."""


def default_store() -> Path:
    """The store that is used where none is named: a folder of the user's data folder."""
    return platformdirs.user_data_path("communique", appauthor=False)


StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="FOLDER", envvar="COMMUNIQUE_STORE", readable=False, help="The store's folder.",
        show_default="communique in the user's data folder",
    ),
]  # fmt: skip
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication (2005-08-08) of documents whose file does not give it."),
]
Topics = Annotated[
    Path | None,
    typer.Option(
        "--topics", metavar="FILE", envvar="COMMUNIQUE_TOPICS", readable=False,
        help="Your own topics, a TOML file (docs/topics.md). The store remembers them.",
        show_default="those that the store remembers",
    ),
]  # fmt: skip
OfficeHolders = Annotated[
    Path | None,
    typer.Option(
        "--office-holders", metavar="FILE", envvar="COMMUNIQUE_OFFICE_HOLDERS", readable=False,
        help="Your own office holders, a CSV file (docs/office_holders.md). The store remembers them.",
        show_default="those that the store remembers",
    ),
]  # fmt: skip
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="MEANING=NAME",
        help="What a column of your tables means, where its name does not tell: text=Inhalt. The store remembers it.",
        show_default="what the store remembers",
    ),
]  # fmt: skip
ForgetColumns = Annotated[
    bool, typer.Option("--forget-columns", help="No longer use the columns that the store remembers.")
]
ForgetOfficeHolders = Annotated[
    bool, typer.Option("--forget-office-holders", help="No longer use the office holders that the store remembers.")
]
ForgetTopics = Annotated[
    bool, typer.Option("--forget-topics", help="No longer use the topics that the store remembers.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, max=256, help="Processes that parse, each on a core of its own.",
        show_default="1; with --engine dask one a core",
    ),
]  # fmt: skip
EngineOption = Annotated[
    Literal["local", "dask"],
    typer.Option("--engine", help="Where to parse: on this machine, or on a Dask cluster (docs/scale.md)."),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="Of a Dask cluster's scheduler (tcp://host:8786).",
        show_default="a cluster of this machine's own",
    ),
]  # fmt: skip
Log = Annotated[
    Path | None,
    typer.Option(
        "--log", metavar="FILE", envvar="COMMUNIQUE_LOG", readable=False,
        help="Add what happens to this file, one JSON object a line.", show_default="none",
    ),
]  # fmt: skip


def opened(store: Path | None, *, create: bool = False) -> Store:
    """The store that is meant. Raises StoreError where it is not there or cannot be read."""
    from core.store import open_store

    return open_store(store or default_store(), create=create)


def where(engine: Literal["local", "dask"], workers: int | None, scheduler: str | None) -> Where:
    """Where to parse, as `Store.parse` takes it. A scheduler without the engine that has one is wrong use."""
    if scheduler is not None and engine != "dask":
        raise typer.BadParameter("only --engine dask has a scheduler.", param_hint="--scheduler")
    return {"engine": engine, "workers": workers, "scheduler": scheduler}


def use_own(use: Callable[[Own | None], object], given: Own | None, *, forget: bool) -> None:
    """Have a store read documents with what the user gives from now on, or with none, or as it did.

    `use`: Store.use_topics, Store.use_office_holders or Store.use_columns of that store.
    """
    if forget:
        # Also where the environment names a file.
        use(None)
    elif given:
        use(given)


def day(option: str, value: str | None) -> date | None:
    """A day given as 2005-08-08. Anything else is wrong use."""
    if value is None:
        return None
    try:
        if len(value) != len("2005-08-08"):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as 2005-08-08.", param_hint=option) from None


def view(snapshot: Snapshot, filters: Mapping[str, str | list[str] | None]) -> View:
    """The View that these filters state (by their names in an address). Countries and collections may be given by
    name, actors by name or spelling. What no row could have is wrong use.
    """
    from core.view import View

    given = {name: value for name, value in filters.items() if value}
    if isinstance(countries := given.get("country"), list):
        given["country"] = [code for name in countries for code in _country(name)]
    if isinstance(actors := given.get("actor"), list):
        given["actor"] = _actors(snapshot, actors)
    if isinstance(collections := given.get("collection"), list):
        given["collection"] = [id_ for name in collections for id_ in _collection(snapshot, name)]
    try:
        return View.from_query(given)
    except ViewError as error:
        raise typer.BadParameter(str(error)) from None


def _country(name: str) -> tuple[str, ...]:
    """Territory codes of a country by its code, name or any of its usual names."""
    from rigour.territories import get_territories, get_territory

    from core import gazetteer

    territory = get_territory(name.lower())
    if territory is not None and territory.code == name.lower():
        return (territory.code,)
    for written in (name, name.title(), name.upper()):
        if (state := gazetteer.meanings(written).get("state")) is not None:
            return state.countries
    names = [territory.name for territory in get_territories()]
    folded = {one.casefold(): one for one in names}
    if name.casefold() in folded:
        return tuple(t.code for t in get_territories() if t.name == folded[name.casefold()])
    raise typer.BadParameter(f"{name!r} is no country.{_nearest(name, names)}", param_hint="--country")


def _actors(snapshot: Snapshot, wanted: Iterable[str]) -> list[str]:
    """Ids of actors by id, name or other spelling; all of those that share a name."""
    from core.search import fold
    from core.view import View

    actors = snapshot.sql("SELECT actor_id, name, aliases FROM actors ORDER BY name, actor_id")
    by_name: dict[str, list[str]] = {}
    for actor_id, name, aliases in zip(actors["actor_id"], actors["name"], actors["aliases"], strict=True):
        own = [name, *(aliases if isinstance(aliases, Iterable) else ())]
        for spelling in (actor_id, *own):
            by_name.setdefault(fold(spelling), []).append(actor_id)
    found: list[str] = []
    for name in wanted:
        if fold(name) not in by_name and (now := snapshot.followed(View(actors=(name,))).actors[0]) != name:
            # The id of an actor that was merged into another.
            found.append(now)
            continue
        if fold(name) not in by_name:
            nearest = _nearest(name, list(actors["name"]))
            raise typer.BadParameter(f"The store has no actor {name!r}.{nearest}", param_hint="--actor")
        found += by_name[fold(name)]
    return list(dict.fromkeys(found))


def _collection(snapshot: Snapshot, name: str) -> list[str]:
    """Ids of a collection by its id, or of all that have this name."""
    there = snapshot.collections.all()
    found = [one.collection_id for one in there if name.casefold() in (one.name.casefold(), one.collection_id)]
    if not found:
        nearest = _nearest(name, [one.name for one in there])
        raise typer.BadParameter(f"The store has no collection {name!r}.{nearest}", param_hint="--collection")
    return found


def _nearest(name: str, names: list[str]) -> str:
    """A sentence that offers the likeliest names; nothing where none is like it."""
    from rapidfuzz import fuzz, process, utils

    near = process.extract(
        name, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=5, score_cutoff=_NEAR
    )
    offered = list(dict.fromkeys(found for found, score, _ in near if score >= near[0][1] - _AS_NEAR))[:_OFFERED]
    return f" Did you mean {' or '.join(offered)}?" if offered else ""
