"""Serve the finished pictures; their names are made from their content, so they never change."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

from base.read_only import read_only

FOR_EVER = "public, max-age=31536000, immutable"


@read_only
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer one WebP drawing below media/pictures, or 404; originals are never served here."""
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "pictures"))
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response
