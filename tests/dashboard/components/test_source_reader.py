"""The reader shows the whole text, each letter once, whatever the marks over it."""

from hypothesis import given
from hypothesis import strategies as some

from dashboard.components.source_reader import BLOCK, PART, Mark, blocks, part_of, parts, text_of
from tests.dashboard.components.test_markup import Seen

TEXT = "RIGA, May 3 -- The minister said peace is near.\n\nTalks go on"


def mark(start: int, end: int, layer: str = "quote", row: str = "q1", why: str = "because") -> Mark:
    return Mark(start, end, layer, why, f"document?open=d&row={row}", row)


def drawn(text: str, marks: list[Mark], lit: tuple[int, int] | None = None) -> Seen:
    return Seen(text_of(text, blocks(text, []), marks, lit=lit))


def test_overlapping_marks_are_cut_where_either_begins_or_ends():
    seen = drawn("abcdef", [mark(0, 4, row="q1"), mark(2, 6, layer="meeting", row="m1")])
    links = [attributes for name, attributes in seen.tags if name == "a"]
    assert [link["class"] for link in links] == ["mark in-quote", "mark in-quote in-meeting", "mark in-meeting"]
    assert seen.text == "abcdef"


def test_a_piece_under_two_marks_leads_to_the_inner_one_and_tells_of_both():
    seen = drawn(
        "abcdef", [mark(0, 6, row="q1", why="a statement"), mark(2, 3, layer="speaker", row="q2", why="its speaker")]
    )
    inner = next(a for _, a in seen.tags if "in-speaker" in str(a.get("class")))
    assert inner["href"] == "document?open=d&row=q2"
    assert inner["data-why"] == "its speaker — a statement"


def test_a_mark_in_pieces_is_one_stop_for_the_tab_key():
    seen = drawn("abcdef", [mark(0, 6), mark(2, 3, layer="speaker", row="q2")])
    stops = [a["href"] for name, a in seen.tags if name == "a" and a.get("tabindex") != "-1"]
    assert stops == ["document?open=d&row=q1", "document?open=d&row=q2"]


def test_the_lit_stretch_is_exactly_the_one_asked_for():
    start = TEXT.index("peace")
    html = text_of(TEXT, blocks(TEXT, []), [mark(0, 20)], lit=(start, start + 5))
    assert f'<span class="lit" data-lit="{start}-{start + 5}">peace</span>' in html


def test_what_no_segment_covers_is_shown_too():
    found = blocks(TEXT, [(0, 14, "dateline")])
    assert [(TEXT[b.start : b.end], b.kind) for b in found] == [
        ("RIGA, May 3 --", "dateline"),
        (" The minister said peace is near.\n\nTalks go on", "body"),
    ]


def test_a_hostile_document_is_text():
    text = "He said <script>alert(1)</script> & \"more\"\x00\n\n<a href='javascript:x'>y</a>"
    seen = drawn(text, [mark(8, 20)])
    assert {name for name, _ in seen.tags} == {"div", "p", "a", "span"}
    assert seen.text == text.replace("\x00", "\u2400")


def test_a_text_of_one_endless_line_is_cut_into_parts():
    text = "word " * 40_000
    made = parts(blocks(text, []))
    assert all(sum(b.end - b.start for b in part) <= PART + BLOCK for part in made)
    assert "".join(text[b.start : b.end] for part in made for b in part) == text
    offset = len(text) - 3
    assert made[part_of(made, offset)][-1].end == len(text)


spans = some.tuples(some.integers(0, 60), some.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(
    some.text(alphabet="ab \n<&", min_size=1, max_size=80), some.lists(spans, max_size=6), some.lists(spans, max_size=4)
)
def test_no_letter_is_lost_or_doubled(text: str, segments: list[tuple[int, int]], marked: list[tuple[int, int]]):
    inside = [(s, min(e, len(text)), "body") for s, e in segments if s < len(text)]
    marks = [mark(s, min(e, len(text)), row=str(n)) for n, (s, e) in enumerate(marked) if s < len(text)]
    seen = Seen(text_of(text, blocks(text, inside), marks))
    assert seen.text.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
