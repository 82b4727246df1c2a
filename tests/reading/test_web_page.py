"""Web pages: the report without the page's furniture, and what metadata say of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.article import Article, Document
from core.errors import ReadingError
from core.layout import segments
from core.reading import limits, read
from tests.reading.found import only

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>Foreign ministers meet in Oslo | The Fjord Times</title>
<meta property="og:site_name" content="The Fjord Times"><meta name="author" content="Ida Berg">
<meta property="article:published_time" content="2021-11-05T23:30:00-05:00">
</head><body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article><h1>Foreign ministers meet in Oslo</h1>
<p>OSLO, Nov. 5 &ndash; Norwegian Foreign Minister Anna Lindqvist met her Finnish counterpart Pekka Söderholm on Friday
to discuss trade and security in the north of Europe.</p>
<p>“Trade between our two countries grew fast,” Lindqvist said after the meeting in the government guest house, adding
that more talks would follow in the spring.</p><script>document.title = "owned"</script>
<p>Söderholm thanked his host and said that a <a href="file:///etc/passwd">joint commission</a> would meet in Helsinki
next month. <img src="http://tracker.example/pixel.gif"></p></article>
<aside><h2>Related stories</h2><ul><li><a href="/a">Fish prices rise</a></li></ul></aside></main>
<footer><p>Copyright 2024 The Fjord Times. All rights reserved.</p></footer></body></html>"""


def page(tmp_path: Path, content: str, encoding: str = "utf-8", name: str = "page.txt") -> Path:
    # Browsers read ISO 8859-1 as its bigger sister, and writers of pages rely on it.
    written = "cp1252" if encoding == "iso-8859-1" else encoding
    (tmp_path / name).write_bytes(content.replace("{charset}", encoding).encode(written))
    return tmp_path / name


def test_the_main_text_of_a_page_is_read_without_its_furniture(tmp_path: Path) -> None:
    found = only(page(tmp_path, PAGE))
    paragraphs = found.text.split("\n\n")
    assert paragraphs[0] == "Foreign ministers meet in Oslo"
    assert [p.split()[0] for p in paragraphs[1:]] == ["OSLO,", "“Trade", "Söderholm"]
    assert "joint commission would meet in Helsinki next month." in paragraphs[3]
    for furniture in ("Home", "Fish prices", "Copyright", "owned", "passwd"):
        assert furniture not in found.text


def test_metadata_give_title_byline_outlet_and_day(tmp_path: Path) -> None:
    found = only(page(tmp_path, PAGE))
    assert (found.title, found.byline, found.outlet) == (
        "Foreign ministers meet in Oslo", "Ida Berg", "The Fjord Times",
    )  # fmt: skip
    assert (found.published, found.published_source, found.format) == (date(2021, 11, 5), "metadata", "html")


def test_a_page_has_one_headline(tmp_path: Path) -> None:
    article = Article(only(page(tmp_path, PAGE)))
    kinds = [segment.kind for segment in segments(article)]
    assert kinds == ["headline", "dateline", "body", "body", "body"]


def test_a_page_is_read_in_the_encoding_that_it_states(tmp_path: Path) -> None:
    assert "Pekka Söderholm" in only(page(tmp_path, PAGE, "iso-8859-1")).text
    assert "Pekka Söderholm" in only(page(tmp_path, PAGE, "utf-16", "two.html")).text


def test_a_wrong_statement_of_encoding_does_not_garble(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE.replace("{charset}", "utf-8").encode("cp1252"))
    assert "Pekka Söderholm" in only(tmp_path / "page.html").text


def test_a_page_without_a_stated_day_has_none(tmp_path: Path) -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2021-11-05T23:30:00-05:00">', "")
    assert only(page(tmp_path, undated)).published is None


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ('<meta name="DC.date.issued" content="2021-05-04">', date(2021, 5, 4)),
        ('<script type="application/ld+json">{"datePublished": "2021-05-04T08:00:00Z", "dateModified": "2022-01-01"}'
         "</script>", date(2021, 5, 4)),
        ('<link rel="canonical" href="https://fjord.example/2021/05/04/talks">', date(2021, 5, 4)),
        ('<meta property="article:modified_time" content="2023-01-01">', None),
        ('<meta name="last-modified" content="2023-01-01"><meta name="date" content="04/05/2021">', None),
    ],
)  # fmt: skip
def test_only_the_day_of_publication_is_taken(tmp_path: Path, stated: str, day: date | None) -> None:
    other = PAGE.replace('<meta property="article:published_time" content="2021-11-05T23:30:00-05:00">', stated)
    other = other.replace('<a href="/a">', '<time datetime="2019-03-04">4 March 2019</time><a href="/2019/03/04/fish">')
    assert only(page(tmp_path, other)).published == day


