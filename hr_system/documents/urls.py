from django.urls import path

from hr_system.documents import views

urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("verify/<code:code>/", views.verify_document, name="verify_document"),
    path("documents/<code:code>/", views.document_file, name="document_file"),
]
