"""`communique serve`: the dashboard over the store, on this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from core import logs, sign_in
from core.cli import options
from core.cli.options import (
    EngineOption,
    ForgetOfficeHolders,
    ForgetTopics,
    Log,
    OfficeHolders,
    Published,
    Scheduler,
    StoreOption,
    Topics,
    Workers,
)
from core.cli.progress import parsed_with_progress, warn_of_outdated
from core.cli.terminal import one_line
from core.errors import CommuniqueError

_LONGEST_START = 120.0
"""Seconds after which a server that does not answer is given up."""
_PAUSE = 0.1


def serve(
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            "--corpus",
            metavar="PATH",
            readable=False,
            help="Parse what is new of this first; may be given more than once.",
        ),
    ] = None,
    store: StoreOption = None,
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="Port to listen on.")] = 8501,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address to listen on.")] = "localhost",
    sign_in_file: Annotated[
        Path | None,
        typer.Option(
            "--sign-in",
            metavar="FILE",
            envvar=sign_in.VARIABLE,
            readable=False,
            help="Let in only who has signed in and is named in this TOML file (docs/sign_in.md).",
            show_default="nobody has to sign in",
        ),
    ] = None,
    published: Published = None,
    workers: Workers = None,
    engine: EngineOption = "local",
    scheduler: Scheduler = None,
    log: Log = None,
    topics: Topics = None,
    forget_topics: ForgetTopics = False,
    office_holders: OfficeHolders = None,
    forget_office_holders: ForgetOfficeHolders = False,
) -> None:
    """Explore the store in a browser.

    Listens on this machine only, unless --host says otherwise, and asks nothing of the network. With --corpus, what
    is new there is parsed first; started again it parses nothing anew.

    \b
      communique serve
      communique serve --corpus readouts.zip --store work.store --port 8600
      communique serve --store work.store --sign-in sign_in.toml

    Ctrl-C stops it.
    """
    day, where = options.day("--published", published), options.where(engine, workers, scheduler)
    logs.start(log)
    guard = _guard(sign_in_file)
    opened = options.opened(store, create=True)
    _check_port(host, port)
    options.use_own(opened.use_topics, topics, forget=forget_topics)
    options.use_own(opened.use_office_holders, office_holders, forget=forget_office_holders)
    if corpus:
        run = parsed_with_progress(opened, corpus, day, where)
        if not run.documents and not run.unchanged and not opened.snapshot().counts()["documents"]:
            raise typer.Exit(1)
    else:
        warn_of_outdated(opened)
    if guard is None and host not in ("localhost", "127.0.0.1", "::1"):
        print(f"communique: everybody who can reach {host} can read this store", file=sys.stderr)
    code = _run(opened.folder, host, port, guard)
    if code:
        raise typer.Exit(code)


def _check_port(host: str, port: int) -> None:
    """Raise CommuniqueError where nothing can listen there. Said before a long parse, not after it."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            if os.name == "posix":
                # As the server will: a port that was used a moment ago is free.
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise CommuniqueError(
            f"Nothing can be served on {host}:{port} ({error.strerror or error}). Name another: --port, --host."
        ) from error


def _guard(file: Path | None) -> Path | None:
    """The whole path of the file of sign-in, where there is one. Raises SignInError where it cannot be used."""
    if file is None:
        return None
    sign_in.read(file)
    if (why := sign_in.missing()) is not None:
        raise sign_in.SignInError(why)
    if sign_in.is_open(file):
        print(f"communique: others on this machine can read the secrets in {one_line(str(file))}", file=sys.stderr)
    return file.absolute()


def _run(folder: Path, host: str, port: int, guard: Path | None) -> int:
    """Serve until stopped; the exit code. `guard`: the file of sign-in."""
    command = [
        sys.executable, "-m", "streamlit", "run", str(app_path()),
        "--server.address", host, "--server.port", str(port), "--server.headless", "true",
        "--browser.gatherUsageStats", "false", "--logger.level", "warning",
    ]  # fmt: skip
    environment = os.environ | {"COMMUNIQUE_STORE": str(folder)}
    environment.pop(sign_in.VARIABLE, None)
    if guard is not None:
        environment[sign_in.VARIABLE] = str(guard)
        # Streamlit reads its own secrets from there, and from nowhere else.
        command += ["--secrets.files", str(guard)]
    # Streamlit's own greeting goes nowhere: it names addresses of this machine, and asks for an e-mail address.
    server = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def stop(number: int, frame: FrameType | None) -> None:
        server.terminate()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        if not _is_up(server, host, port):
            return server.wait() or 1
        print(f"{one_line(str(folder))} is served at {_address(host, port)} (Ctrl-C stops)", flush=True)
        code = server.wait()
        return 0 if code in (0, -signal.SIGTERM, -signal.SIGINT) else 1
    finally:
        server.terminate()
        for number, handler in before.items():
            signal.signal(number, handler)


def app_path() -> Path:
    dashboard = find_spec("dashboard")
    if dashboard is None or not dashboard.submodule_search_locations:
        raise CommuniqueError("The dashboard is not installed. Install communique whole, then serve again.")
    return Path(next(iter(dashboard.submodule_search_locations))) / "app.py"


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _is_up(server: subprocess.Popen[bytes], host: str, port: int) -> bool:
    """Wait until the server answers; False where it ended, or never did."""
    asked = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    deadline = time.monotonic() + _LONGEST_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{_address(asked, port)}/_stcore/health", timeout=2):
                return True
        except OSError:
            time.sleep(_PAUSE)
    return False
