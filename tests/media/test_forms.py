"""The whole corpus through every form: kept clean or refused in a sentence, never a crash."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client

from media.models import Photo
from media.pictures import Refusal, is_plain_webp
from media.refusals import SENTENCES
from tests.media.entrances import ENTRANCES, add, add_several, edit, files
from tests.media.odd_files import PHOTO, SECRETS, Odd, corpus
from tests.media.pictures_of import exif, jpeg, saved

CORPUS = corpus()
REFUSED = [odd for odd in CORPUS if odd.refusal]
KEPT = [odd for odd in CORPUS if not odd.refusal]
QUICK_FIRST = [
    pytest.param(name, marks=[] if name == "add several" else [pytest.mark.slow])
    for name in ENTRANCES
]
PLAIN = Odd("plain", saved(PHOTO, "JPEG"))

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembering_door")]


@pytest.mark.parametrize("entrance", QUICK_FIRST)
@pytest.mark.parametrize("odd", REFUSED, ids=str)
def test_a_refused_file_leaves_a_sentence_and_nothing_else(
    editor: Client, folder: Path, entrance: str, odd: Odd
) -> None:
    send = ENTRANCES[entrance]
    edit(editor, PLAIN) if entrance == "edit" else None
    before, photos = files(folder), list(Photo.objects.values())

    answer = send(editor, odd)

    assert odd.refusal is not None
    assert answer.status_code == 200
    assert str(SENTENCES[odd.refusal]) in _words(answer.content)
    assert files(folder) == before
    assert list(Photo.objects.values()) == photos


@pytest.mark.parametrize("entrance", QUICK_FIRST)
@pytest.mark.parametrize("odd", KEPT, ids=str)
def test_what_is_kept_is_clean(editor: Client, folder: Path, entrance: str, odd: Odd) -> None:
    answer = ENTRANCES[entrance](editor, odd)

    assert answer.status_code in {200, 302}
    photo = Photo.objects.get()
    assert photo.drawings
    assert {str(path.relative_to(folder)) for path in files(folder)} == photo.files | {
        str(each.file) for each in photo.renditions.all()
    }
    for path in files(folder):
        assert is_plain_webp(path.read_bytes())
        assert not [each for each in SECRETS if each in path.read_bytes()]


def test_the_corpus_is_as_long_as_promised() -> None:
    assert len(CORPUS) >= 70
    assert {odd.refusal for odd in REFUSED} == set(Refusal) - {Refusal.BUSY}


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_form_with_another_mistake_keeps_nothing_of_the_file(
    editor: Client, folder: Path, entrance: str
) -> None:
    """Wagtail's page for several pictures would have put the raw file under wagtail_uploads."""
    edit(editor, PLAIN) if entrance == "edit" else None
    before = files(folder)

    answer = ENTRANCES[entrance](editor, Odd("", jpeg()), title="x" * 300)

    assert answer.status_code == 200
    assert "Ảnh chưa được lưu vì cần sửa một mục khác trước" in _words(answer.content)
    assert files(folder) == before


def test_the_page_for_several_pictures_answers_with_the_sentence(editor: Client) -> None:
    answer = add_several(editor, Odd("", b"GIF89a", name="a.gif"))

    assert answer.json() == {
        "success": False,
        "error_message": str(SENTENCES[Refusal.OTHER_KIND]),
    }


def test_a_form_without_a_file_says_so(editor: Client) -> None:
    assert add(editor, PLAIN, file="").status_code == 200
    assert Photo.objects.count() == 0


def test_a_new_picture_takes_the_place_of_the_old_one(editor: Client, folder: Path) -> None:
    edit(editor, PLAIN)
    old = Photo.objects.get().files

    edit(editor, Odd("", jpeg(exif=exif(6))))

    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (800, 1200)
    assert not [name for name in old if (folder / name).exists()]
    assert photo.renditions.count() == 3


def test_new_words_leave_the_picture_alone(editor: Client, folder: Path) -> None:
    edit(editor, PLAIN)
    before = files(folder)

    assert edit(editor, PLAIN, file="", title="Tên mới").status_code == 302
    assert Photo.objects.get().title == "Tên mới"
    assert files(folder) == before


def _words(content: bytes) -> str:
    """The page as it is read: entities and the escapes of JSON undone."""
    text = content.decode()
    if "\\u" in text:
        text = text.encode("latin-1", "backslashreplace").decode("unicode_escape")
    return html.unescape(text)
