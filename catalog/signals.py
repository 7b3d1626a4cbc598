"""News this room sends upstairs."""

from django.dispatch import Signal

# Sent inside the writing transaction with `certificate`, after an event was added.
certificate_changed = Signal()
