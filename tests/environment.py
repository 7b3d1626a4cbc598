"""Loaded by pytest before Django: the environment every test starts from."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("STATE_DIR", tempfile.mkdtemp(prefix="cho-phien-tests-"))
os.environ["MODE"] = "development"
os.environ["PLAIN_STATIC"] = "yes"
os.environ["CLOCK_OFFSET_DAYS"] = "0"
(Path(os.environ["STATE_DIR"]) / "static").mkdir(parents=True, exist_ok=True)
