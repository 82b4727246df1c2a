from core.store import open_store
from tests.dashboard.conftest import html


def test_it_counts_what_the_store_holds(dashboard):
    page = html(dashboard())
    assert "<b>2</b><span>reports</span>" in page
    assert "<b>1</b><span>meeting, 1 held</span>" in page
    assert "<b>3</b><span>statements</span>" in page
    assert "4 May 2021" in page


def test_a_figure_opens_its_rows(dashboard):
    page = html(dashboard())
    assert '<a href="quotes"><b>3</b><span>statements</span></a>' in page
    assert (
        '<a href="quotes?actor=a_ozola" class="number" aria-label="Anna Ozola: 2 statements and meetings">2</a>' in page
    )
    assert '<a href="actor?who=a_ozola">Anna Ozola</a>' in page
    assert '<a href="quotes?country=lv">Latvia</a>' in page


def test_figures_are_those_of_the_view_and_keep_it(dashboard):
    page = html(dashboard(country="ee"))
    assert "<b>1</b><span>statement</span>" in page
    assert '<a href="quotes?country=ee"><b>1</b>' in page


def test_the_least_sure_statement_is_offered_for_review(dashboard):
    page = html(dashboard())
    assert "a spokesman · 40 % sure" in page


def test_an_input_that_could_not_be_used_is_told_of(dashboard):
    app = dashboard()
    assert "Inputs that could not be used" in [heading.value for heading in app.header]
    assert "1 input: binary (1)." in [caption.value for caption in app.caption]
    assert 'data-label="Reason"><span class="wraps">binary</span>' in html(app)


def test_an_empty_store_says_which_command_fills_it(dashboard, tmp_path):
    open_store(tmp_path / "new")
    app = dashboard(store=tmp_path / "new")
    assert not app.exception
    assert "This store is empty" in html(app)
    assert app.code[0].value == f"communique parse PATH --store {tmp_path / 'new'}"


def test_a_place_without_a_store_is_a_sentence_and_no_traceback(dashboard, tmp_path):
    app = dashboard(store=tmp_path / "nowhere")
    assert not app.exception
    assert "There is no store in" in html(app)
    assert not (tmp_path / "nowhere").exists(), "looking makes nothing"
