"""Settings from the environment: an unknown or insecure value stops the start and says why."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import env
from config.env import Declaration, Environment, SettingError, demand, is_made, read_file

ROOT = Path(__file__).resolve().parents[2]
KEY = "jB9eCpPXskbhOHrNCfRiW7BdF+g8nn9BptILlFh+w/Y="
SEAL_KEY = "9sN+WJQL0qZBf5486BddsFti9AnNejjhRrLXkwpeH4w="
SECURE = {
    "MODE": "production",
    "SECRET_KEY": "k3v9-Zt0qW_8sLxA5nRjY2mEuB7cGhD4fPi6oVdKwQ1TzXrNbJ",
    "LABEL_KEYS": f"1:{KEY}",
    "SEAL_KEYS": f"1:{SEAL_KEY}",
    "ALLOWED_HOSTS": "ocop.vn, www.chophien.example",
    "RESOLVER_HOST": "ocop.vn",
    "SITE_URL": "https://www.chophien.example",
    "TRUSTED_PROXIES": "127.0.0.1",
    "SECURITY_CONTACT": "an-ninh@chophien.example",
    "CLOCK_OFFSET_DAYS": "0",
}
DEVELOPMENT_SEAL_KEYS = "1:Y2hvLXBoaWVuIGRldmVsb3BtZW50IHNlYWwsIG5vdCBzZWNyZXQ="
WEAK_KEY = base64.b64encode(bytes(32)).decode()
DEVELOPMENT_KEYS = "1:Y2hvLXBoaWVuIGRldmVsb3BtZW50IGtleSwgbm90IHNlY3JldA=="


MODE = "import config.settings as s; print('MODE', s.MODE, s.DEBUG)"


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> dict[str, Declaration]:
    """A register of settings of each test's own: the product's describes its reference page."""
    register: dict[str, Declaration] = {}
    monkeypatch.setattr(env, "DECLARED", register)
    return register


def start(folder: Path, program: str = MODE, **changes: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own, with these values and no others."""
    values = {**SECURE, "STATE_DIR": str(folder), "PATH": os.environ["PATH"], **changes}
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program],
        cwd=ROOT, env=values, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_secure_values_start(tmp_path: Path) -> None:
    done = start(tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "MODE production False\n", "")


def test_development_starts_without_secrets(tmp_path: Path) -> None:
    done = start(
        tmp_path, MODE="development", SECRET_KEY="", LABEL_KEYS="", SEAL_KEYS="", ALLOWED_HOSTS=""
    )

    assert (done.returncode, done.stdout) == (0, "MODE development False\n")


def test_debug_stays_off_in_production(tmp_path: Path) -> None:
    assert start(tmp_path, DEBUG="yes").stdout == "MODE production False\n"


RING = "from config.settings import LABEL_KEY_RING as r; print(r.newest, sorted(r.retired))"


def test_labels_of_a_weak_retired_key_are_read_on(tmp_path: Path) -> None:
    keys = {"LABEL_KEYS": f"1:{WEAK_KEY},2:{KEY}", "RETIRED_LABEL_KEYS": "1"}
    higher = {"LABEL_KEYS": f"1:{KEY},2:{WEAK_KEY}", "RETIRED_LABEL_KEYS": "2"}

    assert start(tmp_path, program=RING, **keys).stdout == "2 [1]\n"
    assert start(tmp_path, program=RING, **higher).stdout == "1 [2]\n"


HTTPS = """
import config.settings as s
print(s.TLS, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SECURE_PROXY_SSL_HEADER)
print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_NAME)
"""


def test_an_https_address_brings_redirect_and_cookies_of_this_host_alone(tmp_path: Path) -> None:
    assert start(tmp_path, program=HTTPS).stdout.splitlines() == [
        "True True 31536000 None",
        "True __Host-sessionid True __Host-csrftoken",
    ]


def test_a_demo_without_https_has_cookies_a_browser_takes(tmp_path: Path) -> None:
    done = start(tmp_path, program=HTTPS, MODE="development", SITE_URL="http://localhost:8000")

    assert done.stdout.splitlines() == ["False False 0 None", "False sessionid False csrftoken"]


