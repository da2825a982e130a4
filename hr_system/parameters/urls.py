from django.urls import path

from hr_system.parameters import views

urlpatterns = [
    path("staff/parameters/", views.parameters, name="parameters"),
    path("staff/parameters/<str:key>/", views.parameter, name="parameter"),
]
