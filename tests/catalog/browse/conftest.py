"""What tests of the pages share with all tests of this room."""

from tests.catalog.conftest import NOON, Office

__all__ = ["NOON", "Office"]
