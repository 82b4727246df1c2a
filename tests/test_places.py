"""Which names of a text are places. All texts are invented."""

from __future__ import annotations

import pytest

from core import places
from core.article import Article, Document, Place
from core.pipeline import parse


def read(text: str, *, city: str | None = None, country: str | None = None) -> Article:
    return parse(Document(text, city=city, country=country))


def named(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """City, country and venue of each place."""
    return [(p.city, p.country, p.venue) for p in read(text).places]


@pytest.mark.parametrize(
    ("sentence", "city", "country"),
    [
        ("The two ministers met in Tehran on Sunday.", "Tehran", "ir"),
        ("The envoy arrived in Muscat late on Friday.", "Muscat", "om"),
        ("The envoy flew to Amman after the talks.", "Amman", "jo"),
        ("The minister visited Damascus last week.", "Damascus", "sy"),
        ("The president left Moscow without a word.", "Moscow", "ru"),
        ("His trip to Cairo was put off.", "Cairo", "eg"),
        ("The Geneva talks were resumed in spring.", "Geneva", "ch"),
        ("The talks were held in the Swiss city of Lausanne.", "Lausanne", "ch"),
        ("The summit took place in the Black Sea resort of Sochi.", "Sochi", "ru"),
        ("The envoys met in downtown Beirut.", "Beirut", "lb"),
        ("The envoys met in the Syrian capital.", "Damascus", "sy"),
        ("The envoys met in the Iraqi capital Baghdad.", "Baghdad", "iq"),
        ("The conference was held in Singapore.", "Singapore", "sg"),
        ("The ministers met in St. Petersburg.", "St. Petersburg", "ru"),
        ("The ministers met in WASHINGTON on Friday.", "Washington", "us"),
        ("The ministers met in Brussels.", "Brussels", "be"),
    ],
)
def test_a_city_named_as_a_place_is_one(sentence: str, city: str, country: str) -> None:
    assert named(sentence) == [(city, country, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tehran said that it would answer soon.",
        "Tehran-Damascus relations are stable, the minister said.",
        "Relations between Tehran and Damascus are stable, the minister said.",
        "The minister praised ties with Moscow.",
        "Kyiv asked Berlin for help.",
        "The message to Baghdad was clear, the envoy said.",
        "The envoy criticised Washington's position.",
        "The Kremlin denied the report.",
        "The White House welcomed the report.",
        "Iran and Syria signed a protocol.",
        "The Iranian ambassador thanked the Syrian people.",
        "The Oslo Accords and the Geneva Convention were cited.",
        "A report in the New York Times was denied.",
        "State Del. Marcia Priceton praised the sheriff.",
        "Vernon Jordan and Paris Hilton were not invited.",
    ],
)
def test_a_government_a_pair_or_another_name_is_no_place(sentence: str) -> None:
    assert named(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("The premier will travel to Oman on Monday.", "om"),
        ("Fighting went on in northern Iraq.", "iq"),
        ("The premier visited Chad on Monday.", "td"),
        ("The king returned to Jordan on Monday.", "jo"),
        ("The summit was held in Türkiye.", "tr"),
        ("Unrest has spread in Crimea.", "ua"),
        ("The governors met in Texas.", "us"),
        ("They met in the Kharkiv region.", "ua"),
    ],
)
def test_a_state_or_region_named_as_a_place_has_no_city(sentence: str, country: str) -> None:
    assert named(sentence) == [(None, country, None)]


@pytest.mark.parametrize(
    ("sentence", "city", "country"),
    [
        ("A clash in Tripoli, Lebanon, left two dead.", "Tripoli", "lb"),
        ("A clash in the Lebanese city of Tripoli left two dead.", "Tripoli", "lb"),
        ("A clash in Tripoli, Libya, left two dead.", "Tripoli", "ly"),
        ("The panel met in Atlanta, Georgia, on Monday.", "Atlanta", "us"),
        ("The panel met in Tbilisi, Georgia, on Monday.", "Tbilisi", "ge"),
        ("The panel met in Portland, Ore., on Monday.", "Portland", "us"),
        ("The panel met in Washington, D.C., on Monday.", "Washington", "us"),
        ("The panel met in Hyderabad in southern India.", "Hyderabad", "in"),
        ("The panel met in Riverbridge, Lebanon, on Monday.", "Riverbridge", "lb"),
        ("The panel met in Moscow, Idaho, on Monday.", "Moscow", "us"),
    ],
)
def test_the_country_named_beside_a_city_decides(sentence: str, city: str, country: str) -> None:
    assert named(sentence) == [(city, country, None)]


def test_a_city_of_several_states_has_no_country_where_none_is_named() -> None:
    assert named("The panel met in Tripoli on Monday.") == [("Tripoli", None, None)]


def test_a_city_of_several_states_has_the_one_that_the_text_names() -> None:
    assert named("The panel met in Tripoli on Monday. The Lebanese army kept watch.") == [("Tripoli", "lb", None)]


