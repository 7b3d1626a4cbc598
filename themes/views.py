from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from base.read_only import read_only
from themes.pages.written import page
from themes.patterns import OUTCOME_WORDS, sample_values


@read_only
def patterns(request: HttpRequest) -> HttpResponse:
    """Show every component with made-up values; only where DEBUG is on.

    `?province=<key>` shows the looks of a province.
    """
    _only_for_developers()
    values = {"is_demo": True, "alternate_vi": "?vi", "alternate_en": "?en"}
    values |= sample_values() | {"province_key": request.GET.get("province", "")}
    return page(request, "themes/patterns.html", values)


@read_only
def scan_pattern(request: HttpRequest, outcome: str) -> HttpResponse:
    """Show the scan page's pieces for one outcome, with made-up values; only where DEBUG is on."""
    _only_for_developers()
    if outcome not in OUTCOME_WORDS:
        raise Http404
    word, sentence = OUTCOME_WORDS[outcome]
    values = {"is_demo": True, "alternate_vi": "?vi", "alternate_en": "?en"}
    values |= sample_values() | {"outcome": outcome, "word": word, "sentence": sentence}
    return page(request, "themes/scan_pattern.html", values)


def _only_for_developers() -> None:
    if not settings.DEBUG:
        raise Http404
