from __future__ import annotations

import base64

import pytest

from base.master_keys import KeyMissing, MasterKeys

KEY = bytes(range(32))
TEXT = f"1:{base64.b64encode(KEY).decode()}"


def test_keys_are_read_from_text_and_the_highest_is_the_newest() -> None:
    keys = MasterKeys.parse(f"{TEXT},3:{TEXT[2:]}")
    assert (dict(keys.masters), keys.newest) == ({1: KEY, 3: KEY}, 3)


def test_each_purpose_has_a_key_of_its_own() -> None:
    keys = MasterKeys.parse(TEXT)
    assert len({keys.derived(1, purpose) for purpose in ("a", "b", "a")}) == 2


def test_a_version_that_is_missing_is_said_to_be() -> None:
    with pytest.raises(KeyMissing, match="Master key 2 is not on the ring"):
        MasterKeys.parse(TEXT).derived(2, "a")


def test_no_keys_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="At least one master key"):
        MasterKeys({})


def test_a_key_is_never_shown() -> None:
    assert TEXT[2:10] not in repr(MasterKeys.parse(TEXT))


def test_a_version_that_no_column_keeps_is_refused() -> None:
    assert MasterKeys({32767: KEY}).newest == 32767
    with pytest.raises(ValueError, match="Versions of master keys end at 32767; 32768 is too high"):
        MasterKeys({32768: KEY})
