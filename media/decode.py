"""The child that decodes one picture: bytes in, drawings out, under hard limits.

Run as `python -m media.decode`. It answers one line of JSON, then the files one after the other.
Nothing a picture does to it reaches the site: it has no settings, no database and cannot write.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import sys

MEMORY_BYTES = 256 * 1024 * 1024
PROCESSOR_SECONDS = 1.5  # the largest pictures that are taken need 1.2
NICENESS = 5  # pages go first


def limit() -> None:
    """Give up, for good, what decoding a picture never needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    # The system's own limit knows whole seconds only; a timer may be taken off by whoever took
    # over the child, the limit may not.
    signal.setitimer(signal.ITIMER_PROF, PROCESSOR_SECONDS)
    seconds = math.ceil(PROCESSOR_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(NICENESS)


def answer(content: bytes) -> bytes:
    """What the parent reads: `{"refused": …}`, or sizes and lengths followed by the files."""
    # Imported under the limits, and not at all by a parent that only asks for their values.
    from media.drawing import Refused, finished  # noqa: PLC0415
    from media.pictures import Refusal  # noqa: PLC0415

    try:
        done = finished(content)
    except Refused as error:
        return _line({"refused": error.reason})
    except MemoryError:
        return _line({"refused": Refusal.TOO_HARD})
    files = [[each.width, each.height, len(each.content)] for each in done.files]
    head = {"files": files, "drawings": len(done.drawings), "editors": list(done.editors)}
    return _line(head) + b"".join(each.content for each in done.files)


def _line(words: dict[str, object]) -> bytes:
    return json.dumps(words).encode() + b"\n"


if __name__ == "__main__":
    limit()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))
