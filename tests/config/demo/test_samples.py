"""What a sample is; that each is true is tested with the whole demo in test_steps."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from config.demo.samples import NoDemo, Sample, _mistyped, sample_lot


def test_a_sample_leads_to_this_site_by_the_printed_path(settings: Settings) -> None:
    settings.SITE_URL = "http://localhost:9000"
    sample = Sample("void", "HTTPS://OCOP.VN/01/02000000000015/10/A/21/B")
    assert sample.path == "/01/02000000000015/10/A/21/B"
    assert sample.url == "http://localhost:9000/01/02000000000015/10/A/21/B"


def test_a_mistyped_code_differs_in_its_last_symbol_only() -> None:
    assert _mistyped("HTTPS://OCOP.VN/T/ABCZ") == "HTTPS://OCOP.VN/T/ABC0"


@pytest.mark.django_db
def test_without_the_demo_there_is_no_sample() -> None:
    with pytest.raises(NoDemo, match="ho-tieu-le-chi"):
        sample_lot("ho-tieu-le-chi")
