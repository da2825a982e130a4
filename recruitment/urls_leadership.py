"""Addresses of the selections of heads."""
from django.urls import path

from recruitment.views import leadership as views

urlpatterns = [
    path("recruitment/leaders/", views.public_list, name="public_selections"),
    path("recruitment/leaders/<code:code>/", views.public_page, name="public_selection"),
    path("staff/leadership/", views.selections, name="selections"),
    path("staff/leadership/new/", views.create, name="selection_new"),
    path("staff/leadership/panels/", views.my_panels, name="my_panels"),
    path("staff/leadership/panels/<code:code>/<code:candidate>/", views.sheet, name="panel_sheet"),
    path("staff/leadership/<code:code>/", views.selection, name="selection"),
    path("staff/leadership/<code:code>/announce/", views.announce, name="selection_announce"),
    path("staff/leadership/<code:code>/stand/", views.stand, name="selection_stand"),
    path("staff/leadership/<code:code>/seat/", views.seat, name="selection_seat"),
    path("staff/leadership/<code:code>/fail/", views.fail, name="selection_fail"),
    path("staff/leadership/<code:code>/appoint/", views.appoint, name="selection_appoint"),
    path("staff/leadership/<code:code>/written/<code:candidate>/", views.written, name="selection_written"),
    path("staff/leadership/<code:code>/step/<str:name>/", views.step, name="selection_step"),
]
