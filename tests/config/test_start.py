import uuid

import pytest
from django.db import connection

from base.models import StateFolder
from base.state_folder import marks
from config.start import look_at_the_folder

pytestmark = pytest.mark.django_db


def test_the_first_start_marks_the_database() -> None:
    look_at_the_folder()

    assert StateFolder.objects.count() == 1
    assert marks.is_ours()


def test_a_start_with_another_folder_is_said_loudly(caplog: pytest.LogCaptureFixture) -> None:
    StateFolder.objects.create(pk=marks.ROW, mark=uuid.uuid4().hex)
    look_at_the_folder()

    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    assert "served from another state folder" in caplog.text


def test_a_start_without_a_database_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> None:
        raise OSError

    monkeypatch.setattr(connection, "cursor", away)
    look_at_the_folder()

    assert "could not be held against the state folder" in caplog.text
