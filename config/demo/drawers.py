"""What a process of its own draws for the demo; it knows nothing of Django."""

from __future__ import annotations

from illustrations.scene import compose
from media.drawing import finished
from media.pictures import Finished


def composed_and_finished(
    scene: str,
    province: str,
    back: bool,  # noqa: FBT001 - mapped over lists
) -> Finished:
    """The picture of a scene in all its sizes. It is our own drawing, so no door is needed."""
    return finished(compose(scene, province, back))
