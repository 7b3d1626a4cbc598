"""Composed pictures of the products; products of one kind and province share theirs.

They show the kind of goods, not the goods: every one is marked as an illustration.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from catalog.products.models import PhotoRole, Product, ProductPhoto
from catalog.signals import tell_saved
from config.demo.drawers import composed_and_finished
from config.demo.products import product_code
from config.demo.story import Good, ProductStory, products
from media.actions import keep_photo
from media.models import Photo
from media.pictures import Finished

CREDIT = "Chợ Phiên – hình vẽ minh họa, CC0"
DRAWERS = 2
SIDES = {PhotoRole.FRONT: ("mặt trước", "front"), PhotoRole.BACK: ("mặt sau", "back")}


@dataclass(frozen=True)
class Picture:
    """One picture to compose: a kind of goods in a province's colours, from one side."""

    good: Good
    province: str
    role: PhotoRole

    @property
    def title(self) -> str:
        """The name it is found by again."""
        return f"Demo {self.good.key} {self.province} {self.role.value}"

    def store(self, picture: Finished) -> Photo:
        """Keep it with its words in both languages."""
        side = SIDES[self.role]
        return keep_photo(
            picture,
            title=self.title,
            alt_vi=f"Hình minh họa: {self.good.alt.vi}, {side[0]}",
            alt_en=f"Illustration: {self.good.alt.en}, {side[1]}",
            credit=CREDIT,
            is_illustration=True,
        )


def make_photos() -> int:
    """Give every product of the story files that has none its front and back; answer how many."""
    waiting = {row.code: row for row in Product.objects.filter(photos__isnull=True)}
    untold = [told for told in products() if product_code(told.key) in waiting]
    photos = _photos({picture: None for told in untold for picture in _pictures(told)})
    shown = [
        ProductPhoto(
            product=waiting[product_code(told.key)],
            photo=photos[picture],
            role=picture.role,
            position=place,
        )
        for told in untold
        for place, picture in enumerate(_pictures(told))
    ]
    ProductPhoto.objects.bulk_create(shown)
    tell_saved(products={each.product_id for each in shown})  # as saving each alone would
    return len(shown)


def _pictures(told: ProductStory) -> tuple[Picture, Picture]:
    return (
        Picture(told.good, told.province, PhotoRole.FRONT),
        Picture(told.good, told.province, PhotoRole.BACK),
    )


def _photos(wanted: dict[Picture, None]) -> dict[Picture, Photo]:
    """Answer the stored photo of each picture; compose those that are not there yet."""
    titles = {picture.title: picture for picture in wanted}
    found = {titles[photo.title]: photo for photo in Photo.objects.filter(title__in=titles)}
    missing = [picture for picture in wanted if picture not in found]
    return found | dict(_composed(missing))


def _composed(pictures: Sequence[Picture]) -> Iterator[tuple[Picture, Photo]]:
    """Draw in two processes that know nothing of Django, store here."""
    if not pictures:
        return
    sides = [picture.role is PhotoRole.BACK for picture in pictures]
    scenes = [picture.good.scene for picture in pictures]
    provinces = [picture.province for picture in pictures]
    with ProcessPoolExecutor(DRAWERS, mp_context=get_context("spawn")) as drawers:
        drawn = drawers.map(composed_and_finished, scenes, provinces, sides, chunksize=4)
        for picture, done in zip(pictures, drawn, strict=True):
            yield picture, picture.store(done)
