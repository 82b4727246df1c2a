"""What is known of an actor, a topic, a place, and of several sides beside each other: frames made from Tables.

    actor    how it is named, what it was, with whom it met and spoke, what it said and what was said of it
    subjects who speaks of which topic, when, and which topics come together
    words    which words are typical of one side's statements beside another's
    places   where meetings were, and the way of a visitor from one to the next

A frame counts the rows of the Tables given, those that a View leaves: `tables.once`, where what several reports tell of
is to count once. Columns are named as in core.tables where they
hold the same. Countries are territory codes, days are dates, null where not known.
"""
