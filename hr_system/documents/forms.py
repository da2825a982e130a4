"""What somebody holds in hand: a code, or the file itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hr_system.crypto import normalise_code
from hr_system.ui.forms import CodeWord, Form

LARGEST = 12 * 1024 * 1024


class VerifyForm(Form):
    """Either of the two. The file is hashed in memory and forgotten."""

    code = CodeWord(
        label=_("Code of the document or receipt"),
        required=False,
        help_text=_("Printed beside the square QR picture. Capital or small letters, with or without dashes."),
    )
    file = forms.FileField(
        label=_("Or the PDF file itself"),
        required=False,
        help_text=_("At most 12 MB. We compare it with what was issued and keep nothing of it."),
    )

    def clean_code(self) -> str:
        return normalise_code(self.cleaned_data["code"] or "")

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 12 MB."))
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("code") and not cleaned.get("file"):
            self.add_error("code", _("Enter the code, or choose the file."))
        return cleaned
