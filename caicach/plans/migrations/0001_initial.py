

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0001_initial'),
        ('organizations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Deliverable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
            ],
            options={
                'ordering': ['task_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('lead', 'Chủ trì'), ('coordinator', 'Phối hợp')], max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('words', models.TextField(blank=True)),
                ('settled', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('not_started', 'NOT_STARTED'), ('in_progress', 'IN_PROGRESS'), ('submitted', 'SUBMITTED'), ('returned', 'RETURNED'), ('accepted', 'ACCEPTED'), ('waived', 'WAIVED')], default='not_started', max_length=12)),
                ('percent', models.PositiveSmallIntegerField(default=0)),
                ('submitted_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='organizations.agency')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='organizations.person')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='organizations.person')),
            ],
            options={
                'ordering': ['task_id', 'part', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('reading', 'READING'), ('review', 'REVIEW'), ('refused', 'REFUSED'), ('adopted', 'ADOPTED'), ('discarded', 'DISCARDED')], max_length=12)),
                ('content', models.JSONField(default=dict)),
                ('lines', models.JSONField(default=list)),
                ('notes', models.JSONField(default=list)),
                ('problem', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='organizations.agency')),
            ],
            options={
                'ordering': ['-created_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=500)),
                ('number', models.CharField(max_length=60)),
                ('document_kind', models.CharField(max_length=20)),
                ('issuer', models.CharField(max_length=300)),
                ('issued_on', models.DateField()),
                ('signer', models.CharField(max_length=120)),
                ('signer_title', models.CharField(blank=True, max_length=120)),
                ('revision', models.PositiveSmallIntegerField(default=1)),
                ('adopted_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='organizations.agency')),
                ('draft', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='plans.draft')),
            ],
            options={
                'ordering': ['-year', 'agency_id', 'id'],
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('kind', models.CharField(blank=True, max_length=60)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('issued_on', models.DateField(null=True)),
                ('source_lines', models.JSONField(default=list)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='legal_bases', to='plans.plan')),
            ],
            options={
                'ordering': ['plan_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='PlanDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('steering', 'STEERING'), ('institutions', 'INSTITUTIONS'), ('procedures', 'PROCEDURES'), ('organization', 'ORGANIZATION'), ('civil_service', 'CIVIL_SERVICE'), ('public_finance', 'PUBLIC_FINANCE'), ('digital_government', 'DIGITAL_GOVERNMENT'), ('competitiveness', 'COMPETITIVENESS'), ('satisfaction', 'SATISFACTION'), ('other', 'OTHER')], max_length=20)),
                ('title', models.CharField(max_length=500)),
                ('position', models.PositiveSmallIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='domains', to='plans.plan')),
            ],
            options={
                'ordering': ['plan_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveSmallIntegerField()),
                ('content', models.JSONField()),
                ('reason', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='plans.plan')),
            ],
            options={
                'ordering': ['plan_id', 'revision'],
            },
        ),
        migrations.CreateModel(
            name='ProgressReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(max_length=12)),
                ('percent', models.PositiveSmallIntegerField()),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='plans.assignment')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress_reports', to='organizations.person')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ReportingDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('what', models.TextField()),
                ('who', models.TextField(blank=True)),
                ('to', models.TextField(blank=True)),
                ('when_text', models.TextField(blank=True)),
                ('deadlines', models.JSONField(default=list)),
                ('source_lines', models.JSONField(default=list)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reporting_duties', to='plans.plan')),
            ],
            options={
                'ordering': ['plan_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('uploaded_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='source_documents', to='organizations.agency')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='source_documents', to='foundation.storedfile')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='organizations.person')),
            ],
            options={
                'ordering': ['-uploaded_at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='source',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='plans.sourcedocument'),
        ),
        migrations.AddField(
            model_name='draft',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='plans.sourcedocument'),
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('section', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField()),
                ('source_lines', models.JSONField(default=list)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='plans.plan')),
            ],
            options={
                'ordering': ['plan_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='TargetMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('comparator', models.CharField(max_length=2)),
                ('value', models.DecimalField(decimal_places=4, max_digits=18)),
                ('unit', models.CharField(max_length=60)),
                ('scope', models.TextField(blank=True)),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='plans.target')),
            ],
            options={
                'ordering': ['target_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('number', models.CharField(blank=True, max_length=20)),
                ('title', models.TextField()),
                ('deadline_text', models.TextField(blank=True)),
                ('budget_vnd', models.BigIntegerField(null=True)),
                ('origin', models.CharField(default='table', max_length=10)),
                ('state', models.CharField(choices=[('not_started', 'NOT_STARTED'), ('in_progress', 'IN_PROGRESS'), ('submitted', 'SUBMITTED'), ('returned', 'RETURNED'), ('accepted', 'ACCEPTED'), ('waived', 'WAIVED')], default='not_started', max_length=12)),
                ('due_on', models.DateField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('finished_late', models.BooleanField(default=False)),
                ('search', models.TextField()),
                ('source_lines', models.JSONField(default=list)),
                ('domain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='plans.plandomain')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='plans.plan')),
            ],
            options={
                'ordering': ['plan_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('document_number', models.CharField(blank=True, max_length=60)),
                ('document_date', models.DateField(null=True)),
                ('attached_at', models.DateTimeField()),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='organizations.person')),
                ('deliverable', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='evidence', to='plans.deliverable')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='foundation.storedfile')),
                ('replaced_by', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='plans.evidence')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='plans.task')),
            ],
            options={
                'ordering': ['-attached_at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='deliverable',
            name='task',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliverables', to='plans.task'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='task',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='plans.task'),
        ),
        migrations.CreateModel(
            name='TaskDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('deadline', models.JSONField()),
                ('occurrence', models.CharField(blank=True, max_length=60)),
                ('due_on', models.DateField(null=True)),
                ('met_on', models.DateField(null=True)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='plans.task')),
            ],
            options={
                'ordering': ['task_id', models.OrderBy(models.F('due_on'), nulls_last=True), 'position'],
            },
        ),
        migrations.CreateModel(
            name='DraftEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('splice', models.JSONField()),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draft_edits', to='organizations.person')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='edits', to='plans.draft')),
            ],
            options={
                'ordering': ['draft_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='draft_edit_numbered_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='plandomain',
            constraint=models.UniqueConstraint(fields=('plan', 'position'), name='plan_domain_position_once'),
        ),
        migrations.AddConstraint(
            model_name='planversion',
            constraint=models.UniqueConstraint(fields=('plan', 'revision'), name='plan_version_once'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(fields=('agency', 'year', 'number'), name='plan_number_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 2000), ('year__lte', 2100)), name='plan_year_is_a_year'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'refused'), ('problem', ''), _connector='XOR'), name='refused_draft_says_why'),
        ),
        migrations.AddConstraint(
            model_name='targetmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('comparator__in', ['>=', '<=', '>', '<', '='])), name='measure_comparator_is_known'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['plan', 'state', 'due_on'], name='task_by_state'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['plan', 'position'], name='task_in_order'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', False), ('state__in', ['accepted', 'waived'])), models.Q(models.Q(('state__in', ['accepted', 'waived']), _negated=True), ('finished_at__isnull', True)), _connector='OR'), name='task_finished_if_and_only_if_dated'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('budget_vnd__isnull', True), ('budget_vnd__gte', 0), _connector='OR'), name='task_budget_is_not_negative'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['agency', 'state'], name='assignment_by_agency'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('percent__lte', 100)), name='assignment_percent_within_hundred'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('part', 'lead'), _negated=True), ('agency__isnull', False), _connector='OR'), name='lead_assignment_has_an_agency'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='submitted_work_says_when'),
        ),
    ]
