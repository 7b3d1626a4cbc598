"""Finished public pages, kept in memory and never served after the facts behind them change."""
