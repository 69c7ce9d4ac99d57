"""The addresses of the pages about sources, below /sources/."""

from django.urls import path

from invoices.web import sources

urlpatterns = [
    path("", sources.source_list, name="source_list"),
    path("new/", sources.source_new, name="source_create"),
    path("<int:source_id>/", sources.source_page, name="source"),
    path("<int:source_id>/test/", sources.source_test, name="source_test"),
    path("<int:source_id>/pull/", sources.source_now, name="source_pull"),
    path("<int:source_id>/pause/", sources.source_rest, name="source_pause"),
    path("<int:source_id>/resume/", sources.source_wake, name="source_resume"),
    path("<int:source_id>/delete/", sources.source_remove, name="source_delete"),
]
