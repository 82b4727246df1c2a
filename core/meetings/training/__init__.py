"""What is learned of meetings. Needs numpy alone; the product itself never imports this."""
