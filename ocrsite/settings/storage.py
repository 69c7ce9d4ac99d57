"""Where files are kept: a folder of this machine, or a bucket that speaks S3."""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured

from ocrsite import env

OPTIONS = frozenset({"endpoint_url", "region_name", "addressing_style"})


def storage(*, folder: Path) -> dict[str, object]:
    """Read STORAGE_URL: nothing for the folder, or s3://bucket/prefix?endpoint_url=https://…&region_name=…."""
    address = env.text("STORAGE_URL", "")
    if not address:
        options: dict[str, object] = {"location": folder, "base_url": None}
        return {"BACKEND": "ocrsite.storing.WriteOnceFiles", "OPTIONS": options}
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    if parts.scheme != "s3" or not parts.netloc or not asked.keys() <= OPTIONS:
        raise ImproperlyConfigured(
            f"STORAGE_URL is not understood: write s3://bucket/prefix?endpoint_url=https://… with {', '.join(OPTIONS)}."
        )
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise ImproperlyConfigured("STORAGE_URL needs an extra: pip install --require-hashes -r requirements-cloud.txt")
    options = {
        **asked,
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "access_key": env.secret("STORAGE_ACCESS_KEY"),
        "secret_key": env.secret("STORAGE_SECRET_KEY"),
        # What was received is never written over, and never readable without our own check.
        "file_overwrite": False,
        "default_acl": None,
        "querystring_auth": True,
    }
    return {"BACKEND": "ocrsite.bucket.WriteOnceBucket", "OPTIONS": options}
