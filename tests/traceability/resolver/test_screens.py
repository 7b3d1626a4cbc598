from traceability.resolver.answer import Why
from traceability.resolver.screens import UNKNOWN


def test_every_unknown_code_has_its_sentence() -> None:
    assert set(UNKNOWN) == set(Why)
    assert len(set(UNKNOWN.values())) == len(Why)
