"""Composed illustrations: calm still lifes in a province's colours, drawn, never photographed."""
