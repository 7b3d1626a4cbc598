"""Facts: places, parties, products, rule-sets and certificates."""
