"""Addresses. Codes in them are random; the citizen's code is never in one."""

from __future__ import annotations

from django.urls import path

from integrity.views.citizen import filing, following
from integrity.views.inspector import case, evidence, report

app_name = "integrity"
urlpatterns = [
    path("complaints/new/", filing.new, name="new"),
    path("complaints/follow/", following.follow, name="follow"),
    path("complaints/receipt/", following.receipt, name="receipt"),
    path("staff/integrity/cases/", case.inbox, name="inbox"),
    path("staff/integrity/cases/<code:code>/", case.case, name="case"),
    path("staff/integrity/cases/<code:code>/letter/", case.letter, name="letter"),
    path("staff/integrity/cases/<code:code>/evidence/<code:evidence>/", evidence.evidence, name="evidence"),
    path("staff/integrity/cases/<code:code>/assign/", case.assign, name="assign"),
    path("staff/integrity/cases/<code:code>/write/", case.write, name="write"),
    path("staff/integrity/cases/<code:code>/determine/", case.determine, name="determine"),
    path("staff/integrity/cases/<code:code>/recuse/", case.recuse, name="recuse"),
    path("staff/integrity/cases/<code:code>/conclude/", case.conclude, name="conclude"),
    path("staff/integrity/cases/<code:code>/close/", case.close, name="close"),
    path("staff/integrity/reports/", report.report_list, name="reports"),
    path("staff/integrity/reports/new/", report.report_new, name="report_new"),
    path("staff/integrity/reports/exposure/", report.exposure, name="exposure"),
    path("staff/integrity/reports/<code:code>/", report.report, name="report"),
    path("staff/integrity/reports/<code:code>/document/", report.report_file, name="report_file"),
]
