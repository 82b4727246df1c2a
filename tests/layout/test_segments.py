"""Segments: headline, dateline, sub-headlines, body and the page's furniture, in items of many styles."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from core import layout
from core.article import Article, Document

SEED = Path(__file__).parents[2] / "seeds" / "000_6de1bcf652d996a7.txt"


def laid_out(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and words of each segment."""
    article = Article(Document(text, title=title))
    return [(s.kind, text[s.start : s.end]) for s in layout.segments(article)]


def of_kind(kind: str, text: str, title: str | None = None) -> list[str]:
    return [words for found, words in laid_out(text, title) if found == kind]


@pytest.fixture(scope="module")
def seed() -> list[tuple[str, str]]:
    return laid_out(SEED.read_text(encoding="utf-8"))


def test_the_seed_has_a_dateline_and_no_headline(seed: list[tuple[str, str]]) -> None:
    assert seed[0] == ("dateline", "TEHRAN, Aug. 8 (MNA) --")
    assert seed[1][0] == "body"
    assert seed[1][1].startswith("Supreme Leader of the Islamic Revolution")
    assert not [words for kind, words in seed if kind == "headline"]


def test_the_seeds_subheadlines_are_the_lines_between_its_parts(seed: list[tuple[str, str]]) -> None:
    assert [words for kind, words in seed if kind == "subheadline"] == [
        "Rafsanjani calls for serious regional cooperation between Iran and Syria",
        "Shamkhani, Assad discuss defense cooperation",
        "Iran, Syria discuss bilateral, regional developments",
        "Iran determined to expand ties with Syria: Ahmadinejad",
    ]


def test_the_seeds_page_furniture_is_at_its_end(seed: list[tuple[str, str]]) -> None:
    assert [words for kind, words in seed[-4:]] == [
        "News Code 12380",
        "Your Comment",
        "You are replying to: .",
        "• captcha",
    ]
    assert [n for n, (kind, _) in enumerate(seed) if kind == "boilerplate"] == list(range(len(seed) - 4, len(seed)))


def test_every_other_paragraph_of_the_seed_is_body(seed: list[tuple[str, str]]) -> None:
    text = SEED.read_text(encoding="utf-8")
    paragraphs = [p.strip() for p in text.split("\n\n") if p.strip()]
    # The last paragraph of the file holds two lines of furniture; the first holds the dateline.
    assert len([1 for kind, _ in seed if kind == "body"]) == len(paragraphs) - 4 - 3


AMERICAN = """Envoys trade warnings in Geneva
By JANE ROE and JOHN DOE
GENEVA (AP) — The top diplomats of the two countries met for ninety minutes on Friday and agreed to keep talking.

“We didn’t expect a breakthrough,” one of them said afterward.

THE VIEW FROM THE CAPITAL

The foreign minister said she had been briefed.

___

Associated Press writers Max Mustermann in Oslo and Erika Muster in Berlin contributed to this report.
"""


def test_an_american_agency_item() -> None:
    assert laid_out(AMERICAN) == [
        ("headline", "Envoys trade warnings in Geneva"),
        ("boilerplate", "By JANE ROE and JOHN DOE"),
        ("dateline", "GENEVA (AP) —"),
        (
            "body",
            "The top diplomats of the two countries met for ninety minutes on Friday and agreed to keep talking.",
        ),
        ("body", "“We didn’t expect a breakthrough,” one of them said afterward."),
        ("subheadline", "THE VIEW FROM THE CAPITAL"),
        ("body", "The foreign minister said she had been briefed."),
        ("boilerplate", "___"),
        (
            "boilerplate",
            "Associated Press writers Max Mustermann in Oslo and Erika Muster in Berlin contributed to this report.",
        ),
    ]


