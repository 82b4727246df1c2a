"""How a process of the program starts: for a single report that is most of what it does at all.

    python -m core.starting MODULE [ARGUMENT ...]

runs a module of the program so.
"""

from __future__ import annotations

import gc
import os
import runpy
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_COMMANDS, _NEEDED = "spacy.cli", "spacy.cli.info"
"""spaCy's command line, and the one module of it from which spaCy itself takes something (the function `info`)."""
_OBJECTS = 50_000
"""That are made before Python looks for circles among the youngest: 700 unless told, which while modules and lists are
loaded, and next to nothing is garbage, is a seventh of the start."""


def quick() -> None:
    """Make this process start quicker; to be called before anything large is loaded. For programs: it sets what belongs
    to the whole process, which is no library's to set."""
    gc.set_threshold(_OBJECTS, 10, 10)
    if "spacy" not in sys.modules and not any(isinstance(finder, _WithoutCommands) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WithoutCommands())


def in_one_thread() -> None:
    """Have libraries of matrix products that are loaded from now on use one thread."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


class _WithoutCommands(MetaPathFinder):
    """spaCy loads its command line with itself: web clients, templates and forms, half of its start. Here it is loaded
    once somebody asks for something of it."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        spacy = sys.modules.get("spacy")
        if name not in (_COMMANDS, _NEEDED) or not getattr(getattr(spacy, "__spec__", None), "_initializing", False):
            return None
        found = PathFinder.find_spec(name, path)
        if found is not None and found.loader is not None:
            found.loader = _Later(found.loader)
        return found


class _Later(Loader):
    """Loads a module when something of it is asked for."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def exec_module(self, module: ModuleType) -> None:
        names = module.__dict__

        def ask(name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            if names.pop("__getattr__", None) is not None:
                names.pop("info", None)
                self._loader.exec_module(module)
            return getattr(module, name)

        names["__getattr__"] = ask
        if module.__name__ == _NEEDED:
            names["info"] = lambda *given, **named: ask("info")(*given, **named)


if __name__ == "__main__":
    quick()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
