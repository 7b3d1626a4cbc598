"""A demo of its own, served as `make run` serves it, and Chromium to look at it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PHONE: ViewportSize = {"width": 360, "height": 640}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Fill a demo, serve it, answer its address and one sample per outcome."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    state = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "STATE_DIR": str(state), "PORT": port, "PLAIN_STATIC": "no"}
    environment |= {"MODE": "development", "DATABASE_URL": f"sqlite:///{state / 'db.sqlite3'}"}
    for words in (["migrate", "-v0"], ["demo"], ["collectstatic", "--noinput", "-v0"]):
        _manage(words, environment)
    samples = json.loads(_manage(["samples", "--json"], environment))
    server = subprocess.Popen(  # noqa: S603 - our own server
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", port,
         "--no-ws", "--log-level", "error", "config.wsgi:application"],
        env=environment, cwd=ROOT,
    )  # fmt: skip
    try:
        base = f"http://localhost:{port}"
        _wait(f"{base}/healthz")
        yield {"base": base, "samples": {each["outcome"]: each["path"] for each in samples}}
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the distribution's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is not installed: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page of a small phone without scripts of its own."""
    context = chromium.new_context(viewport=PHONE, device_scale_factor=2, locale="vi-VN")
    yield context.new_page()
    context.close()


def _manage(words: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "manage.py", *words],
        env=environment, cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def _wait(address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise TimeoutError(address)
