"""`communique evaluate`: how right the parser is on a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold file (JSON Lines, plain or .gz).")],
) -> None:
    """Measure quotes, speakers and meetings against a gold file, and print the figures.

    \b
      communique evaluate quotes-gold.jsonl
    """
    from core.evaluation import evaluate as measured

    print(measured(gold))
