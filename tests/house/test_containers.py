"""The container files keep their promises; read here, not run."""

from __future__ import annotations

import re
from typing import Any

import yaml

from config.env import DECLARED
from tests.house import tree

COMPOSE: dict[str, Any] = yaml.safe_load((tree.ROOT / "docker-compose.yml").read_text("utf-8"))
DOCKERFILE = (tree.ROOT / "config" / "docker" / "Dockerfile").read_text(encoding="utf-8")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = [name for name in SERVICES if name != "database"]
SECRETS = ("KEY", "PASSWORD", "SECRET", "TOKEN")


def test_the_image_runs_as_an_ordinary_user() -> None:
    users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
    assert users == ["cho_phien"]
    assert DOCKERFILE.rindex("USER cho_phien") < DOCKERFILE.rindex("CMD [")


def test_every_image_has_a_fixed_release() -> None:
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images += [service["image"] for service in SERVICES.values()]
    assert [image for image in images if not is_fixed(image)] == []


def test_an_image_without_release_would_be_named() -> None:
    assert not is_fixed("python")
    assert not is_fixed("python:latest")
    assert is_fixed("python:3.11-slim-bookworm")


def test_no_secret_stands_in_the_file() -> None:
    found = [
        f"{name}.{key}"
        for name, service in SERVICES.items()
        for key, value in service["environment"].items()
        if any(word in key for word in SECRETS) and not is_from_outside(str(value))
    ]
    assert found == []
    assert ":${POSTGRES_PASSWORD:?}@" in SERVICES["site"]["environment"]["DATABASE_URL"]


def test_a_secret_in_the_file_would_be_named() -> None:
    assert not is_from_outside("swordfish")
    assert not is_from_outside("${SECRET_KEY:-swordfish}")
    assert is_from_outside("${SECRET_KEY:?}")


def test_every_name_in_the_environment_is_a_setting() -> None:
    names = {key for name in OURS for key in SERVICES[name]["environment"]}
    assert sorted(names - DECLARED.keys()) == []
    assert {"MODE", "SECRET_KEY", "LABEL_KEYS", "RESOLVER_HOST"} <= names


def test_the_product_starts_in_production() -> None:
    assert {SERVICES[name]["environment"]["MODE"] for name in OURS} == {"production"}


def test_migrations_run_once_and_before_the_site() -> None:
    assert SERVICES["migrations"]["restart"] == "no"
    waits = {name: SERVICES[name]["depends_on"] for name in ("site", "scans")}
    done = {"migrations": {"condition": "service_completed_successfully"}}
    assert waits == {"site": done, "scans": done}


def test_site_and_database_say_whether_they_are_well() -> None:
    assert "config/docker/healthcheck.py" in DOCKERFILE
    assert "/healthz" in (tree.ROOT / "config/docker/healthcheck.py").read_text(encoding="utf-8")
    assert SERVICES["database"]["healthcheck"]["test"][1] == "pg_isready"


def test_the_data_outlives_the_containers() -> None:
    assert set(COMPOSE["volumes"]) == {"database", "state"}
    assert SERVICES["database"]["volumes"] == ["database:/var/lib/postgresql/data"]


def test_the_site_is_reached_through_a_proxy_of_this_machine() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:8000:8000"]


def test_only_the_proxy_of_this_machine_is_trusted() -> None:
    gateways = [each["gateway"] for each in COMPOSE["networks"]["default"]["ipam"]["config"]]
    trusted = {SERVICES[name]["environment"]["TRUSTED_PROXIES"] for name in OURS}
    assert trusted == {*gateways} == {"172.30.83.1"}


def test_the_image_takes_no_settings_and_no_history_with_it() -> None:
    ignored = (tree.ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".env", ".git", "var", ".venv"} <= set(ignored)


def is_fixed(image: str) -> bool:
    _name, colon, release = image.partition(":")
    return bool(colon) and release != "latest" and any(sign.isdigit() for sign in release)


def is_from_outside(value: str) -> bool:
    return bool(re.fullmatch(r"\$\{[A-Z_]+:\?\}", value))