def test_a_british_agency_item() -> None:
    text = """President to host Gulf leaders for talks

PARIS, Sept 12 (Reuters) - The president will host Gulf leaders next week,
his office said on Monday.

- Talks will focus on energy
- A joint statement is expected

"We want results," an official said.

(Reporting by Jane Roe; Editing by John Doe)

Our Standards: The Thomson Reuters Trust Principles.
"""
    assert laid_out(text) == [
        ("headline", "President to host Gulf leaders for talks"),
        ("dateline", "PARIS, Sept 12 (Reuters) -"),
        ("body", "The president will host Gulf leaders next week,\nhis office said on Monday."),
        ("body", "- Talks will focus on energy"),
        ("body", "- A joint statement is expected"),
        ("body", '"We want results," an official said.'),
        ("boilerplate", "(Reporting by Jane Roe; Editing by John Doe)"),
        ("boilerplate", "Our Standards: The Thomson Reuters Trust Principles."),
    ]


def test_a_gulf_agency_item_without_blank_lines() -> None:
    text = """King Receives Foreign Minister
Riyadh, March 3, 2020, SPA -- The king received at his office here today the Foreign Minister of Norland.
During the audience, they reviewed relations between the two countries.
The audience was attended by the Minister of State and the Minister of Foreign Affairs.
--SPA
17:05 LOCAL TIME 14:05 GMT
0042
www.spa.gov.sa/2042000
"""
    assert [kind for kind, _ in laid_out(text)] == [
        "headline",
        "dateline",
        "body",
        "body",
        "body",
        *["boilerplate"] * 4,
    ]


def test_a_chinese_agency_item_with_an_end_mark_in_its_last_line() -> None:
    text = """Foreign ministers hold talks on ties

Source: Xinhua| 2019-02-16 20:12:33|Editor: Li

CHIANG MAI, Thailand, Feb. 16 (Xinhua) -- The foreign ministers held talks here on Saturday.

China stands ready to work with Thailand, the minister said. Enditem
"""
    assert laid_out(text)[-2:] == [
        ("body", "China stands ready to work with Thailand, the minister said."),
        ("boilerplate", "Enditem"),
    ]
    assert of_kind("boilerplate", text)[0].startswith("Source: Xinhua")


def test_a_russian_agency_item() -> None:
    text = """Ministers discuss settlement by phone

MOSCOW, January 12. /TASS/. The foreign minister discussed the settlement with his Turkish counterpart by phone.

"The ministers agreed to stay in touch," the ministry said.
"""
    assert [kind for kind, _ in laid_out(text)] == ["headline", "dateline", "body", "body"]


READOUT = """FOR IMMEDIATE RELEASE
March 14, 2023

Readout of Secretary Roe’s Meeting with Foreign Minister Doe of Norland

The below is attributable to Spokesperson John Smith:

Secretary of State Jane Roe met today with Foreign Minister John Doe in Washington. They discussed security.

Participants:

Norland
Foreign Minister John Doe
Ambassador Ida Noe

The Secretary reaffirmed support.

###
"""


def test_a_readouts_list_of_participants_is_body() -> None:
    body = of_kind("body", READOUT)
    assert {"Participants:", "Norland", "Foreign Minister John Doe", "Ambassador Ida Noe"} <= set(body)
    assert of_kind("headline", READOUT) == ["Readout of Secretary Roe’s Meeting with Foreign Minister Doe of Norland"]
    assert of_kind("boilerplate", READOUT) == ["FOR IMMEDIATE RELEASE", "###"]


def test_turns_of_a_transcript_are_body() -> None:
    text = """Press Availability With the Foreign Minister

SECRETARY ROE: Good afternoon, everyone. We had a good meeting.

QUESTION: Mr. Minister, when do you leave

FOREIGN MINISTER DOE: Tomorrow

Q: One more?

A: No.
"""
    assert [kind for kind, _ in laid_out(text)] == ["headline", *["body"] * 5]


ONE_PARAGRAPH = (
    "The talks were held in the capital. Taking part were the foreign ministers and their deputies. * * * "
    "President of Norland Jane Roe: Good afternoon, colleagues. I am glad to see you here. We have much to discuss: "
    "trade, transport and energy. Prime Minister of Sudland John Doe: Thank you. Allow me to begin with trade. It has "
    "grown by a third. Jane Roe: By a third, you say. That is good news, and I hope that it will go on like that in "
    "the years to come. John Doe: It will."
)


