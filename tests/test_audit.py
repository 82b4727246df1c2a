"""What `make audit` lets pass and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import audit

LOCK = """\
# how it was made
--index-url https://packages.example/simple
alpha==1.2.3 ; python_version > "3" \\
    --hash=sha256:0011 \\
    --hash=sha256:2233
    # via communique
Beta_Two>=1
gamma==2.0
delta==1.0 ; sys_platform == 'no such system' \\
    --hash=sha256:44
"""


def test_a_lock_is_read_with_its_pins_hashes_and_what_is_for_this_machine() -> None:
    found = {one.name: (one.version, one.hashed, one.needed) for one in audit.pins(LOCK)}
    assert found == {
        "alpha": ("1.2.3", True, True),
        "beta-two": (None, False, True),
        "gamma": ("2.0", False, True),
        "delta": ("1.0", True, False),
    }


def test_what_is_not_held_to_one_version_with_a_hash_is_named() -> None:
    said = list(audit.unpinned({one.name: one for one in audit.pins(LOCK)}))
    assert [line.split(":")[0] for line in said] == ["beta-two", "gamma"]


@pytest.mark.parametrize(
    "licence",
    [
        "GPL-3.0-or-later",
        "GNU General Public License v3 (GPLv3)",
        "AGPL-3.0",
        "GNU Affero General Public License v3",
        "GPLv2",
        "MIT AND GPL-2.0-only",
        None,
    ],
)
def test_a_licence_stronger_than_mpl_or_lgpl_or_none_at_all_is_refused(licence: str | None) -> None:
    assert audit.problem(licence) is not None


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "Apache-2.0",
        "LGPL-2.1-or-later",
        "GNU Lesser General Public License v2 or later (LGPLv2+)",
        "GNU Library or Lesser General Public License (LGPL)",
        "Mozilla Public License 2.0 (MPL 2.0)",
        "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later",
    ],
)
def test_other_licences_pass_and_so_does_a_choice_among_licences(licence: str) -> None:
    assert audit.problem(licence) is None


def test_licences_are_found_as_packages_state_them() -> None:
    """By expression, by classifier and by field: read from the packages' own pages in the index."""
    assert "MIT" in (audit.licence_of("typer") or "")
    assert "Apache" in (audit.licence_of("streamlit") or "")
    assert "Mozilla" in (audit.licence_of("certifi") or "") or "MPL" in (audit.licence_of("certifi") or "")


def test_the_repository_passes(capsys: pytest.CaptureFixture[str]) -> None:
    """All but what is installed: a developer's environment may be ahead of the locks."""
    pinned = {one.name: one for name in audit.LOCKS for one in audit.pins((audit.ROOT / name).read_text("utf-8"))}
    assert len(pinned) > 100
    assert [one.name for one in pinned.values() if one.version is None or not one.hashed] == []
    assert [name for name, one in pinned.items() if one.needed and audit.problem(audit.licence_of(name))] == []


def test_a_look_without_a_network_is_left_out_in_so_many_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("typer==0.0.1\n")
    assert audit.main(["--offline", str(lock)]) == 1
    said = capsys.readouterr()
    assert "known vulnerabilities: not looked for (--offline)" in said.out
    assert "typer: the lock has no hash of it" in said.err
