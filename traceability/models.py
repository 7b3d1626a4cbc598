"""The door to this room's tables."""

from traceability.labels.models import LabelRun, VoidRange
from traceability.lots.models import Doubt, Lot, Recall

__all__ = ["Doubt", "LabelRun", "Lot", "Recall", "VoidRange"]
