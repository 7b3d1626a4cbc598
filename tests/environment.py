"""Loaded by pytest before Django: the environment every test starts from."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A state folder of this process alone: tests that run beside each other, or beside a demo, must
# share neither files nor the public epoch.
STATE_DIR = Path(tempfile.mkdtemp(prefix="cho-phien-tests-"))
(STATE_DIR / "static").mkdir()
atexit.register(shutil.rmtree, STATE_DIR, ignore_errors=True)

os.environ["STATE_DIR"] = str(STATE_DIR)
os.environ["MODE"] = "development"
os.environ["PLAIN_STATIC"] = "yes"
os.environ["CLOCK_OFFSET_DAYS"] = "0"
(Path(os.environ["STATE_DIR"]) / "static").mkdir(parents=True, exist_ok=True)
