"""Fit what the confidence of a meeting's row is computed from (core.meetings.certainty).

    python -m core.meetings.training.confidence GOLD.jsonl... --source "what they are"

Learns from the rows that the parser makes of texts that no rule was made for. Prints the expected calibration error
with each fifth of the documents left out in turn.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from core.evaluation import Gold, fitting, read_gold
from core.evaluation.answers import pairs_of
from core.meetings.certainty import CALIBRATED, Persons, features
from core.meetings.finding import with_accounts
from core.pipeline import parse

_DECAY = 4.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--source", required=True)
    parser.add_argument("--out", type=Path, default=CALIBRATED.file)
    args = parser.parse_args()
    documents = [rows(gold) for file in args.gold for gold in read_gold(file) if gold.meetings is not None]
    print(fitting.write(documents, args.source, args.out, _DECAY))


def rows(gold: Gold) -> list[fitting.Example]:
    """Each row of one document: its features, and whether participants and status are right. Left out: rows that a
    reader could do without, and those of which only the title or the entry of a register tells."""
    article = parse(gold.document())
    made, persons = with_accounts(article), Persons(article)
    article.meetings = [meeting for meeting, _ in made]
    pairs = {id(pair.row): pair for pair in pairs_of(gold.meetings or (), article)}
    judged: list[fitting.Example] = []
    for meeting, account in made:
        pair = pairs.get(id(meeting))
        if account is not None and not (pair and pair.marked.optional):
            right = pair is not None and pair.who and pair.status
            judged.append((features(account, meeting.participants, persons), right))
    return judged


if __name__ == "__main__":
    main()
