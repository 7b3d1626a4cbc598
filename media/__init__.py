"""Files: photos, safe, small and credited."""
