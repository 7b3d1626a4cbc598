"""The addresses printed on packs: any letter case, a slash behind them or not, no language."""

from django.urls import re_path

from traceability.resolver.views import scan

urlpatterns = [
    re_path(r"^(?P<kind>(?i:01|p|t|u|w|x|y|z))(?:/(?P<rest>(?s:.*)))?$", scan, name="scan"),
]
