"""Who said it: the actor behind a statement's source."""

from __future__ import annotations

from core.article import Article, Quote
from core.quotes.links import Statement


def attributed(article: Article, found: list[Statement]) -> list[Quote]:
    """The statements as quotes with their speakers."""
    made = []
    for statement in found:
        content = statement.content
        quote = Quote(content.start, content.end, content.type, cue_span=statement.cue, speaker_span=statement.source)
        quote.confidence = content.probability * statement.certainty
        overlapping = [
            m for m in article.mentions if statement.source and m.start < statement.source[1] and statement.source[0] < m.end
        ]
        if overlapping:
            mention = max(overlapping, key=lambda m: min(m.end, statement.source[1]) - max(m.start, statement.source[0]))
            quote.speaker, quote.speaker_role = mention.actor, mention.role
            quote.speaker_span = (mention.start, mention.end)
        quote.attribution = "explicit" if statement.source else "none"
        made.append(quote)
    return made
