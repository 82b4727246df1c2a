"""`communique evaluate`: how right the parser is on a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.terminal import visible


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", readable=False, help="Gold file (JSON Lines, plain or .gz).")],
) -> None:
    """Measure quotes and speakers against texts that people have marked, and print the figures.

    GOLD is JSON Lines, one document a line: doc_id, text, and quotes, each with type, spans, mention_spans and cue;
    offsets are code points. Printed are precision, recall and F1 of quotes, how many speakers are right, both
    together, by type and by outlet, with 95 % intervals, how well the stated confidence holds, and the errors in kinds.

    \b
      communique evaluate quotes-gold.jsonl
    """
    from core.evaluation import evaluate as measured

    print(visible(str(measured(gold))))
