"""Cutting a text into the windows of word pieces that the encoder reads.

Training and parsing share this file, so that the model is asked exactly what it was taught.
"""

from __future__ import annotations

from dataclasses import dataclass

from tokenizers import Tokenizer

LABELS = ("O", "B-CONTENT", "I-CONTENT", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE")
"""What a piece is in a statement."""
FIRST, LAST = 101, 102
"""Vocabulary ids of the encoder's own marks round a window: [CLS], [SEP]."""
ENTITIES = ("PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "DATE", "TIME", "WORK")
"""OntoNotes' kinds of names that the product asks for; WORK stands for its works of art, laws and products."""
ENTITY_LABELS = ("O", *(f"{part}-{kind}" for kind in ENTITIES for part in "BI"))
"""What a piece is in a name."""
WINDOW_PIECES = 160
"""Word pieces in a window, its two end markers included: two or three paragraphs. The encoder learns from windows of up
to 256; wider ones than 160 cost more, since each piece looks at every other, and were no more often right."""
LEAST_PIECES = 60
"""A window is not ended before this many pieces, even where a paragraph ends."""

# One character for one, so that offsets hold. The pretrained vocabulary knows the marks on the right.
_MARKS = str.maketrans({"«": "“", "»": "”", "„": "“", "‟": "“", "‹": "‘", "›": "’", "‚": "‘", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one text: vocabulary ids and the character span (half open) of each piece."""

    ids: list[int]
    offsets: list[tuple[int, int]]


def shown(text: str) -> str:
    """The text as the encoder is to see it; offsets hold."""
    return text.translate(_MARKS)


def windows(text: str, tokenizer: Tokenizer, size: int = WINDOW_PIECES) -> list[Window]:
    """The whole text as consecutive windows of at most `size` pieces.

    A window ends at a paragraph's end where one lies near enough, else after `size - 2` pieces.
    Offsets are code points into `text`. An empty or blank text has no window.
    """
    encoded = tokenizer.encode(shown(text), add_special_tokens=False)
    ids, offsets = encoded.ids, encoded.offsets
    room = size - 2
    cut: list[Window] = []
    start = 0
    while start < len(ids):
        end = min(len(ids), start + room)
        if end < len(ids):
            for candidate in range(end, start + LEAST_PIECES, -1):
                if "\n" in text[offsets[candidate - 1][1] : offsets[candidate][0]]:
                    end = candidate
                    break
        cut.append(Window(ids[start:end], offsets[start:end]))
        start = end
    return cut