def test_a_list_of_places_is_a_place_each() -> None:
    found = named(
        "The envoy visited Baku, Tbilisi and Yerevan. He then toured Iraq, Kuwait, Qatar and the Netherlands."
    )
    assert [city or country for city, country, _ in found] == [
        "Baku", "Tbilisi", "Yerevan", "iq", "kw", "qa", "nl",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "city", "country", "venue"),
    [
        ("The two met at the White House.", "Washington", "us", "White House"),
        ("The two met at the Kremlin.", "Moscow", "ru", "Kremlin"),
        ("The two met in the Oval Office.", "Washington", "us", "Oval Office"),
        ("The two met at Camp David.", None, "us", "Camp David"),
        ("The two met at UN headquarters in New York.", "New York", "us", "UN headquarters"),
        ("The two met on the sidelines of the UN General Assembly.", "New York", "us", "UN General Assembly"),
        ("The two met at the presidential palace.", None, None, "presidential palace"),
        ("The two met at the presidential palace in Kabul.", "Kabul", "af", "presidential palace"),
        ("The two met at the Foreign Ministry in Moscow.", "Moscow", "ru", "Foreign Ministry"),
        ("The two met at the prime minister's office in Jerusalem.", "Jerusalem", "il", "prime minister's office"),
        ("The two met at the Great Hall of the People.", "Beijing", "cn", "Great Hall of the People"),
        ("He was received at the Ministry of Defense in Rome.", "Rome", "it", "Ministry of Defense"),
    ],
)
def test_a_venue_has_the_city_that_is_named_with_it_or_known(
    sentence: str, city: str | None, country: str | None, venue: str
) -> None:
    assert named(sentence) == [(city, country, venue)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A source at the Foreign Ministry denied it.",
        "The Foreign Ministry denied it.",
        "The State Department spokesman denied it.",
        "He has been in office since spring.",
    ],
)
def test_an_office_that_speaks_or_employs_is_no_venue(sentence: str) -> None:
    assert named(sentence) == []


def test_here_is_the_dateline_s_city() -> None:
    article = read("MUSCAT, Aug. 8 (XYZ) -- The sultan received the envoy here on Monday.")
    (found,) = article.places
    assert (found.city, found.country) == ("Muscat", "om")
    assert article.text[found.start : found.end] == "here"


def test_a_venue_here_stands_in_the_dateline_s_city() -> None:
    text = "GENEVA, March 3 (XYZ) -- The minister met the envoy at the Intercontinental Hotel here on Tuesday."
    assert named(text) == [("Geneva", "ch", "Intercontinental Hotel")]


def test_here_is_the_city_that_the_file_names_where_there_is_no_dateline() -> None:
    article = read("The sultan received the envoy here on Monday.", city="Muscat")
    assert [(p.city, p.country) for p in article.places] == [("Muscat", "om")]


def test_here_is_no_place_inside_a_quotation_or_where_nothing_is_known() -> None:
    assert read('MUSCAT, Aug. 8 (XYZ) -- "We are here to help," the envoy said.').places == []
    assert read("The sultan received the envoy here on Monday.").places == []


def test_the_dateline_itself_is_no_place_of_the_report() -> None:
    assert read("MUSCAT, Aug. 8 (XYZ) -- The sultan received the envoy on Monday.").places == []


def test_spans_cut_out_the_names_and_do_not_overlap() -> None:
    article = read(
        "They met at the Foreign Ministry in Moscow and in Tripoli, Lebanon, and flew to Tehran's Mehrabad Airport."
    )
    texts = [article.text[p.start : p.end] for p in article.places]
    assert "Foreign Ministry in Moscow" in texts
    assert "Tripoli, Lebanon" in texts
    ends = [p.end for p in article.places]
    starts = [p.start for p in article.places]
    assert starts == sorted(starts)
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_the_place_of_a_stretch_joins_a_venue_to_its_city() -> None:
    text = "In Kabul, the envoy was received at the presidential palace. He had come from Delhi."
    article = read(text)
    place = places.place_of(article, 0, text.index("."))
    assert place is not None
    assert (place.city, place.country, place.venue) == ("Kabul", "af", "presidential palace")
    assert places.place_of(article, 0, 2) is None


def test_the_place_nearest_to_an_event_goes_first() -> None:
    text = "After a stop in Rome the envoy held talks in Vienna."
    place = places.place_of(read(text), 0, len(text), near=text.index("talks"))
    assert isinstance(place, Place)
    assert place.city == "Vienna"


def test_a_long_line_is_read_in_linear_time() -> None:
    article = Article(Document("They met in Tehran at the palace of Rome, " * 3_000))
    assert len(places.find(article)) > 3_000


def test_a_genitive_before_a_name_is_no_part_of_it() -> None:
    """Nothing known begins with these words, and the search for names has to go on behind them."""
    article = read("Latvia's Republic is old. Poland's Warsaw office said so in Vienna.")
    assert [(place.city, place.country) for place in article.places if place.city] == [("Vienna", "at")]


@pytest.mark.parametrize(
    ("sentence", "city", "country"),
    [
        ("The ministers met in Roskilde on Friday.", "Roskilde", "dk"),
        ("The ministers met in the border town of Ungheni.", "Ungheni", "md"),
        ("The envoy flew to Ouarzazate on Friday.", "Ouarzazate", "ma"),
        ("The ministers met in Aarhus, Roskilde and Odense.", "Roskilde", "dk"),
        ("The ministers met in Düsseldorf-like heat in Kemerovo.", "Kemerovo", "ru"),
    ],
)
def test_a_lesser_town_is_a_place_where_a_word_leads_to_it(sentence: str, city: str, country: str) -> None:
    assert (city, country, None) in named(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy arrived in the Amur Region on Friday.",  # a river, and a town in India
        "The envoy inspected houses in the Saltivka district.",
        "Roskilde lost the final.",
        "They shouted at Roskilde.",
    ],
)
def test_a_lesser_towns_name_elsewhere_is_none(sentence: str) -> None:
    assert not any(city in ("Amur", "Saltivka", "Roskilde") for city, _, _ in named(sentence))
