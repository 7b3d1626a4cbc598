"""Which state folder a database is served from."""
