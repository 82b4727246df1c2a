"""How near two statements are in meaning: a vector for each, made of its word pieces.

Each piece of the encoder's vocabulary has a vector (`vectors.npz`; core.meaning.training makes it); a text's is their
mean. That costs next to nothing. Of the ten statements that a whole network (all-MiniLM-L6-v2) finds nearest to one,
these find four, shared words weighted by rarity (tf-idf) less than three. A vector is DIMENSIONS signed bytes of one
length, so that the product of two is their likeness.
"""

from core.meaning.vectors import DIMENSIONS, likeness, vectors

__all__ = ["DIMENSIONS", "likeness", "vectors"]
