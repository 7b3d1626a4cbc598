"""Pages of this room people come to by hand."""

from django.urls import path

from traceability.reports.views import report
from traceability.resolver.look_up import look_up

urlpatterns = [
    path("tra-cuu/", look_up, name="look_up"),
    path("bao-cao/", report, name="report"),
]
