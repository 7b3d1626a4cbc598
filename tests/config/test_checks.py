"""Each danger of a production start, and the sentence it is refused with."""

from __future__ import annotations

import base64
import secrets

import pytest

from config import checks
from config.env import SettingError
from traceability.labels.keys import DEVELOPMENT_KEYS

STRONG = bytes.fromhex("8c1f5e0a93d7b246e1387acd09f4625bb05d17e83c9e7f41a6d20b94587ec3f6")
OTHER = STRONG[::-1]
HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def pair(version: int, key: bytes) -> str:
    return f"{version}:{base64.b64encode(key).decode()}"


@pytest.mark.parametrize("secret", ["random", HEX])
def test_random_text_is_a_secret(secret: str) -> None:
    secret = secrets.token_urlsafe(50) if secret == "random" else secret
    checks.strong_secret("SECRET_KEY", secret, published="x" * 60)


@pytest.mark.parametrize(
    "secret",
    ["a" * 60, "ab" * 30, "0123456789" * 6, "abcdefgh" * 8 + "x", "a" * 53 + "bcdefgh",
     f"django-insecure-{HEX}"],
)  # fmt: skip
def test_a_secret_that_can_be_guessed_is_refused_without_being_repeated(secret: str) -> None:
    with pytest.raises(SettingError, match="SECRET_KEY repeats itself") as refused:
        checks.strong_secret("SECRET_KEY", secret, published="x" * 60)

    assert secret not in str(refused.value)


@pytest.mark.parametrize("secret", ["", "short", HEX[:49], "published" * 10])
def test_a_secret_that_is_short_or_published_is_refused(secret: str) -> None:
    with pytest.raises(SettingError, match="at least 50 random characters"):
        checks.strong_secret("SECRET_KEY", secret, published="published" * 10)


def test_keys_of_ones_own_are_taken() -> None:
    checks.own_keys("LABEL_KEYS", f"{pair(1, STRONG)},{pair(2, HEX[:32].encode())}",
                    published=DEVELOPMENT_KEYS)  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", DEVELOPMENT_KEYS, DEVELOPMENT_KEYS.replace("1:", f"{pair(1, STRONG)},7:")]
)
def test_missing_and_published_keys_are_refused(text: str) -> None:
    with pytest.raises(SettingError, match="SEAL_KEYS must hold your own master keys"):
        checks.own_keys("SEAL_KEYS", text, published=DEVELOPMENT_KEYS)


@pytest.mark.parametrize("key", [bytes(32), b"\xff" * 32, b"12345678" * 4, bytes(24) + STRONG[:8],
                                 bytes(range(32))])  # fmt: skip
def test_one_weak_key_among_strong_ones_is_named_by_its_version(key: bytes) -> None:
    text = f"{pair(1, STRONG)},{pair(2, key)}"

    with pytest.raises(SettingError, match="LABEL_KEYS: key 2 repeats itself") as refused:
        checks.own_keys("LABEL_KEYS", text, published=DEVELOPMENT_KEYS)
    assert text.rpartition(":")[2] not in str(refused.value)


def test_two_versions_with_one_key_are_refused() -> None:
    text = f"{pair(1, STRONG)},{pair(2, OTHER)},{pair(4, STRONG)}"

    with pytest.raises(SettingError, match="LABEL_KEYS: keys 1 and 4 are the same") as refused:
        checks.own_keys("LABEL_KEYS", text, published=DEVELOPMENT_KEYS)
    assert pair(1, STRONG)[2:] not in str(refused.value)


def test_weak_keys_and_twins_pass_once_they_are_retired() -> None:
    weak, twins = pair(1, bytes(32)), f"{pair(1, OTHER)},{pair(2, OTHER)}"

    for old, retired in ((weak, {1}), (twins, {1, 2})):
        text = f"{old},{pair(3, STRONG)}"
        checks.own_keys("LABEL_KEYS", text, published=DEVELOPMENT_KEYS, retired=frozenset(retired))


def test_whoever_may_retire_a_weak_key_is_told_so() -> None:
    text = f"{pair(1, STRONG)},{pair(2, bytes(32))}"

    with pytest.raises(
        SettingError, match=r"key 2 repeats.*name the weak one in RETIRED_LABEL_KEYS"
    ):
        checks.own_keys("LABEL_KEYS", text, published=DEVELOPMENT_KEYS, retired=frozenset({1}))
    with pytest.raises(SettingError, match="keys 1 and 3 are the same"):
        checks.own_keys("LABEL_KEYS", f"{pair(1, STRONG)},{pair(3, STRONG)}",
                        published=DEVELOPMENT_KEYS, retired=frozenset({1}))  # fmt: skip
    with pytest.raises(SettingError) as refused:
        checks.own_keys("SEAL_KEYS", text, published=DEVELOPMENT_KEYS)
    assert "RETIRED" not in str(refused.value)


