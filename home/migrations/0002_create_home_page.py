"""An empty home page in place of Wagtail's welcome page, and a site that points at it."""

from django.conf import settings
from django.db import migrations


def create_home_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes.ContentType")
    Locale = apps.get_model("wagtailcore.Locale")
    Page = apps.get_model("wagtailcore.Page")
    Site = apps.get_model("wagtailcore.Site")
    HomePage = apps.get_model("home.HomePage")

    # On an installation made by hand there may be pages already: leave them alone.
    if Page.objects.filter(depth=2).exclude(slug="home", content_type__model="page").exists():
        return
    Page.objects.filter(depth=2, slug="home").delete()
    Site.objects.all().delete()

    content_type, _ = ContentType.objects.get_or_create(model="homepage", app_label="home")
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE.split("-")[0])
    home = HomePage.objects.create(
        title="Milepost",
        draft_title="Milepost",
        slug="home",
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=locale,
        live=True,
    )
    Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True, site_name="Milepost")
    Page.objects.filter(depth=1).update(numchild=1)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop)]
