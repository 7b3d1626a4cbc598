"""Small mistakes put into our own rules, to see whether a test notices each (decision 17)."""
