"""The cast and the things of tests, made with as few words as possible.

Hạnh owns the producer, Bình works for her, Cường must see nothing.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Any

from wagtail.models import Collection, Locale, Page

from base.accounts.models import User
from base.codes.product_code import new_code
from base.text import fold, slug, sort_key
from catalog.certificates.actions import Decision, Rating, issue_certificate
from catalog.certificates.models import Certificate
from catalog.parties.models import (
    Agency,
    AgencyLevel,
    AgencyMembership,
    AgencyRole,
    Producer,
    ProducerKind,
)
from catalog.places.models import AdminUnit, Kind, Level
from catalog.products.models import Product
from media.models import Photo
from traceability.lots.acts import Kind as ActKind
from traceability.lots.log import Entry, write_acts
from traceability.lots.models import Lot
from traceability.lots.reading import history_of, opened_facts

LONG_AGO = dt.date(2018, 1, 1)
_numbers = count(1)


def make_person(name: str = "Cường", **fields: Any) -> User:
    """A user with a made-up e-mail address; nobody's password."""
    sign_in = f"{slug(name)}.{next(_numbers)}@example.vn"
    return User.objects.create_user(sign_in, full_name=name, **fields)


def make_place(name: str = "Kon Gang", *, province: str = "Gia Lai", **fields: Any) -> AdminUnit:
    """A commune of today in a province of today; the same names give the same rows."""
    parent = _unit(province, Level.PROVINCE, Kind.PROVINCE)
    return _unit(name, Level.COMMUNE, Kind.COMMUNE, parent=parent, **fields)


def make_producer(name_vi: str = "Hợp tác xã Hạnh Phúc", **fields: Any) -> Producer:
    """Hạnh's cooperative."""
    fields = {"kind": ProducerKind.COOPERATIVE, "is_demo": True, **fields}
    fields.setdefault("slug", f"{slug(name_vi, 70)}-{next(_numbers)}")
    if "commune" not in fields:
        fields["commune"] = make_place()
    producer = Producer(name_vi=name_vi, **fields)
    producer.clean_names()
    producer.save()
    return producer


def make_agency(
    name_vi: str = "Ủy ban nhân dân tỉnh Gia Lai",
    level: str = AgencyLevel.PROVINCE,
    **fields: Any,
) -> Agency:
    """A body that certifies; there since 2018 unless told otherwise."""
    fields = {"name_en": name_vi, "valid_from": LONG_AGO, "is_demo": True, **fields}
    fields.setdefault("slug", f"{slug(name_vi, 100)}-{next(_numbers)}")
    return Agency.objects.create(name_vi=name_vi, level=level, **fields)


def make_officers(agency: Agency) -> tuple[User, User]:
    """Two people of the agency: the secretary who proposes, the approver who approves."""
    secretary, approver = make_person("Thư ký"), make_person("Người duyệt")
    make_member(secretary, agency, AgencyRole.SECRETARY)
    make_member(approver, agency, AgencyRole.APPROVER)
    return secretary, approver


def make_member(
    user: User, agency: Agency, role: AgencyRole = AgencyRole.SECRETARY, **fields: Any
) -> AgencyMembership:
    """A role in an agency, from long ago and without an end unless told otherwise."""
    return AgencyMembership.objects.create(
        user=user, agency=agency, role=role, **{"valid_from": LONG_AGO, **fields}
    )


def make_product(name_vi: str = "Mật ong rừng", **fields: Any) -> Product:
    """A jar of Hạnh's honey."""
    fields = {"criteria_set": 4, "code": new_code(), **fields}
    fields.setdefault("slug", f"{slug(name_vi, 70)}-{next(_numbers)}")
    if "producer" not in fields:
        fields["producer"] = make_producer()
    fields.setdefault("commune", fields["producer"].commune)
    product = Product(name_vi=name_vi, **fields)
    product.clean_names()
    product.save()
    return product


def make_decision(
    authority: Agency,
    officers: tuple[User, User | None],
    day: dt.date = dt.date(2026, 3, 1),
    number: str = "",
    **fields: Any,
) -> Decision:
    """A decision of the authority, put in by its two officers."""
    number = number or f"{next(_numbers)}/QĐ-UBND"
    proposer, approver = officers
    return Decision(number, day, authority, proposer, approver, **fields)


def make_certificate(  # noqa: PLR0913 - every fact of a paper may matter to a test
    product: Product,
    star: int = 4,
    score: Decimal = Decimal("78.66"),
    day: dt.date = dt.date(2026, 3, 1),
    *,
    number: str = "",
    authority: Agency | None = None,
    officers: tuple[User, User] | None = None,
    capped_by: str = "",
) -> Certificate:
    """Issue a certificate through the real door; needs a product that may hold one."""
    authority = authority or make_agency()
    decision = make_decision(authority, officers or make_officers(authority), day)
    number = number or f"GL-{next(_numbers):05d}"
    return issue_certificate(product, number, Rating(score, star, capped_by), decision)


def make_photo(title: str = "Hũ mật ong", **fields: Any) -> Photo:
    """A photo's row without its files; wherever it came from, it needs Wagtail's root folder."""
    root_collection()
    photo = Photo(title=title, **{"file": "photo.webp", "width": 960, "height": 640, **fields})
    photo.save()
    return photo


def root_collection() -> Any:
    """Wagtail's root folder, which its migrations make; a schema without them has none."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def root_page() -> Any:
    """Wagtail's root page, which its migrations make; a schema without them has none."""
    Locale.objects.get_or_create(language_code="vi")
    return Page.get_first_root_node() or Page.add_root(title="Root")


def make_lot(product: Product, code: str = "", **fields: Any) -> Lot:
    """A lot of a thousand packs, released on the day it was made unless told otherwise."""
    made_on = fields.setdefault("made_on", dt.date(2026, 4, 1))
    released_on = fields.pop("released_on", made_on)
    fields = {"quantity": 1000, **fields}
    lot = Lot.objects.create(product=product, code=code or f"L{next(_numbers)}", **fields)
    entries = [Entry(ActKind.OPENED, opened_facts(lot))]
    if released_on:
        entries.append(Entry(ActKind.RELEASED, {"day": released_on.isoformat()}))
    write_acts(lot, *entries, by=None)
    return lot


def make_run(lot: Lot, count: int = 10) -> None:
    """The next labels of the lot, reserved without asking, as if while it was allowed."""
    first = history_of(lot).state.printed
    facts = {"first": first, "last": first + count - 1, "gtin": lot.product.gtin or ""}
    write_acts(lot, Entry(ActKind.PRINTED, facts), by=None)


def _unit(name: str, level: Level, kind: Kind, **fields: Any) -> AdminUnit:
    found = AdminUnit.objects.filter(name=name, level=level, kind=kind).first()
    if found is not None:
        return found
    number = next(_numbers)
    code = f"{number % 90 + 10:02d}" if level is Level.PROVINCE else f"{number:05d}"
    facts = {
        "code": code,
        "slug": f"{slug(name)}-{number}",
        "folded": fold(f"{kind.label} {name}"),
        "folded_name": fold(name),
        "sort_key": sort_key(name)[:240],
        "valid_from": dt.date(1900, 1, 1),
    }
    return AdminUnit.objects.create(name=name, level=level, kind=kind, **{**facts, **fields})
