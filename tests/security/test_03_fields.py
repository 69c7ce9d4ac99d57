"""Control 3: what is not for the sender to set stays as it is, whatever a body says."""

from typing import Any

import pytest
from django.contrib.admin import ModelAdmin, site
from django.test import RequestFactory
from rest_framework.serializers import ModelSerializer, Serializer

from accounts.api import serializers
from accounts.models import Invitation, Membership, Organisation, User
from tests.contracts.stage import Stage

HOSTILE: dict[str, Any] = {
    "id": 999_999,
    "pk": 999_999,
    "email": "pirate@exemple.fr",
    "is_staff": True,
    "is_superuser": True,
    "is_active": False,
    "is_demo": True,
    "password": "piraté",
    "date_joined": "2001-01-01T00:00:00Z",
    "created_at": "2001-01-01T00:00:00Z",
    "expires_at": "2101-01-01T00:00:00Z",
    "accepted_at": "2001-01-01T00:00:00Z",
    "user": 1,
    "organisation": 1,
    "digest": "0" * 64,
    "invited_by": 1,
    "members": [1],
}
SERIALIZERS = [
    each
    for each in vars(serializers).values()
    if isinstance(each, type) and issubclass(each, Serializer) and each.__module__ == serializers.__name__
]


def row(model: type[User | Organisation | Membership], pk: int) -> dict[str, Any]:
    return dict(model.objects.filter(pk=pk).values().get())


def test_a_person_cannot_change_what_is_not_theirs_to_change(stage: Stage) -> None:
    alice, before = stage.cast.alice, row(User, stage.cast.alice.pk)

    response = stage.browser("admin").patch("/api/user/", HOSTILE | {"theme": "dark"}, "application/json")

    assert response.status_code == 200
    assert row(User, alice.pk) == before | {"theme": "dark", "last_login": row(User, alice.pk)["last_login"]}


def test_the_profile_page_cannot_either(stage: Stage) -> None:
    stage.browser("viewer").post("/users/profile/", HOSTILE | {"full_name": "Victor", "theme": "dark"})

    victor = User.objects.get(pk=stage.cast.victor.pk)
    assert (victor.email, victor.is_staff, victor.is_superuser, victor.is_active) == (
        stage.cast.victor.email,
        False,
        False,
        True,
    )


def test_an_organisation_keeps_its_number_its_members_and_its_date(stage: Stage) -> None:
    atelier = stage.cast.atelier
    before, members = row(Organisation, atelier.pk), set(atelier.members.values_list("pk", flat=True))

    response = stage.browser("admin").patch(f"/api/organisations/{atelier.pk}/", HOSTILE, "application/json")

    assert response.status_code == 200
    assert row(Organisation, atelier.pk) == before
    assert set(atelier.members.values_list("pk", flat=True)) == members


def test_a_membership_changes_its_role_and_nothing_else(stage: Stage) -> None:
    place = stage.cast.place(stage.cast.ben)
    before = row(Membership, place.pk)
    path = f"/api/organisations/{stage.cast.atelier.pk}/members/{place.pk}/"

    stage.browser("admin").patch(path, HOSTILE | {"role": "viewer"}, "application/json")

    assert row(Membership, place.pk) == before | {"role": "viewer"}


def test_an_invitation_takes_an_address_and_a_role(stage: Stage) -> None:
    path = f"/api/organisations/{stage.cast.atelier.pk}/invitations/"
    body = HOSTILE | {"email": "nouvelle@exemple.fr", "role": "viewer"}

    made = stage.browser("admin").post(path, body, "application/json").json()

    kept = Invitation.objects.get(pk=made["id"])
    assert kept.organisation == stage.cast.atelier
    assert kept.accepted_at is None
    assert kept.expires_at.year < 2101
    assert kept.digest != HOSTILE["digest"]


@pytest.mark.parametrize("serializer", SERIALIZERS)
def test_serializers_list_their_fields(serializer: type[Serializer[Any]]) -> None:
    if issubclass(serializer, ModelSerializer):
        assert isinstance(serializer.Meta.fields, tuple), "Name the fields: a list is what a reviewer can check."
        assert not hasattr(serializer.Meta, "exclude"), "Say what is shown, not what is hidden."
    assert not {"digest", "password", "is_superuser"} & set(serializer().fields)


@pytest.mark.parametrize("admin", [each for model, each in site._registry.items() if "accounts" in str(model)])
def test_the_administration_lists_its_fields_too(admin: ModelAdmin[Any], rf: RequestFactory, stage: Stage) -> None:
    request = rf.get("/admin/")
    request.user = stage.cast.sam

    assert not admin.exclude
    assert not {"password", "digest", "data"} & set(admin.get_fields(request))