INSECURE = [
    ({"SECRET_KEY": ""}, "SECRET_KEY must be at least 50 random characters in production."),
    ({"SECRET_KEY": "short"}, "SECRET_KEY must be at least 50 random characters"),
    (
        {"SECRET_KEY": "development-only-secret-never-use-it-where-people-are"},
        "SECRET_KEY must be at least 50 random characters",
    ),
    ({"LABEL_KEYS": ""}, "LABEL_KEYS must hold your own master keys in production"),
    ({"LABEL_KEYS": DEVELOPMENT_KEYS}, "LABEL_KEYS must hold your own master keys"),
    (
        {"LABEL_KEYS": f"2:{KEY},{DEVELOPMENT_KEYS}"},
        "LABEL_KEYS must hold your own master keys",
    ),
    ({"SECRET_KEY": "a" * 60}, "SECRET_KEY repeats itself, runs in order or holds"),
    ({"LABEL_KEYS": f"1:{KEY},2:{WEAK_KEY}"}, "LABEL_KEYS: key 2 repeats itself"),
    ({"LABEL_KEYS": f"1:{KEY},2:{KEY}"}, "LABEL_KEYS: keys 1 and 2 are the same"),
    ({"SEAL_KEYS": f"1:{SEAL_KEY},2:{KEY}"}, "LABEL_KEYS and SEAL_KEYS share a key"),
    ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name this site's hosts; '*' is refused."),
    ({"ALLOWED_HOSTS": "ocop.vn,*"}, "ALLOWED_HOSTS must name this site's hosts"),
    ({"ALLOWED_HOSTS": "other.vn"}, "ALLOWED_HOSTS must contain RESOLVER_HOST"),
    ({"ALLOWED_HOSTS": "ocop.vn,.vn"}, "ALLOWED_HOSTS holds '.vn', which is not the full name"),
    ({"ALLOWED_HOSTS": "ocop.vn,com.vn"}, "ALLOWED_HOSTS holds 'com.vn', below which strangers"),
    ({"CLOCK_OFFSET_DAYS": "1"}, "CLOCK_OFFSET_DAYS moves the verdict's clock"),
    ({"SITE_URL": "http://ocop.vn"}, "SITE_URL must start with https:// in production."),
    ({"SITE_URL": "https://ocop.vn/"}, "SITE_URL='https://ocop.vn/' is not https:// and a host"),
    ({"SITE_URL": "https://other.vn"}, "names a host that is not in ALLOWED_HOSTS"),
    ({"TLS": "no"}, "TLS must be yes in production"),
    ({"TRUSTED_PROXIES": ""}, "TRUSTED_PROXIES must be set in production. Name the address"),
    ({"TRUSTED_PROXIES": ","}, "TRUSTED_PROXIES must be set in production. Name the address"),
    ({"TRUSTED_PROXIES": "::/0"}, "TRUSTED_PROXIES cannot be used: ::/0 holds strangers as well"),
    ({"SECURITY_CONTACT": ""}, "SECURITY_CONTACT must be set in production. Name an e-mail"),
    ({"SECURITY_CONTACT": ","}, "SECURITY_CONTACT must be set in production. Name an e-mail"),
    ({"SECURITY_CONTACT": "Mr Minh"}, "SECURITY_CONTACT cannot be used: 'Mr Minh' is no e-mail"),
    ({"MODE": "prodction"}, "Setting MODE='prodction' cannot be used: it must be one of"),
    ({"TLS": "true"}, "Setting TLS='true' cannot be used: it must be one of yes, no."),
    ({"PORT": "0"}, "Setting PORT='0' cannot be used: it must be a whole number from 1 to 65535."),
    ({"PORT": "http"}, "Setting PORT='http' cannot be used: it must be a whole number"),
    ({"PAGE_CACHE_MB": "-1"}, "Setting PAGE_CACHE_MB='-1' cannot be used"),
    ({"LOG_LEVEL": "LOUD"}, "Setting LOG_LEVEL='LOUD' cannot be used"),
    ({"SEAL_KEYS": ""}, "SEAL_KEYS must hold your own master keys in production"),
    ({"SEAL_KEYS": DEVELOPMENT_SEAL_KEYS}, "SEAL_KEYS must hold your own master keys"),
    ({"SEAL_KEYS": "1:tooshort"}, "SEAL_KEYS"),
    ({"SEAL_KEYS": f"3:{WEAK_KEY}"}, "SEAL_KEYS: key 3 repeats itself"),
    ({"LABEL_KEYS": "1:tooshort"}, "LABEL_KEYS"),
    ({"LABEL_KEYS": "one key"}, "LABEL_KEYS"),
    ({"RETIRED_LABEL_KEYS": "1"}, "RETIRED_LABEL_KEYS cannot be used: every label key is retired"),
    ({"RETIRED_LABEL_KEYS": "2"}, "RETIRED_LABEL_KEYS cannot be used: Label key 2 is not among"),
    ({"RETIRED_LABEL_KEYS": "old"}, "RETIRED_LABEL_KEYS cannot be used: 'old' is not the number"),
    ({"DATABASE_URL": "oracle://x"}, "DATABASE_URL"),
    ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
]


@pytest.mark.parametrize(("changes", "sentence"), INSECURE)
def test_an_insecure_or_unknown_value_stops_the_start(
    tmp_path: Path, changes: dict[str, str], sentence: str
) -> None:
    done = start(tmp_path, **changes)

    assert done.returncode == 1
    assert done.stdout == ""
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert KEY not in done.stderr
    assert SEAL_KEY not in done.stderr


def test_nothing_is_made_when_the_start_is_refused(tmp_path: Path) -> None:
    start(tmp_path / "state", SECRET_KEY="")

    assert not (tmp_path / "state").exists()


def test_a_file_is_read_and_the_process_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("# a comment\nPORT = 8100\nMODE='development'\nnothing\n")
    monkeypatch.setenv("PORT", "8200")
    monkeypatch.delenv("MODE", raising=False)

    environment = Environment.of_process(tmp_path / ".env")

    assert environment.values["PORT"] == "8200"
    assert environment.values["MODE"] == "development"


def test_a_missing_file_holds_nothing(tmp_path: Path) -> None:
    assert read_file(tmp_path / ".env") == {}


def test_what_is_read_is_declared(declared: dict[str, Declaration]) -> None:
    assert Environment({"FAIRS": "a, b,"}).words("FAIRS", "Names of fairs.") == ["a", "b"]
    assert [each.about for each in declared.values()] == ["Names of fairs."]


@pytest.mark.parametrize("text", ["", "8000.0", "8 000", "1e3", "٨", "65536", "9" * 5000])
def test_a_whole_number_is_written_in_plain_figures(text: str) -> None:
    with pytest.raises(SettingError, match="whole number from 1 to 65535"):
        Environment({"PORT": text}).whole("PORT", "A port.", "8000", least=1, most=65535)


def test_a_demand_that_holds_says_nothing() -> None:
    demand([1], "unsaid")
    with pytest.raises(SettingError, match="said"):
        demand([], "said")


def test_a_state_folder_that_is_a_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not is_made(tmp_path / "file")
    refused = start(tmp_path / "file" / "below")
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (1, 2)
    assert is_made(tmp_path / "new" / "folder")
