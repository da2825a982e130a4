from django.urls import path

from hr_system.accounts.views import accounts, privacy

urlpatterns = [
    path("accounts/profile/", accounts.profile, name="account_profile"),
    path("staff/accounts/", accounts.accounts, name="accounts_list"),
    path("staff/accounts/add/", accounts.add, name="accounts_add"),
    path("staff/accounts/powerful/", accounts.powerful, name="accounts_powerful"),
    path("staff/accounts/<code:code>/", accounts.account, name="accounts_user"),
    path("staff/accounts/<code:code>/propose/", accounts.propose, name="accounts_propose"),
    path("staff/accounts/<code:code>/close/", accounts.close, name="accounts_close"),
    path("staff/accounts/<code:code>/reopen/", accounts.reopen, name="accounts_reopen"),
    path("staff/roles/<code:code>/confirm/", accounts.confirm, name="accounts_confirm"),
    path("staff/roles/<code:code>/revoke/", accounts.revoke, name="accounts_revoke"),
    path("privacy/", privacy.notice, name="privacy"),
    path("privacy/mine/", privacy.mine, name="privacy_mine"),
    path("privacy/mine/correction/", privacy.ask, name="privacy_ask"),
    path("staff/corrections/", privacy.corrections, name="corrections"),
    path("staff/corrections/<code:code>/", privacy.correction, name="correction"),
    path("staff/retention/", privacy.retention, name="retention"),
    path("staff/retention/<code:code>/", privacy.retention_rule, name="retention_rule"),
    path("staff/breaches/", privacy.breaches, name="breaches"),
    path("staff/breaches/add/", privacy.breach_add, name="breach_add"),
    path("staff/breaches/<code:code>/", privacy.breach, name="breach"),
    path("staff/breaches/<code:code>/reported/", privacy.breach_reported, name="breach_reported"),
]
