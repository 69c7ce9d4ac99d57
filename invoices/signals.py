"""What the pipeline announces once it is true; who listens stands above."""

from django.dispatch import Signal

# document: the row, durable and on its way.
document_received = Signal()

# document: the row, settled; outcome: what it was settled by, nothing where it failed; seconds: since it was claimed.
document_processed = Signal()
