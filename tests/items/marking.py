"""Reading the marked items, and comparing what was found in them with what a reader noted, by core.evaluation.

One TOML file an item. `meetings` and `quotes` list what a reader would note; `optional` ones may be there or not,
`also_status` and `kind_also` are as good, `loose_participants` asks only that one of those named takes part, `unstated`
lists fields that the text leaves open.
`python -m tests.items.marking held_back > gold.jsonl` writes the items of a folder as gold for `communique evaluate`.
"""

from __future__ import annotations

import json
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from core.article import Article
from core.evaluation import Gold, Report, gold_of, scored
from core.pipeline import parse

MEETINGS_ONLY = ("held_back_5/", "held_back_6/", "held_back_7/", "held_back_8/", "held_back_9/", "dev_5/", "dev_6/")
"""Items in which nobody marked the statements."""
FOLDER = Path(__file__).parent
Expected = dict[str, Any]
_FIELDS = {
    "also_status": "status_also",
    "optional_participants": "participants_optional",
    "loose_participants": "participants_loose",
    "date_year": "date",
}
"""What the fields of a meeting are called in the gold format, where the items have another name."""


def names(folder: str = ".") -> list[str]:
    """The items of a folder, as `marked` and `parsed` take them."""
    return sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in (FOLDER / folder).glob("*.toml"))


@cache
def marked(name: str) -> Expected:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def parsed(name: str) -> Article:
    return parse(gold(name).document())


@cache
def gold(name: str) -> Gold:
    return gold_of(as_gold(name), f"{name}.toml")


def as_gold(name: str) -> Expected:
    """An item in the gold format (docs/evaluation.md). Its lists are whole: what is not in them is not in the item."""
    item = marked(name)
    meetings = [_meeting(one) for one in item.get("meetings", ())]
    return {
        "doc_id": name,
        "text": item["text"].strip() + "\n",
        "published": item.get("published"),
        "meetings": meetings,
        **({} if name.startswith(MEETINGS_ONLY) else {"quotes": item.get("quotes", [])}),
    }


def _meeting(marks: Expected) -> Expected:
    stated = {_FIELDS.get(key, key): value for key, value in marks.items() if key != "unstated"}
    return {**stated, **dict.fromkeys(marks.get("unstated", ()))}


def score(items: list[str]) -> Report:
    return scored([(gold(name), parsed(name)) for name in items])


if __name__ == "__main__":
    for item in names(*sys.argv[1:2]):
        print(json.dumps(as_gold(item), ensure_ascii=False, default=str))
