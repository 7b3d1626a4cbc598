"""What every public page is made with, whichever room it belongs to."""
