from datetime import date

from core import citation

RECORD = {
    "record_id": "q_1", "text": "Trade grew by 5% & more.", "type": "direct", "speaker": "Anna Berg",
    "speaker_role": "Foreign Minister", "date": date(2021, 5, 3), "title": "Talks in Riga", "outlet": "Baltic Wire",
    "published": date(2021, 5, 4), "source": "items/riga.txt", "start": 120, "end": 144,
}  # fmt: skip


def test_a_plain_citation_says_who_what_where_and_which_characters():
    assert citation.plain(RECORD) == (
        "Anna Berg (Foreign Minister), 3 May 2021: “Trade grew by 5% & more”. "
        "In: “Talks in Riga”, Baltic Wire, 4 May 2021, items/riga.txt, characters 120 to 144."
    )


def test_reported_words_are_not_put_into_quotation_marks():
    assert "“Trade" not in citation.plain(RECORD | {"type": "indirect"})


def test_what_is_not_known_is_left_out():
    bare = RECORD | dict.fromkeys(("speaker", "speaker_role", "date", "title", "outlet", "published", "source"))
    assert citation.plain(bare) == "Speaker not known: “Trade grew by 5% & more”. In: characters 120 to 144."
    assert "year" not in citation.bibtex(bare)
    assert "PY" not in citation.ris(bare)


def test_bibtex_escapes_what_tex_would_obey():
    entry = citation.bibtex(RECORD)
    assert entry.startswith("@misc{q_1,\n")
    assert r"5\% \& more" in entry
    assert "month = may" in entry


def test_ris_opens_with_a_type_and_closes_with_an_end():
    lines = citation.ris(RECORD).splitlines()
    assert lines[0] == "TY  - NEWS"
    assert lines[-1] == "ER  - "
    assert "DA  - 2021/05/04" in lines


def test_a_line_end_in_a_title_cannot_add_a_field():
    lines = citation.ris(RECORD | {"title": "A\nAU  - Somebody"}).splitlines()
    assert not [line for line in lines if line.startswith("AU")]
