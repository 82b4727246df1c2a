"""Training of the quotation tagger. Needs requirements-train.txt; the product itself never imports this."""
