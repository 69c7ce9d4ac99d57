"""A person."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes people; their address is their name."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """Make a person; without a password they can only come in by another door."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """Make a person who may enter the administration."""
        return self.create_user(email, password, **{**facts, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by address, however it is capitalised."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address."""

    class Theme(models.TextChoices):
        """How the pages look."""

        SYSTEM = "system", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Language(models.TextChoices):
        """In which language the pages are."""

        BROWSER = "", _("As the browser")
        FRENCH = "fr", "Français"
        ENGLISH = "en", "English"

    email = models.EmailField(_("E-mail address"), unique=True)
    full_name = models.CharField(_("Full name"), max_length=150, blank=True)
    language = models.CharField(_("Language"), max_length=5, blank=True, choices=Language.choices, default="")
    theme = models.CharField(_("Appearance"), max_length=6, choices=Theme.choices, default=Theme.SYSTEM)
    is_active = models.BooleanField(_("May sign in"), default=True)
    is_staff = models.BooleanField(_("May enter the administration"), default=False)
    is_demo = models.BooleanField(_("Demonstration account"), default=False, editable=False)
    date_joined = models.DateTimeField(_("Member since"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            # Signing in ignores capitals; two people who differ by them only would be one.
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
        )

    def __str__(self) -> str:
        return self.full_name or self.email
