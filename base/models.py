"""The door to this room's tables."""

from base.accounts.models import User
from base.audit.models import Act
from base.state_folder.models import StateFolder

__all__ = ["Act", "StateFolder", "User"]
