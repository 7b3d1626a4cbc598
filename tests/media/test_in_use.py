"""A photo that is shown is not deleted, whoever asks; one that is not leaves with its files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client, TestCase
from django.urls import reverse

from catalog.products.models import ProductPhoto
from media.actions import add_photo
from media.in_use import MOST_NAMED, why_it_stays
from media.models import Photo
from tests.factories import make_photo, make_producer, make_product, root_collection
from tests.media.entrances import files
from tests.media.pictures_of import jpeg

pytestmark = pytest.mark.django_db
SAID = (
    "Chưa xóa gì, vì ảnh đang được dùng ở: {}. "
    "Vui lòng chọn tệp khác cho ảnh này, hoặc gỡ ảnh khỏi những nơi đó trước."
)
BULK = "/quan-tri/bulk/media/photo/delete/"


def shown_photo() -> Photo:
    """The front of a product, by a row that no index of Wagtail's knows."""
    photo = make_photo()
    product = make_product("Mật ong rừng")
    ProductPhoto.objects.bulk_create([ProductPhoto(product=product, photo=photo, role="front")])
    return photo


def said(answer: Any) -> list[str]:
    return [str(each).strip() for each in get_messages(answer.wsgi_request)]


def test_a_photo_of_products_and_producers_names_them() -> None:
    photo = shown_photo()
    make_producer("Hợp tác xã Hạnh Phúc", photo=photo)

    names = "Hợp tác xã Hạnh Phúc; Mật ong rừng – Mặt trước bao bì"
    assert why_it_stays([photo]) == SAID.format(names)


def test_no_more_than_a_few_are_named() -> None:
    photo = make_photo()
    for number in range(MOST_NAMED + 2):
        make_producer(f"Hộ {number}", photo=photo)

    assert "Hộ 0; Hộ 1; Hộ 2; Hộ 3; Hộ 4 và 2 nơi khác." in why_it_stays([photo])


def test_a_photo_nobody_shows_may_go() -> None:
    assert why_it_stays([make_photo()]) == ""


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_deletes_a_shown_photo_is_told_where_it_is(editor: Client, method: str) -> None:
    photo = shown_photo()
    answer = getattr(editor, method)(reverse("wagtailimages:delete", args=[photo.pk]))

    assert (answer.status_code, answer["Location"]) == (302, f"/quan-tri/images/{photo.pk}/")
    assert said(answer) == [SAID.format("Mật ong rừng – Mặt trước bao bì")]
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_a_producers_photo_does_not_vanish_from_its_page(editor: Client) -> None:
    producer = make_producer("Hợp tác xã Hạnh Phúc", photo=make_photo())
    answer = editor.post(reverse("wagtailimages:delete", args=[producer.photo_id]))

    assert said(answer) == [SAID.format("Hợp tác xã Hạnh Phúc")]
    producer.refresh_from_db()
    assert producer.photo is not None


def test_of_several_photos_none_is_deleted_while_one_is_shown(editor: Client) -> None:
    shown, unused = shown_photo(), make_photo("Không dùng")
    answer = editor.post(f"{BULK}?id={shown.pk}&id={unused.pk}")

    assert answer.status_code == 302
    assert said(answer) == [SAID.format("Mật ong rừng – Mặt trước bao bì")]
    assert Photo.objects.count() == 2


def test_beside_a_photo_just_sent_the_refusal_is_read_by_a_script(editor: Client) -> None:
    photo = shown_photo()
    answer = editor.post(reverse("wagtailimages:delete_multiple", args=[photo.pk]))

    assert (answer.status_code, answer.json()["success"]) == (200, False)
    assert answer.json()["error_message"] == SAID.format("Mật ong rừng – Mặt trước bao bì")
    assert Photo.objects.filter(pk=photo.pk).exists()


WAYS = ("/quan-tri/images/{}/delete/", BULK + "?id={}", "/quan-tri/images/multiple/{}/delete/")


@pytest.mark.parametrize("way", WAYS)
def test_an_unused_photo_goes_and_its_files_after_the_commit(
    editor: Client, folder: Path, way: str
) -> None:
    root_collection()
    photo = add_photo(jpeg(), title="Hũ mật ong", alt_vi="", alt_en="")
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = editor.post(way.format(photo.pk))
        assert photo.files <= {str(each.relative_to(folder)) for each in files(folder)}

    assert answer.status_code in {200, 302}
    assert not Photo.objects.exists()
    assert files(folder) == set()


@pytest.mark.parametrize("way", WAYS)
def test_somebody_without_rights_learns_nothing_and_deletes_nothing(way: str) -> None:
    photo = shown_photo()
    answer = Client().post(way.format(photo.pk))

    assert answer.status_code == 302
    assert "/quan-tri/login/" in answer["Location"]
    assert Photo.objects.filter(pk=photo.pk).exists()
