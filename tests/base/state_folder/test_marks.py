import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from base import epoch
from base.faults import Fault, fault_of
from base.models import StateFolder
from base.state_folder import marks
from base.state_folder.marks import ServedElsewhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def _served_elsewhere() -> None:
    """A server of another folder was first."""
    StateFolder.objects.create(pk=marks.ROW, mark=uuid.uuid4().hex)


def file() -> str | None:
    path = Path(settings.MARK_FILE)
    return path.read_text() if path.exists() else None


def test_a_database_nobody_served_is_anybodys() -> None:
    marks.demand_ours()

    assert not StateFolder.objects.exists()
    assert file() is None


def test_the_first_server_marks_database_and_folder_alike() -> None:
    marks.mark_first()
    first = file()
    marks.mark_first()

    assert first
    assert (file(), StateFolder.objects.get().mark) == (first, first)
    assert marks.is_ours()


def test_a_mark_of_the_folder_is_used_for_a_new_database() -> None:
    marks.mark_first()
    StateFolder.objects.all().delete()
    marks.mark_first()

    assert StateFolder.objects.get().mark == file()


def test_no_half_written_mark_is_left_behind() -> None:
    marks.mark_first()
    marks.begin_anew()

    folder = Path(settings.MARK_FILE).parent
    assert [path.name for path in folder.glob("mark*")] == ["mark"]


@pytest.mark.usefixtures("_served_elsewhere")
def test_another_folder_is_refused_and_marks_nothing() -> None:
    marks.mark_first()

    with pytest.raises(ServedElsewhere):
        marks.demand_ours()
    assert file() is None


@pytest.mark.usefixtures("_served_elsewhere")
def test_an_odd_mark_is_not_ours() -> None:
    Path(settings.MARK_FILE).write_bytes(b"\xff\xfe")

    assert not marks.is_ours()


@pytest.mark.usefixtures("_served_elsewhere")
def test_a_change_is_not_begun_with_another_folder() -> None:
    with pytest.raises(ServedElsewhere), transaction.atomic():
        epoch.mark_change()

    assert not Path(settings.EPOCH_DIR).exists()


@pytest.mark.usefixtures("_served_elsewhere")
@pytest.mark.django_db(transaction=True)
def test_a_change_of_its_own_is_not_begun_with_another_folder() -> None:
    begun = []
    with pytest.raises(ServedElsewhere), epoch.change():
        begun.append(True)

    assert begun == []
    assert not Path(settings.EPOCH_DIR).exists()


@pytest.mark.usefixtures("_served_elsewhere")
def test_a_move_on_purpose_makes_the_folder_ours() -> None:
    before = StateFolder.objects.get().mark
    marks.begin_anew()

    assert StateFolder.objects.get().mark == file() != before
    assert marks.is_ours()


@pytest.mark.usefixtures("_served_elsewhere")
def test_nothing_is_compared_while_it_is_set_aside() -> None:
    with marks.set_aside():
        assert marks.is_ours()
    assert not marks.is_ours()


@pytest.mark.usefixtures("_served_elsewhere")
def test_a_database_file_inside_its_folder_has_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        type(transaction.get_connection()), "path", f"{settings.STATE_DIR}/db.sqlite3",
        raising=False,
    )  # fmt: skip
    marks.begin_anew()

    assert marks.is_ours()
    assert file() is None


def test_to_compare_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    marks.mark_first()
    with django_assert_num_queries(1):
        marks.demand_ours()


def test_it_is_a_fault_with_a_sentence_of_its_own() -> None:
    assert fault_of(ServedElsewhere("another")) is Fault.ELSEWHERE
    assert "manage.py restored" in str(Fault.ELSEWHERE.sentence)
