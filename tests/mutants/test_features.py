from pathlib import Path

from mutants.features import FEATURES, by_feature, files

ROOT = Path(__file__).resolve().parents[2]


def test_every_folder_put_to_the_test_is_there() -> None:
    assert [name for name in FEATURES if not files(ROOT, [name])] == []


def test_files_of_a_folder_are_tried_together() -> None:
    paths = ["catalog/a/x.py", "catalog/a/y.py", "catalog/b/x.py"]

    assert [*by_feature(paths).values()] == [paths[:2], paths[2:]]
