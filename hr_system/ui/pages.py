"""The one way a form is shown, checked, acted on and answered."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

from django.contrib import messages
from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

UNPROCESSABLE = 422
Words = str | Promise


@runtime_checkable
class Refusal(Protocol):
    """What a business refusal looks like from here: `hr_system.access` defines the errors, this layer lies below it."""

    message: Words
    field: str | None


def form_page(
    request: HttpRequest,
    form: BaseForm | Callable[..., BaseForm],
    *,
    act: Callable[[dict[str, Any]], Any],
    to: str | models.Model | Callable[[Any], Any],
    title: Words,
    submit: Words,
    template: str = "ui/form_page.html",
    intro: Words = "",
    base: str = "base_staff.html",
    context: Mapping[str, Any] | None = None,
    done: Words = "",
    kind: str = "",
) -> HttpResponse:
    """Show the form; on a valid post call `act(cleaned_data)` and go `to`; else answer 422 with everything still there.

    `form` is a form class (or a partial of one), made here with the posted data and files, or a form already made.
    An error of `act` that carries a message and a field is shown beside that field; any other error is a fault.
    """
    form = _bound(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            result = act(form.cleaned_data)
        except Exception as error:
            if not isinstance(error, Refusal):
                raise
            form.add_error(error.field if error.field in form.fields else None, str(error.message))
        else:
            if done:
                messages.success(request, done)
            return redirect(to(result) if callable(to) else to)
    page = {
        "form": form,
        "title": title,
        "submit": submit,
        "intro": intro,
        "base": base,
        "submit_kind": kind,
        "cancel": "",
        "law": "",
        **(context or {}),
    }
    return render(request, template, page, status=UNPROCESSABLE if form.is_bound and form.errors else 200)


def _bound(request: HttpRequest, form: BaseForm | Callable[..., BaseForm]) -> BaseForm:
    if isinstance(form, BaseForm):
        return form
    return form(request.POST, request.FILES) if request.method == "POST" else form()
