from io import StringIO

import pytest
from django.core.management import call_command

from catalog.places.models import AdminUnit


@pytest.mark.django_db
def test_the_command_loads_and_says_how_much() -> None:
    out = StringIO()

    call_command("load_places", "--province", "51", stdout=out)

    assert out.getvalue().startswith("3 provinces, 23 districts, 368 communes, ")
    assert AdminUnit.objects.communes().count() == 368
