"""Addresses of personnel; codes, never countable ids."""

from django.urls import path

from personnel.views import agency, grant, officer, position, tenure

app_name = "personnel"
urlpatterns = [
    path("agencies/", agency.search, name="search"),
    path("staff/personnel/agencies/", agency.tree, name="agencies"),
    path("staff/personnel/agencies/<code:code>/", agency.agency, name="agency"),
    path("staff/personnel/agencies/<code:code>/units/new/", agency.add_unit, name="unit_new"),
    path("staff/personnel/agencies/<code:code>/officers/new/", officer.add, name="officer_new"),
    path("staff/personnel/agencies/<code:code>/tenures/new/", tenure.record, name="tenure_new"),
    path("staff/personnel/agencies/<code:code>/positions/new/", position.add, name="position_new"),
    path("staff/personnel/grants/", grant.grants, name="grants"),
    path("staff/personnel/grants/new/", grant.grant, name="grant_new"),
    path("staff/personnel/grants/<code:code>/withdraw/", grant.take_back, name="grant_withdraw"),
    path("staff/personnel/officers/", officer.officers, name="officers"),
    path("staff/personnel/officers/<code:code>/", officer.officer, name="officer"),
    path("staff/personnel/officers/<code:code>/account/", officer.account, name="officer_account"),
    path("staff/personnel/tenures/<code:code>/end/", tenure.end, name="tenure_end"),
    path("staff/personnel/tenures/<code:code>/suspend/", tenure.suspension, name="tenure_suspend"),
    path("staff/personnel/positions/<code:code>/", position.position, name="position"),
    path("staff/personnel/positions/<code:code>/standards/new/", position.draft, name="standard_new"),
    path("staff/personnel/standards/<code:code>/publish/", position.publish, name="standard_publish"),
]
