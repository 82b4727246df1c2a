"""The encoder: one small network that reads a text once, for the statements in it and for the names.

pieces cuts a text into its windows, model runs it, entities makes names of what it says. What statements are made of
its view of them is core.quotes' matter; language calls it, since names belong to a text's analysis.
"""

from core.encoder.entities import Entity, entities
from core.encoder.model import Encoder, Tagging, encoder

__all__ = ["Encoder", "Entity", "Tagging", "encoder", "entities"]
