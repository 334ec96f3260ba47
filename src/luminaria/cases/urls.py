"""Addresses of case work. The only thing in them is a random id."""

from django.urls import path

from luminaria.cases.views import opening, reading, services, team, writing

urlpatterns = [
    path("", reading.case_list, name="cases.list"),
    path("open/", opening.open_case, name="cases.open"),
    path("open/<uuid:report_id>/", opening.open_case, name="cases.open_from"),
    path("<uuid:case_id>/", reading.case, name="cases.case"),
    path("<uuid:case_id>/card/", writing.card, name="cases.card"),
    path("<uuid:case_id>/wants/", writing.wants, name="cases.wants"),
    path("<uuid:case_id>/plan/", writing.plan, name="cases.plan"),
    path("<uuid:case_id>/needs/new/", writing.new_need, name="cases.new_need"),
    path("<uuid:case_id>/needs/<uuid:need_id>/", writing.need, name="cases.need"),
    path("<uuid:case_id>/notes/new/", writing.new_note, name="cases.new_note"),
    path("<uuid:case_id>/notes/<uuid:note_id>/", reading.note, name="cases.note"),
    path("<uuid:case_id>/readers/", reading.readers, name="cases.readers"),
    path("<uuid:case_id>/report/", reading.report, name="cases.report"),
    path("<uuid:case_id>/services/", services.services, name="cases.services"),
    path("<uuid:case_id>/team/", team.team, name="cases.team"),
    path("<uuid:case_id>/team/add/", team.add, name="cases.add_team_member"),
    path("<uuid:case_id>/team/give-key/", team.give, name="cases.give_case_key"),
    path("<uuid:case_id>/team/remove/", team.remove, name="cases.remove_team_member"),
    path("<uuid:case_id>/team/keep-out/", team.exclude, name="cases.exclude_member"),
    path("<uuid:case_id>/team/lift/", team.lift, name="cases.lift_exclusion"),
    path("<uuid:case_id>/close/", opening.close, name="cases.close"),
    path("<uuid:case_id>/reopen/", opening.reopen, name="cases.reopen"),
]
