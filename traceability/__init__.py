"""Evidence: lots, printed codes, the scan page and scans."""
