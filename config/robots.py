"""What indexing robots may ask for: everything but single packs and the editors' room."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from base.read_only import read_only

RULES = """User-agent: *
Disallow: /quan-tri/
Disallow: /01/
Disallow: /T/
Disallow: /bao-cao/
Sitemap: {site}/sitemap.xml
"""


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Answer robots.txt; a scanned pack is nobody's search result."""
    return HttpResponse(RULES.format(site=settings.SITE_URL), content_type="text/plain")
