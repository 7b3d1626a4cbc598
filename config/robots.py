"""What indexing robots may ask for: everything but single packs and the editors' room."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

RULES = """User-agent: *
Disallow: /quan-tri/
Disallow: /01/
Disallow: /T/
Disallow: /bao-cao/
Sitemap: {site}/sitemap.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer robots.txt; a scanned pack is nobody's search result."""
    return HttpResponse(RULES.format(site=settings.SITE_URL), content_type="text/plain")
