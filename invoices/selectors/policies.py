"""How one document is to be read: the installation's habit, the organisation's choice, the sender's wish."""

from dataclasses import replace

from invoices.models import Consent, Document, Preferences
from invoices.ocr.policy import Policy, Preference, choose


def preferences_of(organisation_id: int) -> Preferences:
    """Return an organisation's choices, or the defaults."""
    found = Preferences.objects.filter(organisation_id=organisation_id).first()
    return found or Preferences(organisation_id=organisation_id)


def policy_for(document: Document, installation: Policy) -> Policy:
    """Settle who reads a document. No page leaves the building without the organisation's recorded consent."""
    chosen = preferences_of(document.organisation_id)
    consented = set(
        Consent.objects.filter(organisation_id=document.organisation_id, withdrawn_at=None).values_list(
            "engine", flat=True
        )
    )
    wished = document.wanted.get("engine") or chosen.engine or installation.engine
    away = (
        installation.away
        if installation.away in consented or not installation.leaves(installation.away or "")
        else None
    )
    organisation = Preference(
        engine=chosen.engine or None,
        languages=tuple(chosen.languages) or None,
        # Named or fallen back to, a service outside is asked only with the organisation's word for that service.
        away_allowed=wished in consented if installation.leaves(wished) else bool(consented & {installation.away}),
    )
    asked = Preference(engine=document.wanted.get("engine") or None)
    policy = choose(replace(installation, away=away), organisation, asked)
    recipe = document.wanted.get("recipe")
    return replace(policy, recipes={**policy.recipes, **dict.fromkeys(_HOME, recipe)}) if recipe else policy


_HOME = ("tesseract", "rapidocr")
