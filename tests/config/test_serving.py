"""Who may serve, and with which words."""

from __future__ import annotations

import ctypes
import fcntl
import multiprocessing
import socket
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from config.serving import (
    CannotServe,
    command_line,
    demand_free,
    demand_static_files,
    end_with_parent,
    hold,
)
from tests.served import free_port
from tests.static_files import uncollected

HOST = "127.0.0.1"


def test_a_worker_that_dies_is_replaced() -> None:
    line = command_line(HOST, 8000, 3)
    assert "--respawn-failed-workers" in line
    assert line[line.index("--workers") + 1] == "3"
    assert line[-1] == "config.wsgi:application"


def test_a_port_on_which_somebody_listens_is_refused() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Cổng {port} của 127.0.0.1 đang được dùng"):
            demand_free(HOST, port)


def test_a_free_port_is_taken_and_left_free() -> None:
    port = free_port()
    demand_free(HOST, port)
    demand_free(HOST, port)


def test_a_site_without_static_files_is_not_served(settings: Settings, tmp_path: Path) -> None:
    demand_static_files()
    uncollected(settings, tmp_path)

    with pytest.raises(CannotServe, match=r"^Chưa gom tệp tĩnh nên trang nào cũng sẽ lỗi\."):
        demand_static_files()


def test_an_address_of_another_machine_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotServe, match="Máy này không có địa chỉ"):
        demand_free("192.0.2.1", free_port())


def test_a_folder_has_one_server_for_each_port(settings: Settings, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path
    child = multiprocessing.get_context("fork").Process(target=hold, args=(1,))
    child.start()
    child.join()
    assert child.exitcode == 0  # it died, so its claim went with it

    lock = tmp_path / f"serving-{socket.gethostname()}-1.lock"
    with lock.open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(CannotServe, match="cổng 1"):
            hold(1)


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_serve(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATE_DIR = tmp_path / "away"
    hold(1)
    assert not settings.STATE_DIR.exists()


def test_only_a_worker_dies_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr(ctypes, "CDLL", asked.append)
    end_with_parent()
    assert asked == []
