"""Addresses of recruitment: /recruitment/ for everybody, /staff/recruitment/ for staff."""
from django.urls import path

from recruitment.urls_leadership import urlpatterns as leadership
from recruitment.views import applications, candidate, marking, public, results, rounds

app_name = "recruitment"
STAFF = "staff/recruitment/"
ROUND = f"{STAFF}<code:code>/"

urlpatterns = [
    *leadership,
    path("recruitment/", public.notices, name="notices"),
    path("recruitment/results/", public.results, name="results"),
    path("recruitment/results/<code:code>/", public.published, name="published"),
    path("recruitment/mine/", candidate.mine, name="mine"),
    path("recruitment/mine/<code:code>/", candidate.my_application, name="my_application"),
    path("recruitment/mine/<code:code>/send/", candidate.submit, name="submit"),
    path("recruitment/mine/<code:code>/withdraw/", candidate.withdraw, name="withdraw"),
    path("recruitment/papers/<code:code>/", applications.paper, name="paper"),
    path("recruitment/<code:code>/", public.notice, name="notice"),
    path("recruitment/<code:code>/apply/", candidate.apply, name="apply"),
    path(STAFF, rounds.rounds, name="rounds"),
    path(f"{STAFF}new/", rounds.new_round, name="new_round"),
    path(f"{STAFF}marking/", marking.marking, name="marking"),
    path(f"{STAFF}marking/<code:code>/", marking.mark, name="mark"),
    path(f"{STAFF}interviews/", marking.interviewing, name="interviewing"),
    path(f"{STAFF}interviews/<code:code>/", marking.interview, name="interview"),
    path(f"{STAFF}interviews/<code:code>/decide/", marking.rule_on_interview, name="rule_on_interview"),
    path(f"{STAFF}scripts/<code:code>/decide/", marking.rule_on_script, name="rule_on_script"),
    path(f"{STAFF}scripts/<code:code>/third-marker/", marking.call_third, name="call_third"),
    path(f"{STAFF}applications/<code:code>/", applications.application, name="application"),
    path(f"{STAFF}winners/<code:code>/appoint/", results.appoint, name="appoint"),
    path(ROUND, rounds.round_page, name="round"),
    path(f"{ROUND}posts/add/", rounds.add_position, name="add_position"),
    path(f"{ROUND}duties/give/", rounds.give_duty, name="give_duty"),
    path(f"{ROUND}approve-plan/", rounds.approve_plan, name="approve_plan"),
    path(f"{ROUND}publish-notice/", rounds.publish_notice, name="publish_notice"),
    path(f"{ROUND}close/", rounds.close_window, name="close_window"),
    path(f"{ROUND}cancel/", rounds.cancel, name="cancel"),
    path(f"{ROUND}applications/", applications.applications, name="applications"),
    path(f"{ROUND}numbers/", rounds.give_numbers, name="give_numbers"),
    path(f"{ROUND}round-1/", marking.round1, name="round1"),
    path(f"{ROUND}scripts/", rounds.make_scripts, name="make_scripts"),
    path(f"{ROUND}settle/", marking.settle, name="settle"),
    path(f"{ROUND}lock/", rounds.lock_marks, name="lock_marks"),
    path(f"{ROUND}compute/", rounds.compute, name="compute"),
    path(f"{ROUND}result/", results.result, name="result"),
    path(f"{ROUND}result/file/", results.result_file, name="result_file"),
    path(f"{ROUND}result/ties/<code:position>/", results.tie, name="tie"),
    path(f"{ROUND}report/", rounds.report, name="report"),
    path(f"{ROUND}approve-result/", rounds.approve_result, name="approve_result"),
    path(f"{ROUND}publish-result/", rounds.publish_result, name="publish_result"),
]
