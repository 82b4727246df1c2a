"""Whatever a document holds, it reaches the browser as text."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.components.markup import joined, link, shown, tag


class Seen(HTMLParser):
    """What a browser would make of the HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_markup_in_a_text_is_shown_and_not_obeyed():
    seen = Seen(tag("p", "<script>alert(1)</script><img src=x onerror=alert(1)>"))
    assert [name for name, _ in seen.tags] == ["p"]
    assert seen.text == "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_an_attribute_cannot_be_closed_from_within():
    seen = Seen(tag("a", "x", data_why='" onmouseover="alert(1)'))
    assert seen.tags == [("a", {"data-why": '" onmouseover="alert(1)'})]


def test_children_made_by_tag_are_not_escaped_again():
    assert tag("p", tag("b", "a & b")) == "<p><b>a &amp; b</b></p>"


def test_control_characters_are_shown_by_their_pictures():
    assert Seen(shown("a\x00b\x1bc\x7f")).text == "a\u2400b\u241bc\u2421"


def test_an_override_of_the_writing_direction_is_shown_and_not_obeyed():
    html = shown("abc\u202edef")
    assert "\u202e" not in html
    assert Seen(html).tags == [("span", {"class": "unseen", "title": "U+202E"})]


def test_line_ends_and_tabs_stay():
    assert shown("a\r\n\tb") == "a\r\n\tb"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:alert(1)", "//elsewhere.org/x", "https://elsewhere.org"]
)
def test_a_link_leads_nowhere_outside_the_dashboard(address: str):
    with pytest.raises(ValueError, match="not an address inside"):
        link(address, "x")


@given(some.lists(some.text(), max_size=4))
def test_any_text_comes_out_as_one_element_each(texts: list[str]):
    seen = Seen(joined([tag("p", text) for text in texts]))
    assert [name for name, attributes in seen.tags if "class" not in attributes] == ["p"] * len(texts)
