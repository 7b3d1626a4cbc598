"""Are the files that every page links to where they are served from?"""

from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage

STYLESHEET = "themes/css/bundle.css"


def are_collected() -> bool:
    """Whether this process can name our stylesheet, and the file of that name is there.

    A process reads the list of names once: what is collected later counts from the next start. No
    list is needed while DEBUG is on, nor where files keep their plain names.
    """
    try:
        if settings.DEBUG or not isinstance(staticfiles_storage, ManifestFilesMixin):
            return True
        return bool(staticfiles_storage.exists(staticfiles_storage.stored_name(STYLESHEET)))
    except (OSError, ValueError):  # no list, a damaged one, or one without this file
        return False
