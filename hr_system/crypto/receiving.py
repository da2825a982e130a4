"""Uploads on their way in: in memory only until they are sealed, and never dropped without the form being able to say so."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from hr_system.crypto.uploads import MEGABYTE

LARGEST_KEPT = 12 * MEGABYTE  # what /verify/ takes; evidence and papers may have 10 MB
LARGEST_REQUEST = 56 * MEGABYTE  # five files of 10 MB and what is typed beside them


class MemoryOnlyHandler(FileUploadHandler):
    """Django's own memory handler steps aside when the *request* is large, and four photographs vanish without a word.

    This one keeps each file up to its limit. Of a larger one only the size is remembered, so that the form refuses it
    by name and memory stays bounded; a file that no longer fits into the request counts as too large.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.kept_in_request = 0
        self.parts: list[bytes] = []
        self.is_complete = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.parts, self.is_complete = [], True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """None: no other handler may write it anywhere."""
        fits = start + len(raw_data) <= LARGEST_KEPT and self.kept_in_request + len(raw_data) <= LARGEST_REQUEST
        if self.is_complete and fits:
            self.parts.append(raw_data)
            self.kept_in_request += len(raw_data)
        elif self.is_complete:
            self.kept_in_request -= sum(map(len, self.parts))
            self.parts, self.is_complete = [], False

    def file_complete(self, file_size: int) -> UploadedFile:
        size = file_size if self.is_complete else max(file_size, LARGEST_KEPT + 1)
        content = BytesIO(b"".join(self.parts))
        self.parts = []
        return InMemoryUploadedFile(
            content, self.field_name, self.file_name, self.content_type, size, self.charset, self.content_type_extra
        )
