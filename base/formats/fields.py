"""Form fields that read what people in Vietnam write."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Widget
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from base.formats.numbers import grouped, whole_number


class DongField(forms.IntegerField):
    """An amount of whole đồng, not negative: 1250000, 1.250.000, 1,250,000 and 1 250 000."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write the amount in whole đồng, for example 1.250.000."),
    }

    def __init__(self, *, min_value: int = 0, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(min_value=min_value, **kwargs)

    def to_python(self, value: object) -> int | None:
        if value in self.empty_values:
            return None
        try:
            return whole_number(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value: object) -> object:
        """Show a stored amount in groups; show what somebody typed as it was typed."""
        return grouped(value, get_language() or "vi") if isinstance(value, int) else value

    def widget_attrs(self, widget: Widget) -> dict[str, Any]:
        """Ask a phone for its number pad."""
        return {**super().widget_attrs(widget), "inputmode": "numeric"}
