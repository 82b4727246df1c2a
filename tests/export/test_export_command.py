"""`communique export` of workbooks, networks and whole views."""

from __future__ import annotations

import json

import networkx as nx
import openpyxl
import pytest
from typer.testing import CliRunner

from core.cli import app
from core.store import open_store
from core.store.notes import mark
from tests.store.conftest import BOND, OIL, joined, report


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stores") / "store"
    open_store(folder).write(joined([report(1), report(2)]))
    return folder


def run(*words):
    return CliRunner().invoke(app, ["export", *map(str, words)])


def test_a_workbook_of_what_the_filters_leave(store, tmp_path):
    out = tmp_path / "said.xlsx"
    ran = run("quotes", "--store", store, "--type", "direct", "--out", out)
    assert ran.exit_code == 0, ran.output
    heading, *rows = openpyxl.load_workbook(out).active.iter_rows(values_only=True)
    said = [dict(zip(heading, row, strict=True)) for row in rows]
    assert {row["speaker"] for row in said} == {"Anna Lindqvist"}


def test_a_network_in_every_format_of_networks(store, tmp_path):
    for name, read in (("n.gexf", nx.read_gexf), ("n.graphml", nx.read_graphml)):
        ran = run("network", "--store", store, "--out", tmp_path / name)
        assert ran.exit_code == 0, ran.output
        assert set(read(tmp_path / name)) == {"karimi", "lindqvist"}
    ran = run("network", "--store", store, "--format", "json")
    assert {node["label"] for node in json.loads(ran.stdout)["nodes"]} == {"Farid Karimi", "Anna Lindqvist"}


def test_a_view_as_report_slides_and_entities(store, tmp_path):
    ran = run("view", "--store", store, "--country", "Iran", "--out", tmp_path / "iran.html")
    assert ran.exit_code == 0, ran.output
    assert "Farid Karimi" in (tmp_path / "iran.html").read_text("utf-8")
    slides = json.loads(run("view", "--store", store, "--format", "timelinejs").stdout)
    (slide,) = slides["events"]
    assert "Item 1; Item 2" in slide["text"]["text"]
    lines = run("view", "--store", store, "--format", "ftm").stdout.splitlines()
    assert {json.loads(line)["schema"] for line in lines} == {"Article", "Person", "Event", "Note", "Mention"}


@pytest.mark.parametrize(
    ("words", "says"),
    [(("records", "--format", "gexf"), "export network --format gexf"),
     (("records", "--format", "ftm"), "export view --format ftm"),
     (("view", "--format", "csv"), "export records --format csv"),
     (("network", "--format", "docx"), "gexf, graphml, json")],
)  # fmt: skip
def test_a_format_of_something_else_says_how_to_ask_for_it(store, words, says):
    ran = run(*words, "--store", store)
    assert ran.exit_code == 2
    assert says in " ".join(ran.output.replace("│", " ").split())


def test_the_report_of_a_collection_has_its_name_order_and_notes(store, tmp_path):
    opened = open_store(store)
    kept = opened.collections.create("Bonds")
    opened.collections.describe(kept, "For the desk.")
    sql = opened.snapshot().sql
    first, _ = (opened.collections.keep(kept, mark(sql, "quotes", row)) for row in ("bond_2", "oil_1"))
    opened.collections.write(first, "Ask again.")
    ran = run("view", "--store", store, "--collection", "Bonds", "--out", tmp_path / "bonds.html")
    assert ran.exit_code == 0, ran.output
    page = (tmp_path / "bonds.html").read_text("utf-8")
    assert "<h1>Bonds</h1>" in page and "For the desk." in page
    assert page.index(BOND) < page.index("Ask again.") < page.index(OIL)
    assert "Collected (2)" in page


def test_a_report_names_the_filters_that_were_asked_for(store):
    ran = run("view", "--store", store, "--country", "Iran", "--country", "Sweden", "--from", "2005-08-01")
    assert "Filters: from 2005-08-01; country Iran or Sweden." in ran.stdout
