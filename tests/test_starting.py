"""What a program's start leaves out is there once it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
QUICK = "from core import starting; starting.quick(); import sys, spacy; "


def said(code: str) -> str:
    """What a new process prints."""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.mark.parametrize(
    "asked",
    [
        "from spacy.cli import download; print(download.__module__)",
        "import spacy.cli.info; print(spacy.cli.download.__module__)",
        "from spacy.cli.download import download; print(download.__module__)",
    ],
)
def test_the_command_line_of_spacy_comes_when_somebody_asks_for_it(asked):
    before = "print([name for name in ('weasel', 'httpx', 'jinja2') if name in sys.modules]); "
    assert said(QUICK + before + asked).split("\n") == ["[]", "spacy.cli.download"]


def test_what_spacy_itself_takes_from_it_answers_as_ever():
    asked = "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)"
    assert said(QUICK + asked) == "True"


def test_other_programs_that_use_the_library_are_left_as_they_are():
    code = "import gc; before = gc.get_threshold(); import core, core.pipeline; print(gc.get_threshold() == before)"
    assert said(code) == "True"
