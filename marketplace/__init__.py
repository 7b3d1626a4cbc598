"""Dealings: sales points, fairs, deals and orders; no dealings are open yet."""
