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


def test_spacy_is_loaded_without_its_command_line():
    assert said(QUICK + "print([name for name in ('weasel', 'httpx', 'jinja2') if name in sys.modules])") == "[]"


@pytest.mark.parametrize(
    "asked",
    [
        "from spacy.cli import download; print(download.__module__)",
        "import spacy.cli; print(spacy.cli.download.__module__)",
        "from spacy.cli.download import download; print(download.__module__)",
        "import spacy.cli.info; from spacy.cli import download; print(download.__module__)",
    ],
)
def test_the_command_line_of_spacy_is_there_for_who_asks_for_it(asked):
    assert said(QUICK + asked) == "spacy.cli.download"


@pytest.mark.parametrize("asked", ["spacy.info", "spacy.cli.info.info", "__import__('spacy.cli.info').cli.info.info"])
def test_what_spacy_itself_takes_from_it_answers_as_ever(asked):
    plain = said("import spacy, json; print(spacy.info(silent=True)['spacy_version'])")
    assert said(QUICK + f"print({asked}(silent=True)['spacy_version'])") == plain


def test_other_programs_that_use_the_library_are_left_as_they_are():
    code = "import gc; before = gc.get_threshold(); import core, core.pipeline; print(gc.get_threshold() == before)"
    assert said(code) == "True"
