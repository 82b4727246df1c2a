"""Encodings: a text is read rightly or refused, never garbled."""

from __future__ import annotations

import io

import pytest

from core.reading.decoding import Undecodable, decode, encoding_of_stream

ENGLISH = "The ministers met in São Paulo. “We agree,” said Mr. Núñez — and that’s that. " * 3
POLISH = "Prime Minister Morawiecki met Mr. Wałęsa in Łódź; Mr. Żak and Ms. Śliwińska were there as well. " * 3
FRENCH = "Le président a reçu le ministre à l’Élysée. « Nous sommes d’accord », a-t-il déclaré après l’entretien. " * 5
RUSSIAN = "Министр иностранных дел России встретился с послом. Они обсудили двусторонние отношения. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_english_with_foreign_names_is_read_from_any_encoding(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


def test_curled_quotation_marks_of_an_old_macintosh_are_quotation_marks() -> None:
    assert decode(ENGLISH.encode("mac_roman")) == ENGLISH


def test_central_european_names_are_not_taken_for_western_ones() -> None:
    assert decode(POLISH.encode("cp1250")) == POLISH


def test_french_in_windows_1252_is_read() -> None:
    assert decode(FRENCH.encode("cp1252")) == FRENCH


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_russian_is_read_or_refused_but_never_garbled(encoding: str) -> None:
    try:
        assert decode(RUSSIAN.encode(encoding)) == RUSSIAN
    except Undecodable as why:
        assert why.reason == "encoding"


@pytest.mark.parametrize("encoding", ["cp437", "cp850"])
def test_names_in_an_old_dos_encoding_are_never_garbled(encoding: str) -> None:
    text = "Mr. Núñez met Ms. Müller in São Tomé; they spoke of the café and of señor Peña. " * 4
    try:
        assert decode(text.encode(encoding, "replace")) == text.encode(encoding, "replace").decode(encoding)
    except Undecodable as why:
        assert why.reason == "encoding"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("President Erdoğan met Mr. Yıldız and Ms. Şahin in Ankara on Monday. ", "cp1254"),
        ("Mr. Šefčovič met President Kovačević and Ms. Žukić in Zagreb. ", "cp1250"),
        ("Mr. Ćosić and Mr. Matić met in Banja Luka on Monday. ", "cp1250"),
        ("Prime Minister Băsescu met Mr. Țîțeica in Iași. ", "iso8859_16"),
        ("Prime Minister Orbán met Mr. Győri and Ms. Szűcs in Pécs. ", "iso8859_2"),
    ],
)
def test_names_that_several_encodings_could_hold_are_never_garbled(text: str, encoding: str) -> None:
    try:
        assert decode((text * 6).encode(encoding)) == text * 6
    except Undecodable as why:
        assert why.reason == "encoding"


def test_utf8_with_a_broken_character_is_refused() -> None:
    broken = ENGLISH.encode().replace("ã".encode(), b"\xc3", 1)
    with pytest.raises(Undecodable) as why:
        decode(broken)
    assert why.value.reason == "encoding"
    assert "byte" in why.value.detail


def test_utf16_that_ends_in_the_middle_of_a_character_is_refused() -> None:
    with pytest.raises(Undecodable) as why:
        decode(ENGLISH.encode("utf-16")[:-1])
    assert why.value.reason == "encoding"


@pytest.mark.parametrize("content", [b"Talks\x00were held.", bytes(range(1, 32)) * 10, b"\x00\x01\x02" * 100])
def test_zero_bytes_and_control_characters_are_no_text(content: bytes) -> None:
    with pytest.raises(Undecodable) as why:
        decode(content)
    assert why.value.reason == "binary"


def test_halves_of_characters_are_refused() -> None:
    from core.reading.decoding import clean

    with pytest.raises(Undecodable):
        clean("Talks \ud83d were held.")


def test_a_long_input_whose_first_foreign_letter_comes_late_is_known_as_what_it_is() -> None:
    text = "Plain words only. " * 200_000 + ENGLISH
    encoding, mark = encoding_of_stream(io.BytesIO(text.encode("cp1252")))
    assert (encoding, mark) == ("cp1252", 0)
    assert encoding_of_stream(io.BytesIO(text.encode())) == ("utf-8", 0)
