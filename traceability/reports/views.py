"""The page to report a pack or label that is not as it should be."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from base.codes.crockford import grouped, tidy
from base.codes.product_code import is_well_formed
from base.limits import RateLimit
from themes.errors import not_from_here, too_many
from themes.pages.public_page import shown
from traceability.reports.actions import file_report
from traceability.reports.forms import ReportForm

filing = RateLimit("reports", most=6, seconds=600)


# A token would need a cookie, which public pages never set; is_from_here does its work.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Show the form, take a report in, or show the ticket of one."""
    if request.method == "POST":
        return _take_in(request)
    ticket = tidy(request.GET.get("ticket", ""))
    if is_well_formed(ticket):
        return _page(request, "report_thanks", {"ticket": grouped(ticket)})
    code = request.GET.get("code", "").replace("\x00", "")[:200]
    return _page(request, "report", {"form": ReportForm(initial={"code": code}), "code": code})


def is_from_here(request: HttpRequest) -> bool:
    """Whether a form was sent from a page of this host, by what the browser itself says.

    No page can put words into these headers. A browser that hides where it comes from says
    "Origin: null" or nothing; one that is not old says Sec-Fetch-Site all the same.
    """
    said = request.headers
    if said.get("Sec-Fetch-Site") == "same-origin":
        return True
    origin = said.get("Origin", "null")
    source = said.get("Referer", "") if origin == "null" else origin
    try:
        return urlsplit(source).netloc == request.get_host()
    except ValueError:
        return False


def _take_in(request: HttpRequest) -> HttpResponse:
    if not is_from_here(request):
        return not_from_here(request)
    form = ReportForm(request.POST)
    if not form.is_valid():
        code = request.POST.get("code", "")[:200]
        values = {"form": form, "code": code}
        return _page(request, "report", values, status=HTTPStatus.BAD_REQUEST)
    if not filing.allows(request.META.get("REMOTE_ADDR", "")):
        return too_many(request)
    filed = file_report(**form.cleaned_data)
    answer = HttpResponseRedirect(f"{reverse('report')}?ticket={filed.ticket}")
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


def _page(
    request: HttpRequest, name: str, values: dict[str, object], status: int = HTTPStatus.OK
) -> HttpResponse:
    response = shown(request, f"traceability/{name}.html", values, status)
    response["Cache-Control"] = "no-store"
    return response
