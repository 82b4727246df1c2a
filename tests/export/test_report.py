"""The HTML report: what it says is in the reports, and nothing in it acts or is fetched."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser

import pytest

from core import citation, wording
from core.export import to_bytes
from core.export.report import MOST, report
from tests.dashboard import generated
from tests.export.hostile import hostile
from tests.store.conftest import BOND, MET, OIL, joined
from tests.store.conftest import report as reported


class Read(HTMLParser):
    """Elements with their attributes, and the text of each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        for tag in set(self._open):
            self.texts[tag][-1] += data

    @property
    def text(self) -> str:
        return self.texts["body"][0]


@pytest.fixture(scope="module")
def tables():
    return joined([reported(1), reported(2)])


def test_it_holds_title_period_meetings_statements_and_reports(tables):
    read = Read(report("Karimi and Lindqvist", tables, made=date(2026, 1, 2)))
    assert read.texts["h1"] == ["Karimi and Lindqvist"] == read.texts["title"][:1]
    assert "2 reports, 4 meetings and 4 statements, 8 August 2005." in read.text
    assert "on 2 January 2026" in read.text
    assert read.texts["h2"] == ["Meetings (4)", "Statements (4)", "Reports (2)"]
    assert read.texts["blockquote"].count(f"“{BOND}”") == 2
    assert read.texts["blockquote"].count(OIL) == 2
    assert MET in read.texts["blockquote"]


def test_every_statement_carries_its_citation(tables):
    read = Read(report("x", tables))
    records = tables.records
    for row in wording.rows(records[records["quote_id"].notna()]):
        assert citation.plain(row) in read.texts["p"]


def test_figures_are_inline_svg_with_their_numbers_as_a_table(tables):
    html = report("x", tables)
    assert html.count("<svg") == 3
    for drawn in html.split("<svg")[1:]:
        picture = ET.fromstring("<svg" + drawn.split("</svg>")[0] + "</svg>")
        assert picture.get("aria-label") and picture.find("title") is not None
    assert Read(html).texts["figcaption"] == ["When did they meet?", "Who says most?", "What is spoken of?"]
    rows = Read(html).texts["tr"]
    assert "8 Aug 200520" in rows
    assert "Farid Karimi2" in rows
    assert "2 meetings without a known day not drawn" in Read(html).text


def test_a_collection_keeps_its_order_and_shows_its_notes(tables):
    read = Read(
        report("x", tables, order=["bond_2", "met_1", "oil_1"], notes={"met_1": "Check <the> date", "bond_2": "Good"})
    )
    assert read.texts["h2"][0] == "Collected (3)"
    articles = read.texts["article"]
    assert [BOND in articles[0], MET in articles[1], OIL in articles[2]] == [True] * 3
    assert len(articles) == 3
    assert "Note: Check <the> date" in articles[1] and "Note: Good" in articles[0]


def test_a_document_can_be_collected(tables):
    doc_id = tables.documents["doc_id"].iloc[0]
    (article,) = Read(report("x", tables, order=[doc_id], notes={doc_id: "Read again"})).texts["article"]
    assert "Item 1" in article and "8 August 2005" in article and "Read again" in article


def test_filters_and_lead_are_named(tables):
    read = Read(report("x", tables, lead="Made for the desk.", filters=["Country: Iran", "from 1 August 2005"]))
    assert "Filters: Country: Iran; from 1 August 2005." in read.text
    assert "Made for the desk." in read.text


def test_nothing_acts_and_nothing_is_fetched():
    attack = "</title></style><script>document.title='taken over'</script>\u202e\x1b"
    html = report(attack, hostile(), lead=attack, filters=[attack], notes={"oil_1": attack, "met_1": attack})
    read = Read(html)
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "b", "article", "blockquote",
        "section", "figure", "figcaption", "svg", "rect", "line", "text", "details", "summary", "table", "thead",
        "tbody", "tr", "th", "td", "ol", "li", "span",
    }  # fmt: skip
    assert {tag for tag, _ in read.elements} <= allowed
    for _, attributes in read.elements:
        assert not {"href", "src", "srcset", "action", "background", "style"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
    policy = next(attrs for tag, attrs in read.elements if attrs.get("http-equiv"))["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not set("\x1b\x07\x00\u202e\u2066") & set(html)
    assert "url(" not in read.texts["style"][0] and "@import" not in read.texts["style"][0]
    assert "<script>document.title" in read.text


def test_pictures_stay_whole_where_names_are_hostile():
    for drawn in report("x", hostile()).split("<svg")[1:]:
        ET.fromstring("<svg" + drawn.split("</svg>")[0] + "</svg>")


def test_a_long_view_is_cut_and_says_so():
    read = Read(report("x", generated.tables(MOST + 50, 20)))
    assert len(read.texts["article"]) == 2 * MOST
    assert "50 further statements left out" in read.text
    assert "50 further meetings left out" in read.text
    assert "Generated" in read.text


def test_an_empty_view_is_a_page_all_the_same():
    tables = joined([reported(1)])
    empty = type(tables)()
    read = Read(to_bytes(empty, "report").decode())
    assert "0 reports, 0 meetings and 0 statements." in read.text
