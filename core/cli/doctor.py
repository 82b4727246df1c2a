"""`communique doctor`: whether everything that the product needs is there, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

import typer

from core.cli import options
from core.cli.options import StoreOption
from core.cli.terminal import one_line
from core.errors import CommuniqueError


def doctor(store: StoreOption = None) -> None:
    """Check versions, models, dashboard and store, and say what to do. Exit code 1 where something needs mending.

    `ok` is well, `note` is worth knowing, `fail` has to be mended.

    \b
      communique doctor
      communique doctor --store work.store
    """
    checks: tuple[tuple[str, Callable[[], str | list[str]]], ...] = (
        ("versions", _versions),
        ("requirements", _requirements),
        ("language model", _language_model),
        ("encoder", _encoder),
        ("parsing", _parsing),
        ("dashboard", _dashboard),
        ("dask", _dask),
        ("store", lambda: _store(store)),
    )
    results = [_told(name, check) for name, check in checks]
    if not all(results):
        raise typer.Exit(1)


def _told(name: str, check: Callable[[], str | list[str]]) -> bool:
    try:
        found = check()
        first, *notes = [found] if isinstance(found, str) else found
        print(f"ok    {name:<16} {one_line(first)}", flush=True)
        for note in notes:
            print(f"note  {name:<16} {one_line(note)}", flush=True)
    # Whatever is wrong here is the finding.
    except Exception as error:
        said = str(error) if isinstance(error, CommuniqueError) else f"{type(error).__name__}: {error}"
        print(f"fail  {name:<16} {one_line(said)}", flush=True)
        return False
    return True


def _versions() -> str:
    from core.runs import versions

    return ", ".join(f"{name} {number}" for name, number in versions().items())


def _requirements() -> str:
    """Whether what is installed is what this version of the product asks for."""
    from packaging.requirements import Requirement

    wanted = [Requirement(line) for line in requires("communique") or () if "extra ==" not in line]
    wrong = []
    for one in wanted:
        if one.marker is not None and not one.marker.evaluate():
            continue
        try:
            there = version(one.name)
        except PackageNotFoundError:
            wrong.append(f"{one.name} is not installed")
            continue
        if not one.specifier.contains(there, prereleases=True):
            wrong.append(f"{one.name} is {there}, not {one.specifier}")
    if wrong:
        raise CommuniqueError(f"{'; '.join(wrong)}. Install communique anew: pip install -r requirements.txt.")
    return f"{len(wanted)} packages, each of a version that communique can use"


def _language_model() -> str:
    from core.language_model import MODELS

    name = next((name for name in MODELS if find_spec(name)), None)
    if name is None:
        raise CommuniqueError(f"None of {', '.join(MODELS)} is installed. Install communique with all of it.")
    return name


def _encoder() -> str:
    from core.encoder.model import Encoder

    return f"loads; its files have the SHA-256 sums of its card (network {Encoder().version})"


def _parsing() -> str:
    from core import parse_text

    tables = parse_text(
        "OSLO, May 4 (Example) -- Foreign Minister Anna Lindqvist met President Farid Karimi here on Tuesday.\n\n"
        "“Trade between our two countries grew fast,” Lindqvist said."
    )
    return f"a report of two sentences gives {len(tables.quotes)} quote and {len(tables.meetings)} meeting"


def _dashboard() -> str:
    from core.cli.serve import app_path

    path = app_path()
    try:
        return f"streamlit {version('streamlit')}, {path}"
    except PackageNotFoundError:
        raise CommuniqueError("streamlit is not installed. Install communique with all it depends on.") from None


def _dask() -> str:
    try:
        return f"distributed {version('distributed')}, for --engine dask"
    except PackageNotFoundError:
        return "not installed; only --engine dask needs it: pip install 'communique[dask]'"


def _store(store: Path | None) -> str | list[str]:
    folder = store or options.default_store()
    from core.store import folder as layout

    if not layout.exists(layout.resolved(folder)):
        return f"none in {folder} yet; `communique parse PATH` makes one"
    from core.store import health

    opened = options.opened(store)
    rows, counts = health.check_whole(opened), opened.snapshot().counts()
    names = ("documents", "meetings", "quotes", "rejects")
    counted = ", ".join(f"{counts[name]:,} {name}" for name in names)
    return [f"{folder}: {counted}; all {rows:,} rows can be read", *health.remarks(opened)]
