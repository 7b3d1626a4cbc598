"""Django's SQLite with an eye on the file; `base` is the name Django looks for."""
