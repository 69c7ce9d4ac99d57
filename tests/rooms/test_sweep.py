"""What runs out is removed by the clock; the audit trail stays."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import AuditEntry, Invitation
from accounts.origin import Actor
from accounts.services.audit import audit_record
from accounts.services.sweep import KEEP_ATTEMPTS, KEEP_INVITATIONS, accounts_sweep
from accounts.tasks import sweep
from tests.doubles.worker import work_once
from tests.factories import InvitationFactory

HOUR = timedelta(hours=1)


def session(**expiry: timedelta) -> None:
    store = SessionStore()
    store["something"] = "kept"
    store.set_expiry(timezone.now() + expiry["ends_in"])
    store.save()


def attempt(age: timedelta) -> None:
    made = AccessAttempt.objects.create(username=f"{age}", ip_address="192.0.2.7", failures_since_start=1)
    AccessAttempt.objects.filter(pk=made.pk).update(attempt_time=timezone.now() - age)


@pytest.mark.django_db
class TestSweeping:
    def test_removes_sessions_that_are_over(self) -> None:
        session(ends_in=-HOUR)
        session(ends_in=HOUR)

        accounts_sweep()

        assert Session.objects.count() == 1

    def test_removes_invitations_long_after_their_term(self) -> None:
        InvitationFactory.create(expires_at=timezone.now() - KEEP_INVITATIONS - HOUR)
        kept = InvitationFactory.create(expires_at=timezone.now() - KEEP_INVITATIONS + HOUR, digest="another")

        accounts_sweep()

        assert Invitation.objects.get() == kept

    def test_removes_old_counters_of_failures(self) -> None:
        attempt(KEEP_ATTEMPTS + HOUR)
        attempt(KEEP_ATTEMPTS - HOUR)

        accounts_sweep()

        assert AccessAttempt.objects.count() == 1

    def test_leaves_the_audit_trail_alone(self) -> None:
        audit_record(action="person.changed", by=Actor())

        accounts_sweep()

        assert AuditEntry.objects.count() == 1

    def test_takes_arguments_that_a_later_version_sends(self) -> None:
        assert sweep.apply(kwargs={"of_a_later_version": True}).successful()


@pytest.mark.django_db(transaction=True)
def test_a_worker_sweeps_when_it_is_told_to() -> None:
    InvitationFactory.create(expires_at=timezone.now() - KEEP_INVITATIONS - HOUR)

    sweep.delay()
    work_once()

    assert not Invitation.objects.exists()
