"""Where files are kept: a folder of this machine, or a bucket."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ocrsite.settings.storage import storage

BUCKET = "s3://invoices/probant/?endpoint_url=https://s3.exemple.fr&region_name=fr-par"


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment, without a storage, on a machine that has the library for buckets."""
    for name in ("STORAGE_URL", "STORAGE_ACCESS_KEY", "STORAGE_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("ocrsite.settings.storage.find_spec", lambda name: ModuleSpec(name, None))
    return monkeypatch


def test_is_a_folder_unless_somebody_says_otherwise(setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = storage(folder=tmp_path)

    assert found["BACKEND"] == "ocrsite.storing.WriteOnceFiles"
    assert found["OPTIONS"] == {"location": tmp_path, "base_url": None}


def test_may_be_a_bucket_which_nobody_reads_without_us(setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in (("URL", BUCKET), ("ACCESS_KEY", "who"), ("SECRET_KEY", "what")):
        setting.setenv(f"STORAGE_{name}", value)

    found = storage(folder=tmp_path)

    options = found["OPTIONS"]
    assert found["BACKEND"] == "ocrsite.bucket.WriteOnceBucket"
    assert isinstance(options, dict)
    assert (options["bucket_name"], options["location"]) == ("invoices", "probant")
    assert (options["endpoint_url"], options["region_name"]) == ("https://s3.exemple.fr", "fr-par")
    assert (options["file_overwrite"], options["default_acl"], options["querystring_auth"]) == (False, None, True)


@pytest.mark.parametrize(
    "address", ["https://s3.exemple.fr/x", "s3://", "/srv/files", "s3://invoices?file_overwrite=1"]
)
def test_that_makes_no_sense_stops_the_start(setting: pytest.MonkeyPatch, tmp_path: Path, address: str) -> None:
    setting.setenv("STORAGE_URL", address)

    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL is not understood"):
        storage(folder=tmp_path)


def test_without_its_library_says_how_to_get_it(setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
    setting.setenv("STORAGE_URL", BUCKET)
    setting.setattr("ocrsite.settings.storage.find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match=r"requirements-cloud\.txt"):
        storage(folder=tmp_path)


def test_without_its_keys_stops_the_start(setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
    setting.setenv("STORAGE_URL", BUCKET)

    with pytest.raises(ImproperlyConfigured, match="STORAGE_ACCESS_KEY"):
        storage(folder=tmp_path)
