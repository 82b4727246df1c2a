"""Makes core/lexicon/name_genders.txt: given names that tell a gender, beside the project's own list.

    pip install --no-deps nomquamgender && python -m core.actors.name_genders > core/lexicon/name_genders.txt

Run when that package has newer data. It (MIT; 36 public sources of names in 150 countries brought together) is needed
here and nowhere else. Its names tell the gender of who is known to be a person, and never that somebody is one: many
are surnames, towns or words as well.
"""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path

from core.actors.vocabulary import vocabulary

_HEAD = """\
# Given names of which the data have women in at most 4, or at least 96 of a hundred bearers.
# Format: text, lines that start with # are comments; the names that tell a man, a line "-", those that tell a woman.
#   Lower case, without accents.
# Names of core/lexicon/given_names.toml are left out; what that says goes first.
# Source: nomquamgender (36 public sources of names). Licence: MIT. Made by `python -m core.actors.name_genders`."""
_SURE = 0.04
_SOURCES, _BEARERS = 4, 30
"""As many have to know the name, and bear it."""
_NAME = re.compile(r"[a-z]{3,}(?:-[a-z]{2,})?")
_LINE = 118


def main() -> None:
    """Prints the names."""
    spec = find_spec("nomquamgender")
    if spec is None or spec.origin is None:
        raise SystemExit("nomquamgender is not installed: pip install --no-deps nomquamgender")
    data = json.loads((Path(spec.origin).parent / "name_data.json").read_text(encoding="utf-8"))
    told: dict[str, list[str]] = {"m": [], "f": []}
    for name, (sources, bearers, women, *_) in sorted(data.items()):
        known = _NAME.fullmatch(name) is None or name in vocabulary().given
        if known or sources < _SOURCES or bearers < _BEARERS or _SURE < women < 1 - _SURE:
            continue
        told["f" if women > _SURE else "m"].append(name)
    print(_HEAD)
    print("\n-\n".join(_lines(names) for names in told.values()))


def _lines(names: list[str]) -> str:
    lines = [""]
    for name in names:
        if len(lines[-1]) + len(name) >= _LINE:
            lines.append("")
        lines[-1] += f" {name}" if lines[-1] else name
    return "\n".join(lines)


if __name__ == "__main__":
    main()
