import datetime as dt

import pytest

from catalog.places.importer import load_units

TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def quang_ngai(db: None) -> None:
    """Quảng Ngãi with the former Kon Tum, 96 communes today."""
    load_units(only_provinces={"51"})


@pytest.fixture
def today() -> dt.date:
    return TODAY
