"""Sixty and more kinds of tampering with what a verdict depends on, by name."""
# ruff: noqa: S608 - statements put together is what this file is about

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

from django.db import connection

from base import chain
from catalog.certificates.models import CertificateEvent, ChainHead
from catalog.certificates.reading import register_rows
from tests.flows.tampering import Tampering, World, back, both, rows_of, run, sql

EVENT = "UPDATE catalog_certificateevent SET"
REVOKED = "certificate_id = {ca} AND kind = 'revoked'"
PUBLIC = (
    "catalog_publicproduct", "catalog_productfacts", "catalog_publiccertificate",
    "catalog_certificatefacts", "catalog_publicproducer",
)  # fmt: skip


def _forged(kind: str, certificate: str, **facts: object) -> Tampering:
    """An event with right numbers and digests, and the head moved: all but the seal."""

    def tamper(world: World) -> None:
        pk = world.ids[certificate]
        mine = list(register_rows().filter(certificate=pk))
        last, head = mine[-1], ChainHead.objects.get()
        row = CertificateEvent.objects.get(pk=last.pk)
        row.pk = row.sequence = head.sequence + 1
        row.kind, row.place, row.before, row.previous = (
            kind,
            last.place + 1,
            last.digest,
            head.digest,
        )
        for name, value in facts.items():
            setattr(row, name, value)
        row.digest = chain.digest(row.previous, row.content())
        _insert(row)
        run("UPDATE catalog_chainhead SET sequence = %s, digest = %s", [row.sequence, row.digest])

    return tamper


def _insert(row: CertificateEvent) -> None:
    fields = row._meta.concrete_fields
    values = [each.get_db_prep_save(getattr(row, each.attname), connection) for each in fields]
    names = ", ".join(f'"{each.column}"' for each in fields)
    marks = ", ".join(["%s"] * len(fields))
    run(f"INSERT INTO catalog_certificateevent ({names}) VALUES ({marks})", values)


def _text(table: str, key: str, of: str, old: str, new: str) -> Tampering:
    """Words of a row's text replaced; the seal left as it was."""
    return sql(f"UPDATE {table} SET text = replace(text, '{old}', '{new}') WHERE {key} = {{{of}}}")


def _cut_events(table: str, key: str, of: str) -> Tampering:
    """The events after the first taken out of a row's text."""

    def tamper(world: World) -> None:
        (row,) = [each for each in rows_of(table) if each[key] == world.ids[of]]
        document = json.loads(row["text"])
        for each in document.get("certificates", [document]):
            each["events"] = each["events"][:1]
        run(f"UPDATE {table} SET text = %s WHERE {key} = %s",
            [json.dumps(document), world.ids[of]])  # fmt: skip

    return tamper


def _copied(table: str, key: str, source: str, target: str, *columns: str) -> Tampering:
    """Columns of one row written over those of another."""

    def tamper(world: World) -> None:
        (then,) = [each for each in world.backup[table] if each[key] == world.ids[source]]
        sets = ", ".join(f"{name} = %s" for name in columns)
        values = [then[name] for name in columns]
        run(f"UPDATE {table} SET {sets} WHERE {key} = %s",
            [*values, world.ids[target]])  # fmt: skip

    return tamper


