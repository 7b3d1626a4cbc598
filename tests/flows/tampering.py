"""A register in which nothing is in force any more, and sixty ways to change that by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.test import Client

TABLES = (
    "catalog_certificate", "catalog_certificateevent", "catalog_chainhead", "catalog_product",
    "catalog_publicproduct", "catalog_productfacts", "catalog_publiccertificate",
    "catalog_certificatefacts", "catalog_publicproducer", "traceability_lotact",
    "traceability_lothead", "traceability_publiclot",
)  # fmt: skip
CLAIM = re.compile(
    r'^[^>]*data-outcome="in_force"|verdict-(?:panel|badge)" data-outcome="in_force"'
    r'|star-drawing|mark-image|"outcome": ?"in_force"'
)
COUNT = re.compile(r"còn hiệu lực</dt>\s*<dd>([0-9.]+)")
Rows = list[dict[str, Any]]


def run(sql: str, values: Iterable[Any] = ()) -> None:
    """Change the database behind everybody's back."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))


def rows_of(table: str) -> Rows:
    """Every row of a table as it stands."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - our own names
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass
class World:
    """Ids by name, the addresses to look at, and all rows as they were while it was in force."""

    ids: dict[str, Any]
    paths: dict[str, str]
    backup: dict[str, Rows] = field(default_factory=dict)

    def remember(self) -> None:
        """Make a backup."""
        self.backup = {table: rows_of(table) for table in TABLES}

    def put_back(self, table: str, **which: Any) -> None:
        """Rows of the backup over those of today, and away with what the backup does not know."""
        ((key, value),) = which.items() or ((None, None),)
        then = [row for row in self.backup[table] if key is None or row[key] == value]
        where = f' WHERE "{key}" = %s' if key else ""
        run(f"DELETE FROM {table}{where}", [value] if key else [])  # noqa: S608
        for row in then:
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join(["%s"] * len(row))
            run(f"INSERT INTO {table} ({names}) VALUES ({marks})", row.values())  # noqa: S608

    def claims(self, client: Client) -> dict[str, str]:
        """What each surface claims to be in force: nothing, if all is well."""
        found = {}
        for name, path in self.paths.items():
            accept = "application/json" if name.endswith("machine") else "text/html"
            answer = client.get(path, headers={"Accept": accept})
            text = answer.content.decode()
            main = text.partition("<main")[2] or text
            counted = [each for each in COUNT.findall(main) if each != "0"]
            if CLAIM.search(main) or counted:
                found[name] = (CLAIM.findall(main) or counted)[0]
        return found


def surfaces(ids: dict[str, Any]) -> dict[str, str]:
    """Every place where somebody may read of the products: thirteen kinds."""
    paths = {
        "register": "/so-dang-ky/", "list": "/san-pham/", "list in force":
        "/san-pham/?trang-thai=in_force", "list stars": "/san-pham/?sao=4",
        "home": "/", "search": f"/san-pham/?q={quote('mat ong')}",
        "register search": "/so-dang-ky/?q=GL", "commune": f"/dia-phuong/{ids['commune']}/",
        "producer": f"/chu-the/{ids['producer_slug']}/", "sitemap": "/sitemap-products.xml",
        "report": f"/bao-cao/?code={ids['code_a']}", "look-up": f"/tra-cuu/?code={ids['code_a']}",
    }  # fmt: skip
    for each in "abcd":
        paths[f"scan {each}"] = ids[f"path_{each}"]
        paths[f"product code {each}"] = f"/P/{ids[f'code_{each}']}"
        paths[f"{each} machine"] = ids[f"path_{each}"]
        paths[f"product {each}"] = f"/san-pham/{ids[f'slug_{each}']}/"
        paths[f"certificate {each}"] = f"/so-dang-ky/{ids[f'paper_{each}']}/"
    return paths


Tampering = Callable[[World], None]


def sql(*statements: str) -> Tampering:
    """Statements with {names} of the world's ids."""

    def tamper(world: World) -> None:
        for each in statements:
            run(each.format(**world.ids))

    return tamper


def back(*tables: str, key: str = "", of: str = "") -> Tampering:
    """Rows of the backup put back: all of a table, or those whose `key` is the id called `of`."""

    def tamper(world: World) -> None:
        for table in tables:
            world.put_back(table, **({key: world.ids[of]} if key else {}))

    return tamper


def both(*tamperings: Tampering) -> Tampering:
    """One after the other."""

    def tamper(world: World) -> None:
        for each in tamperings:
            each(world)

    return tamper