def test_the_one_marked_date_of_a_report_is_its_day_and_two_are_none(tmp_path: Path) -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2021-11-05T23:30:00-05:00">', "")
    one = undated.replace("</h1>", '</h1><time datetime="2021-11-05">November 5, 2021</time>')
    assert only(page(tmp_path, one)).published == date(2021, 11, 5)
    two = one.replace("</h1>", '</h1><time datetime="2021-11-08">November 8, 2021</time>')
    assert only(page(tmp_path, two)).published is None


def test_a_page_that_a_browser_saved_keeps_its_address(tmp_path: Path) -> None:
    saved = PAGE.replace("<html>", "<!-- saved from url=(0042)https://www.tasnimnews.example/en/news/1 -->\n<html>")
    saved = saved.replace('<meta property="og:site_name" content="The Fjord Times">', "").replace(
        " | The Fjord Times", ""
    )
    assert only(page(tmp_path, saved)).outlet == "tasnimnews.example"


def test_a_short_page_is_read_whole(tmp_path: Path) -> None:
    assert only(page(tmp_path, "<html><body><p>Talks were held.</p><p>They went on.</p></body></html>")).text == (
        "Talks were held.\n\nThey went on."
    )


def test_a_page_without_text_and_one_above_the_limit_are_refused(tmp_path: Path) -> None:
    (found,) = read(page(tmp_path, "<html><body><script>1</script></body></html>"))
    assert isinstance(found, ReadingError)
    assert found.reason == "empty"
    (found,) = read(page(tmp_path, "<html><body>" + " " * limits.PAGE_BYTES))
    assert isinstance(found, ReadingError)
    assert found.reason == "too large"


def test_elements_a_hundred_thousand_deep_do_no_harm(tmp_path: Path) -> None:
    (found,) = read(page(tmp_path, "<html><body>" + "<div>" * 100_000 + "Talks were held."))
    assert isinstance(found, Document | ReadingError)


SITE = '<meta property="og:site_name" content="The Fjord Times">'


@pytest.mark.parametrize(
    ("stated", "outlet"),
    [
        ('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Baltic  Wire"}}', "Baltic Wire"),
        ('[{"@type": "WebPage"}, {"@type": "NewsArticle", "publisher": "Baltic Wire"}]', "Baltic Wire"),
        ('{"@graph": [{"@id": "#o", "@type": "Organization", "name": "Baltic Wire"}, '
         '{"@type": "NewsArticle", "publisher": {"@id": "#o"}}]}', "Baltic Wire"),
        ('{"publisher": {"name": "Baltic Wire"}, "isPartOf": {"publisher": {"name": "Another"}}}', None),
        ('{"publisher": {"name": "https://baltic.example"}}', None),
        ('{"publisher": ["', None),
        ("[" * 5_000, None),
    ],
)  # fmt: skip
def test_the_publisher_that_a_page_states_for_machines_is_its_outlet(
    tmp_path: Path, stated: str, outlet: str | None
) -> None:
    told = PAGE.replace(SITE, f'<script type="application/ld+json">{stated}</script>').replace(" | The Fjord Times", "")
    told = told.replace("<footer><p>Copyright 2024 The Fjord Times. All rights reserved.</p></footer>", "")
    assert only(page(tmp_path, told)).outlet == outlet


def test_the_name_of_the_site_goes_before_its_publisher_and_a_known_address_before_both(tmp_path: Path) -> None:
    block = '<script type="application/ld+json">{"publisher": {"name": "Fjord Media Group"}}</script>'
    assert only(page(tmp_path, PAGE.replace(SITE, block + SITE))).outlet == "The Fjord Times"
    address = '<meta property="og:url" content="https://www.reuters.com/world/1">'
    assert only(page(tmp_path, PAGE.replace(SITE, address + SITE))).outlet == "Reuters"
