"""What every test starts from."""

from __future__ import annotations

import os
import tempfile

# Before Django reads its settings: a state folder of our own, and plain static files.
os.environ.setdefault("STATE_DIR", tempfile.mkdtemp(prefix="cho-phien-tests-"))
os.environ["MODE"] = "development"
os.environ["PLAIN_STATIC"] = "yes"
os.environ.setdefault("CLOCK_OFFSET_DAYS", "0")
