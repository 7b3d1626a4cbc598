"""The front door: settings, URLs, demo data and commands."""
