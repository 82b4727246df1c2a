"""The Doc of a text: its offsets are the text's, its sentences end where segments do, and only English is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG

from core import layout
from core.article import Article, Document, Segment
from core.errors import ReadingError
from core.language import analyse, language_of
from core.language_model import language_model, load_model, tag_and_parse
from core.morphology import RULES, Morphology

SEED = next(Path(__file__).parents[1].glob("seeds/*.txt")).read_text("utf-8")
TALK = (
    "Let's go, he said. There are gonna be talks, and there is no doubt that she ain't coming.",
    "The ministers' talks were held in Oslo. She's met him; it's her third visit. Y'all got to wait.",
    "Is there a reason? They have it. There was a man whose houses were sold. That house is theirs.",
)


def article(text: str) -> Article:
    made = Article(Document(text))
    made.segments = layout.segments(made)
    made.dateline = layout.dateline(made)
    return made


@pytest.mark.parametrize("text", [SEED, "One line.", "A\n\n\n\nB said C.\n", "  blank first, said she  \n\n", "x"])
def test_words_and_blanks_are_the_text(text: str) -> None:
    read = article(text)
    doc = analyse(read)
    assert len(doc.text) == len(text)
    for token in doc:
        shown = text[token.idx : token.idx + len(token)]
        assert shown.split() == token.text.split()


def test_a_sentence_never_reaches_into_the_next_segment() -> None:
    read = article(SEED)
    ends = {segment.end for segment in read.segments}
    for sentence in analyse(read).sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            first, last = words[0].idx, words[-1].idx + len(words[-1])
            assert not any(first < end < last for end in ends), sentence.text


def test_page_furniture_is_cut_into_words_and_not_analysed() -> None:
    text = "Talks began in Oslo.\n\nShare this article"
    read = Article(Document(text), segments=[Segment(0, 20, "body", 0), Segment(22, 40, "boilerplate", 1)])
    doc = analyse(read)
    assert [(t.text, t.pos_) for t in doc if t.idx >= 22] == [("Share", ""), ("this", ""), ("article", "")]
    assert doc[1].lemma_ == "begin"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks would be held in the capital.", "en"),
        ("Le ministre a dit que les pourparlers auront lieu dans la capitale et que son pays est prêt.", "fr"),
        ("Der Minister hat gesagt, dass die Gespräche nicht in der Hauptstadt, sondern auf dem Land sind.", "de"),
        ("Министр заявил, что переговоры пройдут в столице.", "Cyrillic script"),
        ("قال الوزير إن المحادثات ستعقد في العاصمة.", "Arabic script"),
        ("部长表示会谈将在首都举行。", "Cjk script"),
        ("Karimi Lindqvist", None),
        ("Syrian Foreign Minister al-Sharaa spoke. Al-Sharaa and al-Zahar met.", None),
    ],
)
def test_the_language_is_known_by_its_function_words_or_its_script(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_text_in_another_language_is_refused_with_its_name() -> None:
    text = "Le ministre a dit que les pourparlers auront lieu dans la capitale et que son pays est prêt. " * 3
    with pytest.raises(ReadingError, match="only English") as refused:
        analyse(Article(Document(text, source="item.txt")))
    assert refused.value.reason == "language"
    assert refused.value.source == "item.txt"


@pytest.mark.parametrize(
    "text", ["Syrian Foreign Minister al-Sharaa spoke. Al-Sharaa and al-Zahar met.", "Met with President Iliescu."]
)
def test_a_short_report_full_of_foreign_names_is_english(text: str) -> None:
    read = article(text)
    analyse(read)
    assert read.language == "en"


@pytest.mark.parametrize("text", [SEED, *TALK])
def test_remembered_forms_are_those_of_the_models_own_rules(text: str) -> None:
    model = load_model()
    paragraphs = [line for line in text.replace("’", "'").split("\n") if line.strip()]
    remembered = Morphology(model)
    for _ in range(2):  # the second time nothing is new
        for own, bare in zip(model.pipe(paragraphs), model.pipe(paragraphs, disable=RULES), strict=True):
            assert np.array_equal(remembered.of([bare])[0], own.to_array([POS, MORPH, LEMMA]))


def test_tags_and_parse_are_those_of_spacys_own_pipeline() -> None:
    paragraphs = [line for text in (SEED, *TALK) for line in text.split("\n") if line.strip()]
    own = list(load_model().pipe(paragraphs, disable=[*RULES, "ner"]))
    for _ in range(2):  # the second time no word is new
        read = [language_model().make_doc(paragraph) for paragraph in paragraphs]
        tag_and_parse(read)
        for one, other in zip(read, own, strict=True):
            columns = [TAG, HEAD, DEP, SENT_START]
            assert np.array_equal(one.to_array(columns), other.to_array(columns)), one.text