def test_a_transcript_that_has_lost_its_line_breaks_is_parted_at_turns_and_rules() -> None:
    assert [(kind, words[:22]) for kind, words in laid_out(ONE_PARAGRAPH)] == [
        ("body", "The talks were held in"),
        ("boilerplate", "* * *"),
        ("body", "President of Norland J"),
        ("body", "Prime Minister of Sudl"),
        ("body", "Jane Roe: By a third, "),
        ("body", "John Doe: It will."),
    ]


def test_a_list_after_a_colon_is_not_parted() -> None:
    text = (
        "They spoke of much. " * 20
        + "There were three points. Three Points: Trade, transport and energy. "
        + "They left. " * 20
    )
    assert len(laid_out(text)) == 1


def test_a_wrapped_item_is_put_together_paragraph_by_paragraph() -> None:
    text = """Two leaders agree to reopen border crossing after talks

AMMAN, Jordan — The leaders of the two neighboring states agreed on
Thursday to reopen their main border crossing, which has been closed
since 2015, officials said.
   The agreement came after four hours of talks at the royal palace
in the Jordanian capital.
   "We look forward to better days," the king said in brief remarks
to reporters after the meeting.

Border to open in stages

   The crossing will open first for trucks and then for travelers,
according to a joint statement.
"""
    assert [(kind, words.split()[0]) for kind, words in laid_out(text)] == [
        ("headline", "Two"),
        ("dateline", "AMMAN,"),
        ("body", "The"),
        ("body", "The"),
        ("body", '"We'),
        ("subheadline", "Border"),
        ("body", "The"),
    ]


def test_a_text_without_blank_lines_has_a_paragraph_a_line() -> None:
    text = """Foreign ministers meet in Doha
DOHA: The foreign ministers of six states met on Monday.
They discussed the crisis.
The talks continue on Tuesday.
Crisis deepens
Officials say the crisis has deepened in recent weeks.
Read more: Ten facts on the crisis
Copyright 2021 Gulf Paper. All rights reserved.
"""
    assert [kind for kind, _ in laid_out(text)] == [
        "headline",
        "dateline",
        "body",
        "body",
        "body",
        "subheadline",
        "body",
        "boilerplate",
        "boilerplate",
    ]


@pytest.mark.parametrize(
    "line",
    [
        '"We will not yield"',
        "“Peace now”",
        "— The president",
        "- Ambassador Jane Roe",
        "2) Ambassador Jane Roe",
        "Participants:",
        "and that was all",
        "Jane Roe, Ambassador of Norland",
        "SECRETARY ROE: Thank you",
        "Dear colleagues",
        "The minister left.",
        "Will they come back?",
    ],
)
def test_what_is_no_subheadline(line: str) -> None:
    text = f"The president met the envoy on Monday.\n\n{line}\n\nThat was the message of the day, he said.\n"
    assert of_kind("subheadline", text) == []
    assert line in of_kind("body", text)


@pytest.mark.parametrize(
    "line",
    [
        "Talks to go on",
        "Iran ready for talks: minister",
        "‘NO ALTERNATIVE TO TALKS’ SAYS ENVOY",
        "U.S., EU step up pressure",
        "Background",
        '"No alternative" to talks, envoy says',
        "5 killed as talks go on",
    ],
)
def test_what_is_a_subheadline(line: str) -> None:
    text = f"The president met the envoy on Monday.\n\n{line}\n\nThat was the message of the day, he said.\n"
    assert of_kind("subheadline", text) == [line]


@pytest.mark.parametrize(
    "before",
    [
        "The minister flew back to the U.S.",
        "The minister, who had come to the capital on Sunday for two days of talks on trade, transport, energy and the "
        "river that the two countries share, left late in the evening",
        "(He said it in English.)",
    ],
)
def test_a_subheadline_may_follow_an_abbreviation_or_a_lost_full_stop(before: str) -> None:
    text = f"They met on Monday.\n\n{before}\n\nNorland ready for talks: minister\n\nThe talks go on, he said.\n"
    assert of_kind("subheadline", text) == ["Norland ready for talks: minister"]


def test_a_speakers_name_above_a_quotation_is_no_subheadline() -> None:
    text = "The company welcomed the plan.\n\nExample Gas President and CEO Jane Roe\n\n“We are proud,” she said.\n"
    assert of_kind("subheadline", text) == []


