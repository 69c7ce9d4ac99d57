"""Holding an upload in memory while it comes in, and not a byte more of it than a document may have."""

from io import BytesIO

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from invoices.wiring import file_limits


class InMemory(FileUploadHandler):
    """Keeps files off the disk: a temporary file would hold an invoice where nobody purges it.

    A request as a whole is bounded before it is read (ocrsite.middleware.BodyLimit), so its files together are too.
    """

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin with the next file of a form."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self.held = BytesIO()
        self.most = file_limits().most_bytes

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece of it.

        Raises:
            RequestDataTooBig: it has more than a document may have; the rest is not read.
        """
        if start + len(raw_data) > self.most:
            raise RequestDataTooBig("A file of this form is larger than a document may be.")
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return what came."""
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held,
            self.field_name,
            self.file_name or "",
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
