"""What the pages for people say of the product is so."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from core.tables import TABLES, described

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_page_of_tables_is_the_contract() -> None:
    assert (ROOT / "docs" / "tables.md").read_text("utf-8") == described(), (
        "run: python -m core.tables > docs/tables.md"
    )


def test_the_readme_names_every_table() -> None:
    assert set(TABLES) <= set(re.findall(r"`(\w+)`", README))


def test_every_file_that_the_readme_links_is_there() -> None:
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert linked
    assert [path for path in linked if not (ROOT / path).exists()] == []


def test_every_make_target_that_the_readme_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_make_help_lists_every_target() -> None:
    printed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("run", "test", "lint", "bench"):
        assert f"make {target} " in printed
