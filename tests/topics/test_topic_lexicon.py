"""core.topics.lexicon: the topics and issues that are there."""

from __future__ import annotations

from core.topics.lexicon import lexicon


def test_the_analyst_topics_and_named_issues_are_there() -> None:
    assert {
        "bilateral ties", "defence and security", "nuclear", "economy and trade", "energy", "regional conflict",
        "terrorism",
        "human rights", "elections and domestic politics", "migration", "environment and health",
        "culture, science and education", "Iraq", "Lebanon", "Palestine", "Iran nuclear file", "Syria", "Ukraine",
        "Afghanistan", "Yemen", "North Korea", "Taiwan", "Kashmir", "Libya", "Sudan", "Nagorno-Karabakh",
        "Western Sahara", "Kosovo", "Cyprus",
    } <= set(lexicon().names)  # fmt: skip
