"""Sign in with an e-mail address or a phone number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend

from base.accounts.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest


class EmailOrPhoneBackend(ModelBackend):
    """Django's own backend, asked by either name; unknown names cost as much time as known ones."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,  # noqa: ANN401 - the caller's, as Django promises
    ) -> User | None:
        """Answer the active user of this name and password, else None."""
        name = username or kwargs.get("email") or kwargs.get("phone") or ""
        user = User.objects.known_as(str(name))
        if user is None:
            User().set_password(password)
            return None
        known = user.check_password(password or "") and self.user_can_authenticate(user)
        return user if known else None
