"""Sentences that people typed, put beside others. Pure."""

ENDS = (".", "!", "?", "…")


def ended(text: str) -> str:
    """The text with a full stop, unless it is empty or ends a sentence by itself."""
    text = text.rstrip()
    return text if not text or text.endswith(ENDS) else f"{text}."
