"""What a document says of payment, and what it says in small print."""

from invoices.fields import Field
from invoices.samples.figures import grouped
from invoices.samples.look import Job
from invoices.samples.said import Claim, Row, Said, claimed
from invoices.samples.says_meta import due_date, has_due_date
from invoices.samples.spelled import spelled_euros
from invoices.samples.wordings import SMALL_PRINT


def bank_rows(job: Job) -> list[Row]:
    """Return where to send the money."""
    bank = job.scene.supplier.bank
    if bank is None or not job.happens("bank", 0.7):
        return []
    printed = bank.iban if job.happens("iban.compact", 0.25) else grouped(bank.iban, 4)
    rows = [(job.words["iban"], claimed(Field.SUPPLIER_IBAN, bank.iban, printed))]
    if job.happens("bic", 0.8):
        rows.append((job.words["bic"], claimed(Field.SUPPLIER_BIC, bank.bic, bank.bic)))
    if job.happens("bank.name", 0.5):
        rows.insert(0, (job.words["bank"], Said(bank.name)))
    return rows


def payment_rows(job: Job) -> list[Row]:
    """Return how and when to pay."""
    scene, rows = job.scene, list[Row]()
    if job.happens("method", 0.5):
        rows.append((job.words["method"], claimed(Field.PAYMENT_METHOD, scene.method, scene.method)))
    if job.happens("terms", 0.45):
        rows.append((job.words["terms"], claimed(Field.PAYMENT_TERMS, scene.terms, scene.terms)))
    return rows


def due_sentence(job: Job) -> Said:
    """Ask for the money by a day, in a sentence."""
    if not has_due_date(job) or not job.happens("due.sentence", 0.3):
        return Said("")
    amount, day = job.money(job.scene.sums.due), due_date(job)
    text = job.words["due_sentence"].format(amount=amount, date=day.text)
    return Said(text, (*day.claims, Claim(Field.AMOUNT_DUE, f"{job.scene.sums.due:.2f}", amount)))


def amount_in_words(job: Job) -> str:
    """Spell the sum, as some French bills do; it is no figure a reader could take for one."""
    scene = job.scene
    if scene.language != "fr" or scene.currency != "EUR" or not job.happens("in_words", 0.08):
        return ""
    title = {"credit_note": "le présent avoir", "quote": "le présent devis"}.get(scene.kind, "la présente facture")
    ending = "e" if title.startswith("la") else ""
    return f"Arrêté{ending} {title} à la somme de {spelled_euros(scene.sums.due)}."


def small_print(job: Job) -> list[str]:
    """Return the mention of an exemption, then what lawyers want to read."""
    choices = SMALL_PRINT[job.scene.language]
    count = job.pick("small", (0, 1, 1, 2, 2))
    texts = [job.pick(f"small.{place}", choices) for place in range(count)]
    notes = [note for place, note in enumerate(job.scene.notes) if job.happens(f"note.{place}", 0.5)]
    return list(dict.fromkeys(filter(None, (amount_in_words(job), job.scene.mention, *notes, *texts))))
