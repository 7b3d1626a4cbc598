"""The door to this room's tables."""

from traceability.lots.models import Lot, LotAct, LotHead, PublicLot
from traceability.reports.models import Report
from traceability.scans.models import DailyScans, Scan, SegmentProgress, UnitState

__all__ = [
    "DailyScans",
    "Lot",
    "LotAct",
    "LotHead",
    "PublicLot",
    "Report",
    "Scan",
    "SegmentProgress",
    "UnitState",
]
