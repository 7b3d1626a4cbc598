"""The door to this room's tables."""

from traceability.labels.models import LabelRun, VoidRange
from traceability.lots.models import Doubt, Lot, Recall
from traceability.reports.models import Report
from traceability.scans.models import DailyScans, Scan, SegmentProgress, UnitState

__all__ = [
    "DailyScans",
    "Doubt",
    "LabelRun",
    "Lot",
    "Recall",
    "Report",
    "Scan",
    "SegmentProgress",
    "UnitState",
    "VoidRange",
]
