"""What the report page asks: one choice, and as much or little more as people like."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from traceability.reports.models import Reason


class ReportForm(forms.Form):
    """A report; only the reason has to be given."""

    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Reason, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What did you see? (optional)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Please write no names or phone numbers."),
    )
    place = forms.CharField(label=_("Where? (optional)"), max_length=120, required=False)
    code = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
