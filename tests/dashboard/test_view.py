"""One View: read from the address, changed by the sidebar and the chips, kept from page to page."""

from tests.dashboard.conftest import html


def chips(app) -> list[str]:
    return [button.label for button in app.button if str(button.key).startswith("chip_")]


def test_the_address_sets_the_filters(dashboard):
    app = dashboard("quotes", actor="a_tamm", **{"from": "2021-01-01"}, sure="0.5")
    assert app.multiselect(key="filter_actors").value == ["a_tamm"]
    assert str(app.date_input(key="filter_date_from").value) == "2021-01-01"
    assert chips(app) == ["From: 1 January 2021", "Actor: Juri Tamm", "At least: 50 % sure"]


def test_a_filter_goes_into_the_address(dashboard):
    app = dashboard("quotes")
    app.multiselect(key="filter_countries").set_value(["ee"]).run()
    assert app.query_params["country"] == "ee"
    assert "second rail link" in html(app)
    assert "grew fast" not in html(app)


def test_counts_stand_beside_the_values(dashboard):
    app = dashboard("quotes")
    assert "Latvia (1)" in app.multiselect(key="filter_countries").options
    assert "Juri Tamm (1)" in app.multiselect(key="filter_actors").options


def test_a_chip_takes_its_filter_out_and_leaves_the_others(dashboard):
    app = dashboard("quotes", country=["ee", "lv"], act="promise")
    app.button(key="chip_0").click().run()
    assert dict(app.query_params) == {"country": "lv", "act": "promise"}


def test_clear_all_leaves_no_filter(dashboard):
    app = dashboard("quotes", country="ee", act="promise")
    app.button(key="clear").click().run()
    assert dict(app.query_params) == {}
    assert chips(app) == []


def test_only_sure_ones_asks_for_eighty_percent(dashboard):
    app = dashboard("quotes")
    app.toggle(key="filter_sure").set_value(True).run()
    assert app.query_params["sure"] == "0.8"
    assert "was a joke" not in html(app)


def test_a_parameter_that_cannot_be_read_is_told_of_and_ignored(dashboard):
    app = dashboard("quotes", country="atlantis", act="promise")
    assert not app.exception
    assert "atlantis" in app.warning[0].value
    assert chips(app) == ["Act: promise"]


def test_a_first_day_after_the_last_is_refused_in_words(dashboard):
    app = dashboard("quotes", to="2021-05-04")
    app.date_input(key="filter_date_from").set_value("2022-01-01").run()
    assert not app.exception
    assert len(app.warning) == 1
    assert chips(app) == ["Until: 4 May 2021"]


def test_a_view_that_leaves_nothing_offers_the_filter_to_drop(dashboard):
    app = dashboard("quotes", country="ee", act="assert")
    assert "Nothing fits all of these filters together" in html(app)
    offers = [button.label for button in app.button if str(button.key).startswith("offer_")]
    assert offers == ["Country: Estonia", "Act: assert"]
    app.button(key="offer_0").click().run()
    assert "grew fast" in html(app)


def test_of_one_filter_that_leaves_nothing_it_is_not_spoken_as_of_several(dashboard):
    app = dashboard("quotes", q="zebra")
    assert "Nothing fits this filter" in html(app)
    assert [button.label for button in app.button if str(button.key).startswith("offer_")] == ["Search: zebra"]


def test_a_slip_in_a_search_is_told_of_and_its_words_are_searched(dashboard):
    app = dashboard("quotes", q='"rail link')
    assert "A quotation mark is not closed." in app.info[0].value
    assert "second" in html(app)


def test_how_reports_are_given_and_which_decisions_are_listed_stand_in_the_address(dashboard):
    assert dashboard("import", **{"as": "text"}).segmented_control(key="import_way").value == "text"
    app = dashboard("import")
    app.segmented_control(key="import_way").set_value("text").run()
    assert app.query_params["as"] == "text"
