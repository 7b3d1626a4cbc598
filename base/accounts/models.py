"""The people who sign in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from base.accounts.names import tidy_email, tidy_phone
from base.personal_data import DataClass, personal_data

KEPT = "5 years after the last sign-in"


class UserManager(BaseUserManager["User"]):
    """Makes users; every name is stored in its one canonical spelling."""

    def create_user(self, sign_in: str, password: str | None = None, **fields: object) -> User:
        """Make a user who signs in with `sign_in`, an e-mail or a Vietnamese phone number.

        Raises:
            ValueError: the text is neither.
        """
        names = {"email": tidy_email(sign_in)} if "@" in sign_in else {"phone": tidy_phone(sign_in)}
        user = self.model(**names, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> User:
        """Make a person who may do everything in the editors' room."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def known_as(self, sign_in: str) -> User | None:
        """Find the user by e-mail or phone, however it is spelt; None when nobody is known so."""
        try:
            names = (
                {"email": tidy_email(sign_in)} if "@" in sign_in else {"phone": tidy_phone(sign_in)}
            )
        except ValueError:
            return None
        return self.filter(**names).first()


@personal_data(
    email=(DataClass.CONTACT, KEPT),
    phone=(DataClass.CONTACT, KEPT),
    full_name=(DataClass.IDENTITY, KEPT),
    password=(DataClass.TECHNICAL, KEPT),
    last_login=(DataClass.TECHNICAL, KEPT),
    joined_at=(DataClass.TECHNICAL, KEPT),
    default=DataClass.NONE,
)
class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]  # Wagtail's
    """A person with an account; signs in with an e-mail address or a phone number.

    `phone` is E.164 (+84…), `email` lower case. One of the two is always there.
    """

    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    phone = models.CharField(_("phone"), max_length=16, null=True, blank=True, unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("edits pages"), default=False)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                name="user_has_email_or_phone",
                condition=models.Q(email__isnull=False) | models.Q(phone__isnull=False),
            ),
            models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email or self.phone or ""

    @property
    def first_name(self) -> str:
        """Vietnamese names are one field; Wagtail's screens ask for two."""
        return self.full_name

    @property
    def last_name(self) -> str:
        """See `first_name`."""
        return ""

    def get_full_name(self) -> str:
        """Answer the name Wagtail shows."""
        return self.full_name
