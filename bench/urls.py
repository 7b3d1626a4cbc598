"""The product's addresses and `/hello`, which answers through the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config import urls as product


def hello(request: HttpRequest) -> HttpResponse:
    """Answer as little as Django can."""
    return HttpResponse("hello")


urlpatterns = [path("hello", hello), *product.urlpatterns]
