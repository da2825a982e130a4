"""The gallery, for developers only. Everything else of the face has no address."""

from django.conf import settings
from django.urls import path

from hr_system.ui import views

urlpatterns = [path("staff/components/", views.gallery, name="components")] if settings.DEBUG else []
