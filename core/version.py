"""Which version of the product this is. Kept apart so that asking for it loads nothing else."""

PARSER_VERSION = "0.1.15"
"""Stored with every document. A document that another version read is parsed anew."""
