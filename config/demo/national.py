"""The national size, for measurements: as many products as asked for, over all provinces.

16,000 products with a certificate each take three to four minutes of one core; most of it is the
door of the register, which checks and chains every event one by one. Each step is whole or not at
all, and certificates come in batches with the public pages they change: after a kill, run it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from django.db import transaction

from base import clock
from base.codes.product_code import new_code
from base.sealed import seal_all
from base.text import slug
from catalog.certificates.actions import Decision, Rating, issue_certificate
from catalog.certificates.models import Certificate
from catalog.parties.models import Agency, AgencyLevel, Producer, ProducerKind
from catalog.places.models import AdminUnit
from catalog.places.register import REFORM
from catalog.products.models import Product, ProductPhoto
from catalog.signals import changes_gathered
from config.demo.authorities import Authorities, make_province
from config.demo.certificates import decision_number
from config.demo.chance import chance
from config.demo.parties import registration_of
from config.demo.products import product_code
from config.demo.story import ProductStory, products

BATCH = 500
PRODUCTS_OF_A_PRODUCER = 2
NATION = "nation"
FIRST_DAY = dt.date(2025, 7, 7)  # the rules of 2025: no districts any more
Row = TypeVar("Row")
SCORES = {3: (5100, 6999), 4: (7040, 8999)}


def make_national(wanted: int) -> Iterator[tuple[str, int]]:
    """Fill up to `wanted` products; answer each step's name and how many rows it made."""
    missing = range(Product.objects.count(), wanted)
    if missing:
        with transaction.atomic():
            made = _make_provinces()
        yield "authorities of all provinces", made
        yield from _make_goods(missing)
    yield from _make_certificates(Authorities())


def _make_goods(numbers: range) -> list[tuple[str, int]]:
    """Make producers, products and their pictures: all of them or, after a kill, none."""
    # Three provinces became cities in 2026; their communes are left out, the bodies being others.
    today = AdminUnit.objects.communes().filter(valid_to__isnull=True, parent__valid_from=REFORM)
    communes = list(today.select_related("parent").order_by("code"))
    with transaction.atomic():
        return [
            ("national producers", _make_producers(numbers, communes)),
            ("national products", _make_products(numbers, communes)),
            ("national pictures", _share_photos()),
        ]


def _make_provinces() -> int:
    """Make the authorities of all 34 provinces; answer how many bodies are new."""
    before = Agency.objects.count()
    for unit in AdminUnit.objects.provinces().filter(valid_from=REFORM):
        make_province(unit)
    return Agency.objects.count() - before


def _make_producers(numbers: range, communes: list[AdminUnit]) -> int:
    known = set(Producer.objects.values_list("registration_number", flat=True))
    wanted = sorted({number // PRODUCTS_OF_A_PRODUCER for number in numbers})
    fresh = [
        _producer(number, communes[number % len(communes)])
        for number in wanted
        if registration_of(f"{NATION}-{number}") not in known
    ]
    seal_all(Producer.objects.bulk_create(fresh, batch_size=BATCH))
    return len(fresh)


def _producer(number: int, commune: AdminUnit) -> Producer:
    producer = Producer(
        slug=f"chu-the-minh-hoa-{number}",
        kind=list(ProducerKind)[number % 4],
        name_vi=f"Chủ thể Minh họa {commune.name} {number}",
        name_en=f"Demo Producer {commune.name} {number}",
        registration_number=registration_of(f"{NATION}-{number}"),
        commune=commune,
        is_demo=True,
    )
    producer.clean_names()
    return producer


def _make_products(numbers: range, communes: list[AdminUnit]) -> int:
    told = products()
    makers = dict(
        Producer.objects.filter(
            registration_number__startswith=registration_of(NATION)
        ).values_list("registration_number", "pk")
    )
    made = 0
    for batch in _batches(numbers):
        fresh = []
        for number in batch:
            maker = number // PRODUCTS_OF_A_PRODUCER
            model = told[number % len(told)]
            commune = communes[maker % len(communes)]
            producer = makers[registration_of(f"{NATION}-{maker}")]
            fresh.append(_product(number, model, producer, commune))
        seal_all(Product.objects.bulk_create(fresh))
        made += len(fresh)
    return made


def _product(number: int, told: ProductStory, producer: int, commune: AdminUnit) -> Product:
    kind = told.name.vi.split(" ")
    name = f"{' '.join(kind[:3])} {commune.name} {number}"
    product = Product(
        code=new_code(chance(NATION, number).randrange),
        slug=slug(name, 90),
        producer_id=producer,
        commune=commune,
        criteria_set=told.criteria_set,
        name_vi=name,
        name_en=f"{told.good.key.replace('_', ' ').capitalize()} of {commune.name} {number}",
        summary_vi=told.summary.vi,
        summary_en=told.summary.en,
        story_vi=told.story.vi,
        story_en=told.story.en,
        net_quantity=told.net_quantity,
        net_unit=told.net_unit,
        price_dong=told.price_dong,
        price_unit_vi=told.price_unit.vi,
        price_unit_en=told.price_unit.en,
        shelf_life_days=told.good.shelf_life_days,
    )
    product.clean_names()
    return product


def _share_photos() -> int:
    """Give each new product the pictures of a product told in the same words."""
    models: dict[str, list[ProductPhoto]] = {}
    codes = {product_code(told.key) for told in products()}
    for shown in ProductPhoto.objects.filter(product__code__in=codes).select_related("product"):
        models.setdefault(shown.product.story_vi, []).append(shown)
    fresh = [
        ProductPhoto(
            product=product, photo_id=shown.photo_id, role=shown.role, position=shown.position
        )
        for product in Product.objects.filter(photos__isnull=True).only("pk", "story_vi")
        for shown in models.get(product.story_vi, ())
    ]
    ProductPhoto.objects.bulk_create(fresh, batch_size=BATCH)
    return len(fresh)


def _make_certificates(authorities: Authorities) -> Iterator[tuple[str, int]]:
    """Certify what has no certificate, in batches, each with its public pages."""
    waiting = Product.objects.filter(
        certificates__isnull=True, producer__registration_number__startswith=registration_of(NATION)
    )
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    rows, done = Product.objects.select_related("commune__parent").order_by("pk"), 0
    for batch in _batches(ids):
        with changes_gathered():
            for product in rows.filter(pk__in=batch):
                _certify(product, authorities)
        done += len(batch)
        yield f"national certificates, {done} of {len(ids)}", len(batch)


def _certify(product: Product, authorities: Authorities) -> Certificate:
    """Three stars for 72 % of all, four for the others."""
    draw = chance("certify", product.code)
    star = 3 if draw.random() < 0.72 else 4  # noqa: PLR2004 - domain §3.1
    day = FIRST_DAY + dt.timedelta(days=draw.randrange(max(1, (clock.today() - FIRST_DAY).days)))
    body = authorities.body(AgencyLevel.PROVINCE, product.commune, day)
    office = authorities.office(body)
    decision = Decision(decision_number(body, day), day, body, office.proposer, office.approver)
    rating = Rating(Decimal(draw.randint(*SCORES[star])) / 100, star)
    return issue_certificate(product, f"DEMO-VN-{product.pk:05d}", rating, decision)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
