"""What a person is told whose file is not kept: what happened, and what to do."""

from __future__ import annotations

from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext_lazy as _

from media.pictures import Refusal

SENTENCES = {
    Refusal.EMPTY: _("The file is empty, so it was not kept. Choose the picture again."),
    Refusal.TOO_HEAVY: _("The file is larger than 25 MB, so it was not kept. Send a smaller one."),
    Refusal.OTHER_KIND: _(
        "The file is not a JPEG, PNG or WebP picture, so it was not kept. "
        "Save the photo as JPEG and send it again."
    ),
    Refusal.BROKEN: _(
        "The picture is damaged, was cut short on its way or is stored in an unusual way, "
        "so it was not kept. Send it again, saved as a plain JPEG."
    ),
    Refusal.TOO_LARGE: _(
        "The picture has too many pixels, so it was not kept: at most 24 million "
        "(10 million as WebP), and 20,000 on a side. Make it smaller and send it again."
    ),
    Refusal.TOO_HARD: _(
        "The picture takes too much time or memory to read, so it was not kept. "
        "Save it as a plain JPEG and send it again."
    ),
    Refusal.BUSY: _(
        "Other pictures are being read at this moment, so this one was not kept. "
        "Wait a few seconds and send it again."
    ),
}


class NotAPicture(SuspiciousOperation):
    """The file cannot be used as a picture; where no form catches it, the request ends as 400."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(SENTENCES[reason]))
        self.reason = reason
