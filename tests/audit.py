"""Every dependency's version, pin and licence; refuses what may not be linked in; asks for known vulnerabilities.

    python -m tests.audit [--offline] [LOCK...]

LOCK is a file as `pip install --require-hashes -r` takes it; without one those of the repository. Licences are read
from what is installed. Exit code 1 where something has to be mended; where nothing answers on the network, the look
for vulnerabilities is left out, in so many words.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
LONGEST = 240
"""Seconds that the look for vulnerabilities may take."""

_REFUSED = re.compile(r"\bA?GPL|(?<!lesser )(?<!library )general public licen[cs]e|affero", re.I)
"""GPL and AGPL in any wording; LGPL ("L" before it, or "Lesser General Public License") is no match."""
_COPYLEFT_OF_A_FILE = re.compile(r"\bLGPL|lesser general public|\bMPL|mozilla", re.I)
_CHOICE = re.compile(r"\s+or\s+|\s*/\s*", re.I)
_UNSTATED = re.compile(r"^\s*(unknown|none|dual license|other)?\s*$", re.I)
_FILE = re.compile(r"(^|[/.-])(licen[cs]e|copying)[^/]*$", re.I)
_BY_TEXT = (
    ("Apache-2.0", "Apache License"),
    ("MIT", "Permission is hereby granted, free of charge"),
    ("BSD", "Redistribution and use in source and binary forms"),
    ("ISC", "Permission to use, copy, modify, and/or distribute"),
)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A line of a lock."""

    name: str
    version: str | None
    """None where it is not held to one version."""
    hashed: bool
    needed: bool
    """Whether it is installed on a machine like this one."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("locks", nargs="*", type=Path, metavar="LOCK")
    parser.add_argument("--offline", action="store_true", help="leave out the look for vulnerabilities")
    given = parser.parse_args(arguments)
    locks = given.locks or [ROOT / name for name in LOCKS]
    pinned = {one.name: one for lock in locks for one in pins(lock.read_text("utf-8"))}
    problems = [*unpinned(pinned), *missing_from(pinned)]
    print(f"{'package':<32} {'version':<14} licence")
    for name, one in sorted(pinned.items()):
        licence = licence_of(name) if one.needed else "(not for this machine)"
        print(f"{name:<32} {one.version or 'not pinned':<14} {licence or 'not stated'}")
        if one.needed and (wrong := problem(licence)):
            problems.append(f"{name}: {wrong}")
    weak = [name for name, one in pinned.items() if one.needed and _COPYLEFT_OF_A_FILE.search(licence_of(name) or "")]
    print(f"\n{len(pinned)} packages; LGPL or MPL, used as they are: {', '.join(sorted(weak)) or 'none'}")
    looked, found = (0, []) if given.offline else vulnerabilities(locks)
    if not looked:
        why = "--offline" if given.offline else "no data base of them could be asked on this network"
        print(f"known vulnerabilities: not looked for ({why})")
    else:
        print(f"known vulnerabilities: {len(found)} in {looked} of {len(pinned)} packages")
        problems += found
    for one in problems:
        print(f"mend  {one}", file=sys.stderr)
    return 1 if problems else 0


def pins(lock: str) -> Iterator[Pinned]:
    """The lines of a lock."""
    for line in lock.replace("\\\n", " ").splitlines():
        stated = line.split("#", 1)[0].strip()
        if not stated or stated.startswith("-"):
            continue
        try:
            wanted = Requirement(stated.split("--hash", 1)[0].strip())
        except InvalidRequirement:
            yield Pinned(stated, None, hashed=False, needed=True)
            continue
        exact = [
            spec.version for spec in wanted.specifier if spec.operator in ("==", "===") and "*" not in spec.version
        ]
        needed = wanted.marker is None or wanted.marker.evaluate()
        yield Pinned(canonicalize_name(wanted.name), exact[0] if exact else None, "--hash=sha256:" in line, needed)


def unpinned(pinned: dict[str, Pinned]) -> Iterator[str]:
    for one in pinned.values():
        if one.version is None:
            yield f"{one.name}: not held to one version; run `make lock`"
        elif not one.hashed:
            yield f"{one.name}: the lock has no hash of it; run `make lock`"
        elif one.needed and (there := installed(one.name)) is not None and there.version != one.version:
            yield f"{one.name}: {there.version} is installed, the lock says {one.version}; install from the lock"


def missing_from(pinned: dict[str, Pinned]) -> Iterator[str]:
    """Dependencies of the project, and theirs, that no lock holds."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = list(stated["dependencies"])
    asked += [line for extra in stated["optional-dependencies"].values() for line in extra]
    seen: set[str] = set()
    while asked:
        wanted = Requirement(asked.pop())
        name = canonicalize_name(wanted.name)
        if name in seen or name == "communique" or (wanted.marker is not None and not wanted.marker.evaluate()):
            continue
        seen.add(name)
        if name not in pinned:
            yield f"{name}: needed, but in no lock; run `make lock`"
        if (there := installed(name)) is not None:
            asked += [line for line in there.requires or () if "extra ==" not in line]


def installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licence_of(name: str) -> str | None:
    """The licence as the package states it: expression, classifiers, field, or by the text that it comes with."""
    if (there := installed(name)) is None:
        return None
    stated = there.metadata
    return stated.get("License-Expression") or _classified(stated) or _field(stated) or _by_text(there)


def _classified(stated: PackageMetadata) -> str | None:
    names = [c.rsplit(" :: ", 1)[-1] for c in stated.get_all("Classifier") or () if c.startswith("License :: ")]
    # Several classifiers are a choice; "OSI Approved" alone says nothing.
    return " OR ".join(name for name in names if name != "OSI Approved") or None


def _field(stated: PackageMetadata) -> str | None:
    said = " ".join((stated.get("License") or "").split())
    if _UNSTATED.match(said):
        return None
    # Some put the whole text there.
    return said if len(said) <= 60 else _text(said)


def _by_text(there: Distribution) -> str | None:
    for file in there.files or ():
        if _FILE.search(str(file)) and (found := _text(Path(str(file.locate())).read_text("utf-8", "replace"))):
            return f"{found} (by its text)"
    return None


def _text(licence: str) -> str | None:
    if _REFUSED.search(licence[:300]):
        return licence[:60]
    return next((name for name, words in _BY_TEXT if words.casefold() in " ".join(licence.split()).casefold()), None)


def problem(licence: str | None) -> str | None:
    """Why this licence cannot be used; None where it can."""
    if licence is None:
        return "states no licence; find out, or do without it"
    if all(_REFUSED.search(choice) for choice in _CHOICE.split(licence)):
        return f"{licence}: a licence stronger than LGPL or MPL may not be linked in"
    return None


def vulnerabilities(locks: list[Path]) -> tuple[int, list[str]]:
    """How many packages of these locks could be looked up, and a sentence for each vulnerability known of them."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    # The locks hold everything, with hashes: nothing has to be resolved or installed to look it up.
    command += ["--no-deps", "--disable-pip", *(part for lock in locks for part in ("-r", str(lock)))]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST)
        packages = json.loads(ran.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return 0, []
    # One that the data base does not know (as where only a mirror answers) is "skipped".
    looked = [package for package in packages if "vulns" in package]
    return len(looked), [
        f"{package['name']} {package['version']}: {one['id']}, mended in "
        f"{', '.join(one['fix_versions']) or 'no version yet'}"
        for package in looked
        for one in package["vulns"]
    ]


if __name__ == "__main__":
    sys.exit(main())
