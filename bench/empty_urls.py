"""One address of the empty Wagtail."""

from django.urls import path

from bench.hello import hello

urlpatterns = [path("hello", hello)]
