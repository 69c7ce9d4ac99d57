"""Static files whose names carry a digest of what is in them, also where one script imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names with digests, compressed, kept by browsers for ever."""

    support_js_module_import_aggregation = True
