import re
from dataclasses import replace

from core.view import View
from dashboard.components import quote_card
from dashboard.components.palette import assigned
from tests.dashboard.conftest import RIGA, html, small_tables


def words(app) -> list[str]:
    """The statements on the page, in order, as they are read."""
    return [
        re.sub("<[^>]+>", "", found) for found in re.findall(r'<blockquote class="words">(.*?)</blockquote>', html(app))
    ]


def test_quotation_marks_stand_only_where_the_source_had_them(dashboard):
    shown = words(dashboard("quotes", country=["lv", "ee"], sort="text"))
    assert shown == ["“Trade between our two countries grew fast”", "Estonia would open a second rail link"]


def test_a_card_says_who_in_which_role_when_at_what_and_how_sure(dashboard):
    card = re.sub("<[^>]+>", "", html(dashboard("quotes", actor="a_ozola")))
    assert "Anna Ozola, Latvian Foreign Minister · Latvia" in card
    assert "95 % sure · explicit · direct" in card
    assert "4 May 2021 · meeting with Juri Tamm in Riga · Baltic Wire, 4 May 2021" in card


def test_a_card_leads_to_its_place_in_the_source(dashboard):
    page = html(dashboard("quotes", actor="a_ozola"))
    found = re.search(r'href="document\?actor=a_ozola&amp;open=d_riga&amp;at=(\d+)-(\d+)&amp;row=q_trade"', page)
    assert RIGA[int(found[1]) : int(found[2])] == "Trade between our two countries grew fast"


def test_what_was_searched_is_emphasised(dashboard):
    page = html(dashboard("quotes", q="rail"))
    assert 'second <mark class="hit">rail</mark> link' in page


def test_a_keyword_stands_in_its_context(dashboard):
    page = html(dashboard("quotes", q="rail", **{"as": "context"}))
    assert "Tamm said that Estonia would open a second</bdi>" in page
    assert '<td class="after">link. Copyright Baltic Wire</td>' in page


def test_without_a_search_the_context_says_what_to_do(dashboard):
    assert "Search for a word above" in html(dashboard("quotes", **{"as": "context"}))


def test_statements_are_grouped_by_speaker(dashboard):
    page = html(dashboard("quotes", group="speaker"))
    for name in ("Anna Ozola", "Juri Tamm", "a spokesman"):
        assert f"<h2>{name}</h2>" in page


def test_the_table_shows_all_columns_of_what_is_left(dashboard):
    app = dashboard("quotes", country="lv", **{"as": "table"})
    assert app.dataframe[0].value["text"].tolist() == ["Trade between our two countries grew fast"]


def test_order_and_form_are_held_in_the_address(dashboard):
    app = dashboard("quotes")
    app.selectbox(key="quotes_sort").set_value("unsure").run()
    assert app.query_params["sort"] == "unsure"
    assert words(app)[0].endswith("was a joke")


def test_a_page_number_beyond_the_last_shows_the_last(dashboard):
    assert len(words(dashboard("quotes", {"page": "99"}))) == 3
    assert len(words(dashboard("quotes", {"page": "x"}))) == 3


def test_markup_in_a_statement_is_shown_and_not_obeyed(dashboard):
    page = html(dashboard("quotes"))
    assert "<img" not in page
    assert "&lt;img src=x onerror=&quot;document.title=&#x27;taken over&#x27;&quot;&gt; was a joke" in page


def test_a_citation_can_be_copied_in_three_forms(dashboard):
    page = html(dashboard("quotes", actor="a_ozola"))
    assert 'data-copy="Anna Ozola (Latvian Foreign Minister), 4 May 2021:' in page
    assert 'data-copy="@misc{q_trade,' in page
    assert 'data-copy="TY  - NEWS' in page


def test_a_card_without_a_speaker_says_what_the_text_has_in_place_of_a_name():
    tables = small_tables()
    record = next(iter(quote_card.with_speakers(tables.records[tables.records["quote_id"] == "q_trade"], tables)))
    assert "speaker_words" not in record
    nameless = replace(tables, quotes=tables.quotes.assign(speaker=None, speaker_id=None))
    records = tables.records.assign(speaker=None)
    record = next(iter(quote_card.with_speakers(records[records["quote_id"] == "q_trade"], nameless)))
    assert record["speaker_words"] == "Ozola"
    card = quote_card.card(record, View(), assigned({}, {}))
    assert "Speaker not known: the text says only “Ozola”" in re.sub("<[^>]+>", "", card)


def test_a_long_statement_shows_its_beginning_and_the_rest_on_demand():
    text = " ".join(f"Word{n} is said." for n in range(200))
    page = str(quote_card.card(long_record(text), View(), assigned({}, {})))
    shown = re.search(r'<blockquote class="words">(.*?)<details', page, re.DOTALL)
    assert "Word30" in shown[1]
    assert "Word199" not in shown[1]
    assert "<summary>All 600 words</summary>" in page
    assert "Word199 is said.”</p></details>" in page


def test_what_was_searched_is_never_hidden():
    text = " ".join(f"Word{n} is said." for n in range(200))
    page = str(quote_card.card(long_record(text), View(), assigned({}, {}), sought=word("Word190")))
    shown, _, folded = page.partition("<details")
    assert '<mark class="hit">Word190</mark>' in shown
    assert "Word180 is said." in shown
    assert "Word1 is said." in folded
    assert '<mark class="hit">Word190</mark>' in folded


def test_what_was_searched_is_seen_in_a_role_and_in_the_words_of_reporting_too():
    record = long_record("We agree.") | {"speaker": "Ada Berg", "speaker_role": "energy minister", "cue": "told energy"}
    page = str(quote_card.card(record, View(), assigned({}, {}), sought=word("energy")))
    assert page.count('<mark class="hit">energy</mark>') == 2


def test_a_role_that_is_the_name_is_not_said_twice():
    record = long_record("We agree.") | {"speaker": "the two leaders", "speaker_role": "leaders"}
    page = str(quote_card.card(record, View(), assigned({}, {})))
    assert ", leaders" not in page


def word(sought: str):
    """Where this word stands first in a text."""

    def places(text: str) -> list[tuple[int, int]]:
        at = text.find(sought)
        return [(at, at + len(sought))] if at >= 0 else []

    return places


def long_record(text: str) -> dict[str, object]:
    record = next(quote_card.with_speakers(small_tables().records, small_tables()))
    return record | {"text": text, "type": "direct"}
