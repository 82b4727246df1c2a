"""The command line: one file a command.

Exit codes: 0 done; 1 nothing usable (every input refused, nothing found) or an error, told in one line; 2 wrong use;
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import logging
import os
import sys

import typer

from core import logs, starting
from core.cli import corrections, doctor, evaluate, export, forget, parse, serve, show, watch
from core.cli.options import default_store
from core.cli.terminal import visible
from core.errors import CommuniqueError

__all__ = ["app", "default_store", "main"]

HELP = """Reports of diplomatic meetings as tables of meetings, speakers, quotes and topics.

\b
  communique parse readouts/                       read a folder (or files, or a zip) into the store
  communique watch inbox/                          the same for what comes into a folder from now on
  communique serve                                 explore the store in a browser
  communique export records --country Iran         the tidy table as CSV
  communique export quotes --actor "Bashar al-Assad" --format parquet --out assad.parquet
  communique show seeds/item.txt                   a report with its quotes and meetings marked
  communique forget --gone                         take out what was read from files that are no longer there

Tables are kept in a store, a folder: --store FOLDER, else the environment's COMMUNIQUE_STORE, else one in the user's
data folder. `communique COMMAND --help` tells more of each.
"""

_STOPPED = "stopped; what was committed is kept"

app = typer.Typer(
    name="communique",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
COMMANDS = (
    parse.parse, watch.watch, serve.serve, export.export, show.show, forget.forget, evaluate.evaluate, doctor.doctor,
)  # fmt: skip
for command in COMMANDS:
    app.command()(command)
app.add_typer(corrections.app)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line on these arguments, or the program's own. Ends in SystemExit with the exit code.

    An error is one line on stderr, never a traceback.
    """
    starting.quick()
    try:
        app(arguments)
    except CommuniqueError as error:
        _fail(str(error), 1)
    except KeyboardInterrupt:
        _fail(_STOPPED, 130)
    except SystemExit as end:
        if end.code == 130:  # what typer makes of Ctrl-C, without a word
            _fail(_STOPPED, 130)
        raise
    except BrokenPipeError:
        # Whoever read the output (head, less) has seen enough; nothing more can be written there, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    # The last resort of a program: a fault of ours is told as one, with a way to see all of it.
    except Exception as error:
        if os.environ.get("COMMUNIQUE_TRACEBACK"):
            raise
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        _fail(f"this is a fault of communique ({said}). Set COMMUNIQUE_TRACEBACK=1 to see where, and report it", 1)


def _fail(sentence: str, code: int) -> None:
    logs.event("command failed", level=logging.ERROR, why=sentence, exit_code=code)
    print(f"communique: {visible(sentence)}", file=sys.stderr)
    sys.exit(code)
