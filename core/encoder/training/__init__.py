"""Training of the encoder. Needs requirements-train.txt; the product itself never imports this."""
