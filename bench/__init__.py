"""Measurements: what our pages cost beside a Django "hello" in the same run."""
