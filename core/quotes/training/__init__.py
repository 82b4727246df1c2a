"""What is learned of statements beside the encoder. Needs numpy alone; the product itself never imports this."""
