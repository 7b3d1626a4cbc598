"""As little as Django can answer."""

from django.http import HttpRequest, HttpResponse


def hello(request: HttpRequest) -> HttpResponse:
    """One word."""
    return HttpResponse("hello")
