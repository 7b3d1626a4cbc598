"""The door to this room's tables."""

from base.accounts.models import User
from base.audit.models import Act

__all__ = ["Act", "User"]
