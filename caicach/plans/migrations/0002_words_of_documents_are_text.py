from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='legalbasis',
            name='kind',
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name='legalbasis',
            name='number',
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name='plan',
            name='issuer',
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name='plandomain',
            name='title',
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name='target',
            name='section',
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name='targetmeasure',
            name='unit',
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name='task',
            name='number',
            field=models.TextField(blank=True),
        ),
    ]
