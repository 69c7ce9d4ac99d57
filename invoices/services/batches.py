"""What is sent together."""

from accounts.models import Organisation
from accounts.origin import Actor
from invoices.models import Batch, Origin


def batch_open(*, organisation: Organisation, origin: Origin, by: Actor) -> Batch:
    """Make a batch for documents that are about to come together."""
    return Batch.objects.create(organisation=organisation, origin=origin, made_by_id=by.user_id)
