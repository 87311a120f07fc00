"""Addresses of the staff pages."""

from django.urls import path

from caicach.web.staff import adoption, audit, desk, drafts, evidence, findings, plans, review, session, tasks, unread

urlpatterns = [
    path("", desk.desk_page, name="desk"),
    path("sign-in/", session.sign_in, name="sign-in"),
    path("sign-out/", session.sign_out, name="sign-out"),
    path("plans/", plans.plan_list_page, name="plans"),
    path("plans/<int:plan_id>/", plans.plan_page, name="plan"),
    path("plans/<int:plan_id>/targets/", plans.targets_page, name="plan-targets"),
    path("plans/<int:plan_id>/duties/", plans.duties_page, name="plan-duties"),
    path("plans/<int:plan_id>/bases/", plans.bases_page, name="plan-bases"),
    path("plans/<int:plan_id>/source/", plans.source_page, name="plan-source"),
    path("plans/<int:plan_id>/findings/", plans.findings_page, name="plan-findings"),
    path("plans/upload/", drafts.upload, name="upload"),
    path("drafts/<int:draft_id>/", drafts.draft_page, name="draft"),
    path("drafts/<int:draft_id>/state/", drafts.reading_state, name="draft-state"),
    path("drafts/<int:draft_id>/tabs/", drafts.tabs, name="draft-tabs"),
    path("drafts/<int:draft_id>/findings/", findings.draft_findings, name="draft-findings"),
    path("drafts/<int:draft_id>/findings/waive/", findings.waive, name="draft-waive"),
    path("waivers/<int:waiver_id>/withdraw/", findings.withdraw, name="waiver-withdraw"),
    path("drafts/<int:draft_id>/unread/", unread.draft_unread, name="draft-unread"),
    path("drafts/<int:draft_id>/unread/take/", unread.take_in, name="draft-take-in"),
    path("drafts/<int:draft_id>/edit/", review.edit, name="draft-edit"),
    path("drafts/<int:draft_id>/undo/", review.undo, name="draft-undo"),
    path("drafts/<int:draft_id>/discard/", drafts.discard, name="draft-discard"),
    path("drafts/<int:draft_id>/adopt/", adoption.adopt, name="draft-adopt"),
    path("sources/<int:source_id>/file/", evidence.source_file, name="source-file"),
    path("tasks/", tasks.task_list_page, name="tasks"),
    path("search/", tasks.task_list_page, name="search"),
    path("tasks/<int:task_id>/", tasks.task_page, name="task"),
    path("tasks/<int:task_id>/evidence/", evidence.attach, name="task-evidence"),
    path("assignments/<int:assignment_id>/move/", tasks.move, name="assignment-move"),
    path("assignments/<int:assignment_id>/assign/", tasks.assign, name="assignment-assign"),
    path("deadlines/<int:deadline_id>/meet/", tasks.meet, name="deadline-meet"),
    path("evidence/<int:evidence_id>/file/", evidence.evidence_file, name="evidence-file"),
    path("audit/", audit.audit_page, name="audit"),
]
