"""The register's data file, where it comes from, and the script that makes it."""