def test_labels_and_seals_share_no_key() -> None:
    both = f"{pair(1, OTHER)},{pair(2, STRONG)}"

    checks.separate_keys(pair(1, STRONG), pair(1, OTHER))
    with pytest.raises(SettingError, match="LABEL_KEYS and SEAL_KEYS share a key") as refused:
        checks.separate_keys(pair(1, STRONG), both)
    assert pair(1, STRONG)[2:] not in str(refused.value)


def test_full_names_are_hosts() -> None:
    checks.named_hosts(["ocop.vn", "WWW.ocop.example.vn", "203.0.113.7", "[2001:db8::7]"],
                       "ocop.vn")  # fmt: skip


@pytest.mark.parametrize("host", ["com.vn", "gov.vn", "EDU.vn", "hanoi.vn", "co.uk"])
def test_a_name_above_other_peoples_sites_is_no_host(host: str) -> None:
    with pytest.raises(SettingError, match=f"holds '{host}', below which strangers have"):
        checks.named_hosts(["ocop.vn", host], "ocop.vn")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "[::]"])
def test_this_machine_is_no_host_of_production(host: str) -> None:
    with pytest.raises(SettingError, match="which leads whoever reads it to their own machine"):
        checks.named_hosts(["ocop.vn", host], "ocop.vn")


@pytest.mark.parametrize(
    "host",
    [
        ".vn",
        "vn",
        ".ocop.vn",
        "ocop.vn:443",
        "https://ocop.vn",
        "ocop.vn/",
        "ocop..vn",
        "*.vn",
        ".co.uk",
        "*.hanoi.vn",
    ],
)
def test_what_is_no_full_name_of_one_host_is_refused(host: str) -> None:
    with pytest.raises(SettingError, match="is not the full name of one host"):
        checks.named_hosts(["ocop.vn", host], "ocop.vn")


@pytest.mark.parametrize(
    ("hosts", "sentence"),
    [([], "must name"), (["*"], "must name"), (["a.vn"], "must contain RESOLVER_HOST")],
)
def test_no_host_all_hosts_and_others_hosts_are_refused(hosts: list[str], sentence: str) -> None:
    with pytest.raises(SettingError, match=f"ALLOWED_HOSTS {sentence}"):
        checks.named_hosts(hosts, "ocop.vn")


def test_a_moved_clock_is_refused() -> None:
    checks.true_clock(0)
    with pytest.raises(SettingError, match="CLOCK_OFFSET_DAYS"):
        checks.true_clock(-1)


def test_nothing_but_https_is_accepted() -> None:
    checks.https_only("https://ocop.vn", ["ocop.vn"], tls=True)
    with pytest.raises(SettingError, match="SITE_URL must start with https://"):
        checks.https_only("http://ocop.vn", ["ocop.vn"], tls=True)
    with pytest.raises(SettingError, match="TLS must be yes in production"):
        checks.https_only("https://ocop.vn", ["ocop.vn"], tls=False)


@pytest.mark.parametrize("address", ["https://", "https://ocop.vn/", "https://ocop.vn /x"])
def test_an_address_that_breaks_links_is_refused(address: str) -> None:
    with pytest.raises(SettingError, match="is not https:// and a host alone"):
        checks.https_only(address, ["ocop.vn"], tls=True)


@pytest.mark.parametrize("address", ["https://localhost", "https://LOCALHOST:8000"])
def test_an_address_of_this_machine_is_refused(address: str) -> None:
    with pytest.raises(SettingError, match="whoever follows it to their own machine"):
        checks.https_only(address, ["ocop.vn", "localhost"], tls=True)


def test_an_address_this_site_does_not_answer_at_is_refused() -> None:
    checks.https_only("https://Ocop.vn:8443", ["www.ocop.vn", "OCOP.vn"], tls=True)
    with pytest.raises(SettingError, match="names a host that is not in ALLOWED_HOSTS"):
        checks.https_only("https://other.vn", ["ocop.vn"], tls=True)


@pytest.mark.parametrize("name", ["TRUSTED_PROXIES", "SECURITY_CONTACT"])
@pytest.mark.parametrize("nothing", ["", " ", ",", " , ,"])
def test_what_only_the_deployer_knows_must_be_said(name: str, nothing: str) -> None:
    checks.said(**{name: "none"})
    with pytest.raises(SettingError, match=f"{name} must be set in production. Name"):
        checks.said(**{name: nothing})


def test_contacts_are_written_as_security_txt_wants_them() -> None:
    text = "an-ninh@ocop.vn, mailto:b@ocop.vn,https://ocop.vn/an-ninh , tel:+84-24-0000"

    assert checks.contacts(text) == [
        "mailto:an-ninh@ocop.vn", "mailto:b@ocop.vn", "https://ocop.vn/an-ninh", "tel:+84-24-0000",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["minh", "http://ocop.vn", "a@b", "a@b.vn\nExpires: never"])
def test_what_leads_nowhere_is_no_contact(text: str) -> None:
    with pytest.raises(ValueError, match="is no e-mail address"):
        checks.contacts(text)
