"""FollowTheMoney entities, validated with the followthemoney library as Aleph does when it takes them in."""

from __future__ import annotations

import json
from datetime import date

import pytest

from core.export import to_bytes
from tests.export.hostile import hostile
from tests.store.conftest import BOND, OIL, TEXT, joined, report

followthemoney = pytest.importorskip("followthemoney")


def entities(tables) -> list[dict]:
    return [json.loads(line) for line in to_bytes(tables, "ftm").decode().split("\n") if line]


def of(found: list[dict], schema: str) -> list[dict]:
    return [one["properties"] for one in found if one["schema"] == schema]


def plain(value: str) -> str:
    """Without marks of direction and with single blanks: all that cleaning may change of a text."""
    return " ".join(value.replace("\u200f", "").split())


def checked(found: list[dict]) -> None:
    """Raise where an entity breaks the model, loses a value when it is cleaned, or points to one that is not there."""
    from followthemoney import model

    ids = {one["id"] for one in found}
    assert len(ids) == len(found)
    for one in found:
        proxy = model.get_proxy(one, cleaned=True)
        proxy.schema.validate(one)
        assert set(proxy.schema.required) <= set(one["properties"])
        for name, values in one["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, f"{one['schema']} has no {name}"
            cleaned = model.make_entity(one["schema"])
            cleaned.add(name, values)
            assert sorted(map(plain, cleaned.get(name))) == sorted(map(plain, values))
            if prop.type.name == "entity":
                assert set(values) <= ids


def test_entities_are_valid_and_point_to_each_other():
    checked(entities(joined([report(1), report(2)])))


def test_documents_people_meetings_and_statements_are_entities_of_their_schema():
    found = entities(joined([report(1)]))
    (article,) = of(found, "Article")
    assert article["bodyText"] == [TEXT]
    assert (article["title"], article["publisher"], article["publishedAt"]) == (["Item 1"], ["XYZ"], ["2005-08-08"])
    assert article["language"] == ["eng"]
    assert {p["name"][0]: p["country"][0] for p in of(found, "Person")} == {
        "Farid Karimi": "ir",
        "Anna Lindqvist": "se",
    }
    met = next(event for event in of(found, "Event") if "held" in event["keywords"])
    assert met["involved"] == ["karimi", "lindqvist"]
    assert met["organizer"] == ["karimi"]
    assert (met["date"], met["location"], met["country"]) == (["2005-08-08"], ["Tehran, Iran"], ["ir"])
    notes = {note["description"][0]: note for note in of(found, "Note")}
    assert notes[OIL]["entity"] == ["karimi"] and "announce" in notes[OIL]["keywords"]
    assert notes[BOND]["entity"] == ["lindqvist"]
    assert {m["name"][0] for m in of(found, "Mention")} == {"Farid Karimi", "Anna Lindqvist"}


def test_a_planned_visit_does_not_look_held():
    visit = next(e for e in of(entities(joined([report(1)])), "Event") if "planned" in e["keywords"])
    assert visit["name"] == ["Visit, planned: Anna Lindqvist"]
    assert "date" not in visit and "startDate" not in visit


@pytest.mark.parametrize(
    ("kind", "schema"),
    [("government", "PublicBody"), ("ministry", "PublicBody"), ("organisation", "Organization"),
     ("party", "Organization"), ("armed group", "Organization"), ("delegation", "Organization"),
     ("group", "LegalEntity")],
)  # fmt: skip
def test_a_body_is_what_its_kind_says(kind, schema):
    found = entities(joined([report(1, karimi={"kind": kind, "name": "Kind"})]))
    checked(found)
    assert [one["name"] for one in of(found, schema)] == [["Kind"]]


def test_actors_without_a_name_are_left_out_and_nothing_points_to_them():
    found = entities(joined([report(1, karimi={"kind": "unnamed", "name": "a spokesman"})]))
    checked(found)
    assert [one["name"] for one in of(found, "Person")] == [["Anna Lindqvist"]]


def test_a_visit_of_several_days_has_a_beginning_and_an_end():
    tables = joined([report(1)])
    tables.meetings["date_end"] = tables.meetings["date_start"].where(
        tables.meetings["date_start"].isna(), date(2005, 8, 10)
    )
    found = entities(tables)
    checked(found)
    met = next(event for event in of(found, "Event") if "held" in event["keywords"])
    assert (met["startDate"], met["endDate"]) == (["2005-08-08"], ["2005-08-10"])


def test_a_long_text_is_kept_in_pieces_that_the_model_takes():
    long = TEXT + "\n\n" + "".join(f"The ministers spoke of pipeline {number}.\n" for number in range(4_000))
    found = entities(joined([report(1, text=long)]))
    checked(found)
    (article,) = of(found, "Article")
    assert len(article["bodyText"]) > 1
    assert " ".join(" ".join(article["bodyText"]).split()) == " ".join(long.split())


def test_hostile_text_is_a_value_and_stays_valid():
    found = entities(hostile())
    checked(found)
    assert any("<script>" in one["name"][0] for one in of(found, "Person"))
    assert "\\u0000" not in json.dumps(found) and "\u202e" not in json.dumps(found, ensure_ascii=False)
