"""The composition root: every app's addresses in one place."""

from django.conf import settings
from django.urls import include, path

from hr_system import views

urlpatterns = [
    path("", views.home, name="home"),
    path("staff/", views.desk, name="desk"),
    path("statistics/", views.statistics, name="statistics"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("language/", views.set_language, name="set_language"),
    path("accounts/", include("allauth.urls")),
    path("", include("hr_system.accounts.urls")),
    path("", include("hr_system.parameters.urls")),
    path("", include("hr_system.calendar.urls")),
    path("", include("hr_system.documents.urls")),
    path("", include("hr_system.operations.urls")),
    path("", include("personnel.urls")),
    path("", include("recruitment.urls")),
    path("", include("integrity.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("", include("hr_system.ui.urls")))  # the gallery of components, for developers

handler400 = "hr_system.views.bad_request"
handler404 = "hr_system.views.not_found"
handler500 = "hr_system.views.server_error"
