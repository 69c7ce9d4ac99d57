"""The pages of invoices. Every address is written out: what is not here does not exist."""

from django.urls import include, path

from invoices.web import batches, documents, documents_bytes, documents_decisions, documents_split, upload

urlpatterns = [
    path("documents/", documents.document_list, name="document_list"),
    path("documents/live/", documents.documents_live, name="documents_live"),
    path("documents/upload", upload.document_upload, name="document_upload"),
    path("documents/batches/", upload.batch_new, name="batch_new"),
    path("documents/batches/<int:batch_id>/", batches.batch_detail, name="batch"),
    path("documents/batches/<int:batch_id>/live/", batches.batch_live, name="batch_live"),
    path("documents/<int:document_id>/", documents.document_detail, name="document"),
    path("documents/<int:document_id>/live/", documents.document_live, name="document_live"),
    path("documents/<int:document_id>/original", documents_bytes.document_original, name="document_original"),
    path("documents/<int:document_id>/pages/<int:number>", documents_bytes.document_page, name="document_page"),
    path("documents/<int:document_id>/reread/", documents_decisions.reread, name="document_reread"),
    path("documents/<int:document_id>/split/", documents_split.split, name="document_split"),
    path("documents/<int:document_id>/join/", documents_split.join, name="document_join"),
    path("documents/<int:document_id>/twins/<int:twin_id>/", documents_decisions.twin, name="twin_decide"),
    path("sources/", include("invoices.web.source_urls")),
]