@pytest.mark.parametrize(
    "line",
    [
        "END/…",
        "-END-",
        "###",
        "- 30 -",
        "* * *",
        "Read more: Ten facts on the crisis",
        "Copyright 2021 Example Agency. All rights reserved.",
        "Reporting by Jane Roe; Editing by John Doe",
        "(Reporting by Jane Roe in Oslo; additional reporting by John Doe)",
        "Related: Envoy arrives for talks",
        "Share on Facebook",
        "We use cookies to improve your experience on our site.",
        "Sign up for our newsletter and never miss a story.",
        "The envoy arrives for talks on Monday. (AP Photo/Jane Roe)",
        "Photo: Jane Roe/Example Agency",
        "A man walks past the ministry. Jane Roe/Getty Images",
        "1424**2050",
        "MS/PA",
        "ah/jkb/hc",
        "WAM/Jane Roe",
        "News ID: 123456",
        "Follow us on Twitter @example",
        "Updated: 12 March 2021, 10:45 GMT",
        "https://www.example.org/news/1",
        "press@example.org",
    ],
)
def test_what_belongs_to_the_page_is_boilerplate(line: str) -> None:
    text = f"GENEVA — The president met the envoy on Monday.\n\nTalks go on, he said.\n\n{line}\n"
    assert laid_out(text)[-1] == ("boilerplate", line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell after the talks, the minister said.",
        "Related talks will be held in Oslo, she said.",
        "Ends must meet, the president told the envoy.",
        "He said on Monday that copyright law would be discussed at the meeting.",
        "By Monday the two sides had agreed on a text.",
        "Source of the dispute is the river, the minister said.",
        "The report, published on May 4, 2021, was discussed at the meeting.",
        "Contact was made by phone on Monday, the ministry said.",
        "The photo with the king was taken before the talks.",
        "Comments by the minister were welcomed in Oslo.",
        "More talks are needed, he said.",
        "Print media were not admitted, she said.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_body(sentence: str) -> None:
    text = f"GENEVA — The president met the envoy on Monday.\n\n{sentence}\n\nTalks go on, he said.\n"
    assert sentence in of_kind("body", text)


def test_a_report_goes_on_after_titles_of_other_stories_that_are_set_into_it() -> None:
    text = (
        "The president met the envoy.\n\nRelated news\n\nEnvoy arrives for talks\n\nThe two agreed on Monday to meet "
        "again in the spring in a third country, the envoy told reporters.\n\nHe left.\n"
    )
    assert [kind for kind, _ in laid_out(text)] == ["body", "boilerplate", "boilerplate", "body", "body"]


@pytest.mark.parametrize("kicker", ["World news", "Prime Minister's Office", "News|Politics", "SG/SM/21234"])
def test_the_section_or_office_above_the_headline_is_not_the_headline(kicker: str) -> None:
    text = f"{kicker}\n\nLeaders agree on a ceasefire\n\nThe leaders of two states agreed on a ceasefire on Monday.\n"
    assert of_kind("headline", text) == ["Leaders agree on a ceasefire"]


def test_an_agencys_label_belongs_to_its_headline() -> None:
    text = """(LEAD) Norland, Sudland hold talks on cooperation
(ATTN: UPDATES with more details)
By Jane Roe

SEOUL, March 14 (Yonhap) -- Norland and Sudland held talks in Seoul on Tuesday, the foreign ministry said.

jroe@example.org
(END)
"""
    assert [kind for kind, _ in laid_out(text)] == [
        "headline",
        "boilerplate",
        "boilerplate",
        "dateline",
        "body",
        "boilerplate",
        "boilerplate",
    ]


def test_a_reporter_in_a_city_is_a_byline_and_a_president_in_a_city_a_headline() -> None:
    report = "The leaders of the two states met on Monday and agreed to meet again."
    article = Article(Document(f"Leaders agree on talks\n\nJane Roe in Cairo and John Doe in Jerusalem\n\n{report}\n"))
    article.segments = layout.segments(article)
    assert layout.byline(article) == "Jane Roe in Cairo and John Doe in Jerusalem"
    assert of_kind("headline", f"Iranian President in Damascus\n\n{report}\n") == ["Iranian President in Damascus"]


def test_times_of_a_live_report_are_boilerplate_and_their_titles_subheadlines() -> None:
    text = """Live: leaders meet in Kyiv

14:05
Leaders arrive in Kyiv

The leaders of three states have arrived in Kyiv, their offices said.

13:20
No plans for talks

The spokesman said that there were no plans for talks.
"""
    assert [kind for kind, _ in laid_out(text)] == [
        "headline",
        "boilerplate",
        "subheadline",
        "body",
        "boilerplate",
        "subheadline",
        "body",
    ]


def test_numbered_points_of_a_communique_are_body() -> None:
    text = """Joint Statement of Norland and Sudland

The two leaders met in Oslo on Monday and agreed as follows:

1. The two sides will deepen their ties.
2. They will meet every year
3. They support peace

Done in Oslo.
"""
    assert [kind for kind, _ in laid_out(text)] == ["headline", *["body"] * 5]


def test_titles_of_other_stories_after_the_end_are_boilerplate() -> None:
    text = "The president met the envoy.\n\nHe left.\n\nRelated news\n\nEnvoy arrives for talks\n\nKing meets envoy\n"
    assert [kind for kind, _ in laid_out(text)] == ["body", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_a_line_that_repeats_the_files_title_is_the_headline() -> None:
    text = "Ministers meet.\n\nThe ministers met on Monday in Oslo and agreed to meet again.\n"
    assert laid_out(text, title="Ministers meet")[0] == ("headline", "Ministers meet.")


@pytest.mark.parametrize(
    "text", ["Met with President Roe", "Talks were held.", "TEHRAN", "Audience with the Pope", "x", "###", "", " \n\n "]
)
def test_one_line_alone_is_no_headline(text: str) -> None:
    assert {kind for kind, _ in laid_out(text)} <= {"body", "boilerplate"}


@pytest.mark.parametrize("text", [AMERICAN, READOUT, SEED.read_text(encoding="utf-8")])
def test_segments_are_in_order_and_cut_words_without_white_space_at_their_ends(text: str) -> None:
    segments = layout.segments(Article(Document(text)))
    ends = [0, *(s.end for s in segments)]
    assert all(end <= s.start < s.end <= len(text) for end, s in zip(ends, segments, strict=False))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in segments)
    numbers = [s.paragraph for s in segments]
    assert numbers == sorted(numbers)
    covered = "".join(text[s.start : s.end] for s in segments)
    assert "".join(covered.split()) == "".join(text.split())


def test_a_line_of_ten_megabytes_is_one_paragraph() -> None:
    text = "Leaders met in Geneva on Monday and agreed to meet again. " * 180_000
    assert [kind for kind, _ in laid_out(text)] == ["body"]


@pytest.mark.parametrize(
    "piece",
    [
        "Leaders met in Geneva. ",
        "A line that is short\n",
        "a\n\n",
        "- item\n",
        "WASHINGTON, ",
        "(AP) ",
        "/TASS/",
        "By A ",
        "“",
        "END/",
    ],
)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        article = Article(Document(piece * (length // len(piece))))
        start = process_time()
        article.segments = layout.segments(article)
        layout.dateline(article)
        return process_time() - start

    seconds(10_000)
    # Ten times the length; an allowance for a busy machine, far below the hundredfold of a quadratic step.
    assert seconds(300_000) < 40 * seconds(30_000) + 0.5


@pytest.mark.parametrize(
    "line", ["Moerman Meets Haverkamp in Accra", "Brenk Arrives in Paris", "Anna Holt Opens Port in Accra"]
)
def test_a_line_with_a_verb_is_a_headline_and_no_byline(line: str) -> None:
    assert of_kind(
        "headline", f"{line}\n\nThe guests spoke of trade on Tuesday. The talks were useful, they said."
    ) == [line]


def test_a_reporter_in_a_city_is_a_byline() -> None:
    text = "Jane Roe in Cairo\n\nThe guests spoke of trade on Tuesday. The talks were useful, they said."
    assert of_kind("boilerplate", text) == ["Jane Roe in Cairo"]
