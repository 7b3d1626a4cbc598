"""The child: what it may use up, and what it answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from media.decode import MEMORY_BYTES, PROCESSOR_SECONDS, answer
from media.door import ROOT
from tests.media.pictures_of import jpeg

LIMITED = "import resource, media.decode as child; child.limit(); "


def in_child(words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", LIMITED + words],
        capture_output=True, text=True, cwd=ROOT, env={}, check=False,
    )  # fmt: skip


def test_it_answers_sizes_and_lengths_and_then_the_files() -> None:
    line, _, rest = answer(jpeg((400, 300))).partition(b"\n")
    head = json.loads(line)

    assert [size[:2] for size in head["files"]] == [[400, 300], [320, 240], [165, 124], [400, 300]]
    assert head["drawings"] == 1
    assert sum(length for _, _, length in head["files"]) == len(rest)


def test_it_answers_a_refusal_in_one_word() -> None:
    assert json.loads(answer(b"GIF89a")) == {"refused": "other_kind"}


def test_what_it_may_use_is_what_was_promised() -> None:
    assert MEMORY_BYTES == 256 * 1024 * 1024
    assert PROCESSOR_SECONDS == 1.5


def test_it_gets_no_more_memory() -> None:
    assert "MemoryError" in in_child("bytearray(300 << 20)").stderr


def test_it_gets_no_more_time() -> None:
    assert in_child("sum(iter(int, 1))").returncode < 0


def test_it_gives_way_to_pages() -> None:
    assert in_child("import os; print(os.nice(0) - 5)").stdout == f"{os.nice(0)}\n"


def test_its_time_ends_before_the_second_second() -> None:
    words = "import time\nwhile time.process_time() < 1.8: pass\nprint('too long')"
    assert in_child(f"exec({words!r})").stdout == ""


def test_it_cannot_write_a_file() -> None:
    words = "import tempfile; file = tempfile.TemporaryFile(); file.write(b'x'); file.flush()"
    assert in_child(words).returncode != 0
