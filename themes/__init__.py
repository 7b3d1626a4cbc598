"""Looks: components, slots, tokens and provinces."""
