import re

from tests.dashboard.conftest import RIGA, html


def text(app) -> str:
    """The document as HTML, without what stands beside it."""
    drawn = [element.proto.body for element in app.get("html")]
    return next(body for body in drawn if body.startswith('<div class="document">'))


def test_the_whole_text_is_shown(dashboard):
    shown = re.sub("<[^>]+>", "", text(dashboard("document", open="d_riga")))
    assert shown.replace("\n", "").replace(" ", "") == RIGA.replace("\n", "").replace(" ", "")


def test_the_stretch_of_the_address_is_lit(dashboard):
    start = RIGA.index("second rail link")
    page = text(dashboard("document", open="d_riga", at=f"{start}-{start + 16}"))
    lit = re.findall(r'class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)<', page)
    assert lit == ["second rail link"]


def test_a_row_lights_its_own_stretch_and_its_card(dashboard):
    page = html(dashboard("document", open="d_riga", row="q_rail"))
    assert re.search(r'class="[^"]*\blit\b[^"]*"[^>]*>Estonia would open a second rail link<', page)
    assert page.count('class="card quote indirect lit"') == 1


def test_a_mark_says_why_and_leads_to_its_row(dashboard):
    page = text(dashboard("document", open="d_riga"))
    mark = re.search(r'<a href="document\?open=d_riga&amp;row=q_trade"[^>]*class="mark in-quote direct"[^>]*>', page)[0]
    assert "Statement in quotation marks. Anna Ozola, Latvian Foreign Minister (named beside it, 95 % sure)" in mark


def test_a_meeting_s_mark_says_what_its_date_and_place_rest_on(dashboard):
    page = text(dashboard("document", open="d_riga", layers="meetings"))
    assert "Meeting. Anna Ozola and Juri Tamm. 4 May 2021 (from a weekday: “on Tuesday”)" in page
    assert "Riga, Latvia (the text says “here”)" in page


def test_layers_are_switched_and_held_in_the_address(dashboard):
    app = dashboard("document", open="d_riga", layers="actors")
    page = text(app)
    assert "in-quote" not in page
    assert re.search(r'class="mark in-actor"[^>]*>Juri Tamm</a>', page)
    bare = text(dashboard("document", open="d_riga", layers=""))
    assert "<a " not in bare


def test_the_meetings_and_statements_stand_beside_the_text(dashboard):
    page = html(dashboard("document", open="d_riga"))
    assert "<h2>1 meeting</h2>" in page
    assert "<h2>2 statements</h2>" in page
    assert "worked out" in page
    assert "4 May is a Tuesday in 2021" in page


def test_the_view_s_reports_are_turned_over(dashboard):
    page = html(dashboard("document", open="d_riga"))
    assert "1 of 2 reports" in page
    assert re.search(r'<a href="document\?open=d_hostile">Next →</a>', page)
    assert "1 of 1 report" in html(dashboard("document", open="d_riga", country="ee"))


def test_without_a_report_in_the_address_those_of_the_view_are_listed(dashboard):
    page = html(dashboard("document"))
    assert '<a href="document?open=d_riga">Baltic Wire, 4 May 2021</a>' in page
    assert "items/hostile.txt" in page or "hostile.txt" in page


def test_the_only_report_of_a_view_is_opened_at_once(dashboard):
    assert 'class="document"' in html(dashboard("document", country="ee"))


def test_a_report_that_is_not_there_is_a_sentence(dashboard):
    app = dashboard("document", open="d_nowhere")
    assert not app.exception
    assert "no document with this id" in app.warning[0].value


def test_a_stretch_outside_the_text_is_a_sentence(dashboard):
    app = dashboard("document", open="d_riga", at="5-999999")
    assert not app.exception
    assert "lies outside this text" in app.warning[0].value
    assert not dashboard("document", open="d_riga", at="9-3").exception
    assert not dashboard("document", open="d_riga", at="nonsense").exception


def test_a_hostile_report_is_text_and_nothing_else(dashboard):
    page = text(dashboard("document", open="d_hostile"))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;document.title = &quot;taken over&quot;&lt;/script&gt;" in page
    assert "\x1b" not in page
    assert "\u202e" not in page
