"""`communique doctor`: whether everything that the product needs is there, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import typer

from core.cli import options
from core.cli.options import StoreOption
from core.cli.terminal import one_line
from core.errors import CommuniqueError


def doctor(store: StoreOption = None) -> None:
    """Check versions, models, dashboard and store. Exit code 1 where something needs mending.

    \b
      communique doctor
      communique doctor --store work.store
    """
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("versions", _versions),
        ("language model", _language_model),
        ("encoder", _encoder),
        ("parsing", _parsing),
        ("dashboard", _dashboard),
        ("store", lambda: _store(store)),
    )
    results = [_told(name, check) for name, check in checks]
    if not all(results):
        raise typer.Exit(1)


def _told(name: str, check: Callable[[], str]) -> bool:
    try:
        print(f"ok    {name:<16} {one_line(check())}", flush=True)
    # Whatever is wrong here is the finding.
    except Exception as error:
        said = str(error) if isinstance(error, CommuniqueError) else f"{type(error).__name__}: {error}"
        print(f"fail  {name:<16} {one_line(said)}", flush=True)
        return False
    return True


def _versions() -> str:
    from core.runs import versions

    return ", ".join(f"{name} {number}" for name, number in versions().items())


def _language_model() -> str:
    from core import language

    name = next((name for name in language.MODELS if find_spec(name)), None)
    if name is None:
        raise CommuniqueError(f"None of {', '.join(language.MODELS)} is installed. Install communique with all of it.")
    return name


def _encoder() -> str:
    from core.encoder.model import FOLDER, Encoder

    Encoder()
    return f"loads, and is the one that its card describes ({Path(FOLDER).name})"


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


def _store(store: Path | None) -> str:
    folder = store or options.default_store()
    from core.store import folder as layout

    if not layout.exists(layout.resolved(folder)):
        return f"none in {folder} yet; `communique parse PATH` makes one"
    snapshot = options.opened(store).snapshot()
    counts = snapshot.counts()
    names = ("documents", "meetings", "quotes", "rejects")
    return f"{folder}: " + ", ".join(f"{counts[name]:,} {name}" for name in names)
