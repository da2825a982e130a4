from django.urls import path

from hr_system.calendar import views

urlpatterns = [
    path("staff/calendar/", views.year, name="calendar"),
    path("staff/calendar/add/", views.add, name="calendar_add"),
    path("staff/calendar/certify/", views.certify, name="calendar_certify"),
    path("staff/calendar/<code:code>/remove/", views.remove, name="calendar_remove"),
]