TAMPERINGS: dict[str, Tampering] = {
    # The log
    "the revocation is deleted": sql(f"DELETE FROM catalog_certificateevent WHERE {REVOKED}"),
    "the suspension is deleted": sql(
        "DELETE FROM catalog_certificateevent WHERE certificate_id = {cb} AND kind = 'suspended'"
    ),
    "the revocation is another certificate's": sql(
        f"{EVENT} certificate_id = {{cb}}, place = 9 WHERE {REVOKED}"
    ),
    "the revocation is a reinstatement": sql(f"{EVENT} kind = 'reinstated' WHERE {REVOKED}"),
    "the revocation is a suspension of an emergency": sql(
        f"{EVENT} kind = 'suspended', emergency = true, approver_id = NULL, "
        f"at = '2026-06-01 00:00:00' WHERE {REVOKED}"
    ),
    "the revocation comes in years": sql(f"{EVENT} at = '2031-01-01 00:00:00' WHERE {REVOKED}"),
    "the revocation was long before": sql(f"{EVENT} at = '2020-01-01 00:00:00' WHERE {REVOKED}"),
    "the suspension was ended": sql(
        f"{EVENT} kind = 'reinstated' WHERE certificate_id = {{cb}} AND kind = 'suspended'"
    ),
    "the suspension was an emergency": sql(
        f"{EVENT} emergency = true, approver_id = NULL, at = '2026-06-01 00:00:00' "
        "WHERE certificate_id = {cb} AND kind = 'suspended'"
    ),
    "the last day lies in years": sql(
        f"{EVENT} last_day = '2035-01-01' WHERE certificate_id = {{cc}}"
    ),
    "it was granted later": sql(
        f"{EVENT} at = '2026-05-01 00:00:00', last_day = '2029-05-01' WHERE certificate_id = {{cc}}"
    ),
    "five stars": sql(f"{EVENT} star = 5, score = 95 WHERE certificate_id = {{cc}}"),
    "another rule-set": sql(f"{EVENT} ruleset = 'rs2019' WHERE certificate_id = {{ca}}"),
    "another authority's name in the reason": sql(f"{EVENT} reason = 'x' WHERE {REVOKED}"),
    "another decision": sql(f"{EVENT} decision_number = '1/QD' WHERE certificate_id = {{ca}}"),
    "approved by the proposer's friend": sql(
        f"{EVENT} proposer_id = approver_id, approver_id = proposer_id "
        "WHERE certificate_id = {ca}"
    ),
    "written at another time": sql(f"{EVENT} recorded_at = '2020-01-01 00:00:00' WHERE {REVOKED}"),
    "granted for another product": sql(f"{EVENT} product_id = {{e}} WHERE certificate_id = {{ca}}"),
    "no superseding": sql(
        "DELETE FROM catalog_certificateevent WHERE certificate_id = {cd} AND kind = 'superseded'"
    ),
    "the newer certificate never was": sql(
        "DELETE FROM catalog_certificateevent WHERE certificate_id = {cd2}",
        "DELETE FROM catalog_certificateevent WHERE certificate_id = {cd} AND kind = 'superseded'",
    ),
    "places are closed over a gap": sql(
        f"DELETE FROM catalog_certificateevent WHERE {REVOKED}",
        f"{EVENT} seal = '1:00000000000000000000000000000000' WHERE certificate_id = {{ca}}",
    ),
    "a digest is another": sql(
        f"{EVENT} digest = 'x' || substr(digest, 2) WHERE certificate_id = {{ca}}"
    ),
    "a link is another": sql(
        f"{EVENT} before = 'x' || substr(before, 2) WHERE certificate_id = {{ca}} AND place = 2"
    ),
    "the seals are gone": sql(f"{EVENT} seal = '' WHERE certificate_id = {{ca}}"),
    "the tail is cut and the head set back": both(
        back("catalog_certificateevent", "catalog_chainhead"),
    ),
    "the head is set back": back("catalog_chainhead"),
    "the head is gone": sql("DELETE FROM catalog_chainhead"),
    "the whole log is gone": sql(
        "DELETE FROM catalog_certificateevent", "DELETE FROM catalog_chainhead"
    ),
    "a forged reinstatement": _forged("reinstated", "cb"),
    "a forged renewal": _forged(
        "renewed",
        "cc",
        star=4,
        score=Decimal("78.66"),
        ruleset="rs2023",
        last_day=dt.date(2029, 11, 1),
        emergency=False,
    ),
    "a forged reinstatement of the revoked": _forged("reinstated", "ca"),
    # What the log is about
    "the certificate is another product's": sql(
        "UPDATE catalog_certificate SET product_id = {e} WHERE id = {ca}"
    ),
    "the certificate has another number": sql(
        "UPDATE catalog_certificate SET number = 'GL-X', slug = 'gl-x' WHERE id = {ca}"
    ),
    "the product is another producer's": sql(
        "UPDATE catalog_product SET name_vi = 'Khác' WHERE id = {a}"
    ),
    "the product has another code": sql(
        "UPDATE catalog_product SET code = '000000000' WHERE id = {a}"
    ),
    "the potential product is none": sql(
        "UPDATE catalog_product SET is_potential = false WHERE id = {f}"
    ),
    # Public rows, one by one
    "the product's page forgets the revocation": _cut_events(
        "catalog_publicproduct", "product_id", "a"
    ),
    "the product's page has another day": _text(
        "catalog_publicproduct", "product_id", "c", "2026-08-01", "2036-08-01"
    ),
    "the product's page calls it reinstated": _text(
        "catalog_publicproduct", "product_id", "b", '"suspended"', '"reinstated"'
    ),
    "the product's old row": back("catalog_publicproduct", key="product_id", of="a"),
    "the suspended product's old row": back("catalog_publicproduct", key="product_id", of="b"),
    "another product's old text": _copied(
        "catalog_publicproduct", "product_id", "b", "a", "text", "seal"
    ),
    "two products have changed their codes": sql(
        "UPDATE catalog_publicproduct SET code = '0' WHERE product_id = {a}",
        "UPDATE catalog_publicproduct SET code = '{code_a}' WHERE product_id = {e}",
    ),
    "the product's seal is gone": sql(
        "UPDATE catalog_publicproduct SET seal = '' WHERE product_id = {a}"
    ),
    "the product's row is gone": sql("DELETE FROM catalog_publicproduct WHERE product_id = {a}"),
    "lists forget the revocation": _text(
        "catalog_productfacts", "product_id", "a", '"revoked"', '""'
    ),
    "lists have another day": _text(
        "catalog_productfacts", "product_id", "c", "2026-08-01", "2036-08-01"
    ),
    "lists have the old row": back("catalog_productfacts", key="product_id", of="a"),
    "lists have another product's old text": _copied(
        "catalog_productfacts", "product_id", "b", "a", "text", "seal"
    ),
    "lists lost a row": sql("DELETE FROM catalog_productfacts WHERE product_id = {a}"),
    "the certificate's page forgets the revocation": _cut_events(
        "catalog_publiccertificate", "certificate_id", "ca"
    ),
    "the certificate's old row": back("catalog_publiccertificate", key="certificate_id", of="ca"),
    "the certificate knows of fewer events": sql(
        "UPDATE catalog_publiccertificate SET place = 1 WHERE certificate_id = {ca}"
    ),
    "the certificate's row is gone": sql(
        "DELETE FROM catalog_publiccertificate WHERE certificate_id = {ca}"
    ),
    "the register's list forgets the revocation": _text(
        "catalog_certificatefacts", "certificate_id", "ca", '"revoked"', '""'
    ),
    "the register's list has the old row": back(
        "catalog_certificatefacts", key="certificate_id", of="ca"
    ),
    "the producer's row forgets the revocation": _text(
        "catalog_publicproducer", "producer_id", "producer", '"revoked"', '""'
    ),
    "the producer's old row": back("catalog_publicproducer", key="producer_id", of="producer"),
    "the producer's row is gone": sql("DELETE FROM catalog_publicproducer"),
    # Many at once
    "all public rows of the backup": back(*PUBLIC),
    "the revocation is deleted and the old rows are back": both(
        sql(f"DELETE FROM catalog_certificateevent WHERE {REVOKED}"), back(*PUBLIC)
    ),
    "an old backup of everything": back(
        "catalog_certificateevent",
        "catalog_chainhead",
        "catalog_certificate",
        "catalog_product",
        *PUBLIC,
    ),
    "the log of the backup under today's pages": back(
        "catalog_certificateevent", "catalog_chainhead", "catalog_certificate"
    ),
    "the certificate is filed under another id": sql(
        f"DELETE FROM catalog_certificateevent WHERE {REVOKED}",
        "DELETE FROM catalog_publiccertificate WHERE certificate_id = {ca}",
        "DELETE FROM catalog_certificatefacts WHERE certificate_id = {ca}",
        "UPDATE catalog_certificate SET id = 9999 WHERE id = {ca}",
        f"{EVENT} certificate_id = 9999 WHERE certificate_id = {{ca}}",
    ),
    "what the certificate's row knew is another": sql(
        "UPDATE catalog_publiccertificate SET head = '00', place = 99 WHERE certificate_id = {ca}"
    ),
    "a second head": sql("UPDATE catalog_chainhead SET id = 2"),
    "the producer is gone": sql("DELETE FROM catalog_producer WHERE id = {producer}"),
    "the commune is gone": sql("DELETE FROM catalog_adminunit WHERE code = '{commune}'"),
    "the producer has another name": sql(
        "UPDATE catalog_producer SET name_vi = 'Khác' WHERE id = {producer}"
    ),
    "the producer has another telephone": sql(
        "UPDATE catalog_producer SET phone = '+84900000000' WHERE id = {producer}"
    ),
    "the authority has another name": sql(
        "UPDATE catalog_agency SET name_vi = 'Khác' WHERE id = {agency}"
    ),
    "the commune has another name": sql(
        "UPDATE catalog_adminunit SET name = 'Khác' WHERE code = '{commune}'"
    ),
    "the province has another name": sql(
        "UPDATE catalog_adminunit SET name = 'Khác' WHERE level = 'province'"
    ),
    "all seals are of another key": both(
        *(
            sql(f"UPDATE {table} SET seal = '2:' || substr(seal, 3)")
            for table in ("catalog_certificateevent", *PUBLIC)
        )
    ),
    "certificates of the backup, head of today": back(
        "catalog_certificateevent", "catalog_certificate", *PUBLIC
    ),
}

# Acts that change no fact anybody is shown: seals say who wrote a row, not who may look at it.
UNNAMED: set[str] = set()
