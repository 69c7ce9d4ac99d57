"""Every question by its name."""

from invoices.selectors.questions import money, reading, samples
from invoices.selectors.questions.question import Question

QUESTIONS: dict[str, Question] = {
    "vat_by_month": Question(
        "How much VAT stands on the invoices of each month, rate by rate? Credit notes are taken off.",
        ("month", "currency", "rate", "base", "vat", "invoices"),
        money.vat_by_month,
    ),
    "spend_by_supplier": Question(
        "What does each supplier cost? Credit notes are taken off.",
        ("supplier", "siren", "currency", "invoices", "net", "gross"),
        money.spend_by_supplier,
    ),
    "due": Question(
        "What is to be paid, and when?",
        ("due_date", "supplier", "number", "amount_due", "currency", "state"),
        money.due,
    ),
    "cost_by_engine": Question(
        "What was paid to engines outside, and what was saved by not calling them?",
        ("engine", "kind", "why", "calls", "pages", "euros"),
        money.cost_by_engine,
    ),
    "states": Question("Where do the documents stand?", ("state", "documents"), reading.states),
    "engines": Question(
        "How many invoices does each engine read, and how many of them are booked unseen?",
        ("engine", "invoices", "booked_unseen", "share"),
        reading.engines,
    ),
    "corrections": Question(
        "Which fields do people correct, and how right was the engine among the invoices that they looked at?",
        ("field", "engine", "corrected", "looked_at", "right"),
        reading.corrections,
    ),
    "findings": Question("Why do invoices wait for a person?", ("finding", "severity", "invoices"), reading.findings),
    "duplicates": Question(
        "Which invoices seem to repeat another, and nobody has decided yet?",
        ("supplier", "number", "total", "later", "earlier", "why"),
        reading.duplicates,
    ),
    "slowest": Question(
        "Which documents took longest to read?",
        ("document", "name", "engine", "recipe", "pages", "seconds"),
        reading.slowest,
    ),
    "failures": Question(
        "Which documents failed, and why?", ("document", "name", "error", "retries"), reading.failures
    ),
    "inputs": Question("What came in, and how was it read?", samples.OF_INPUTS, samples.inputs),
    "outputs": Question("What was understood of it?", samples.OF_OUTPUTS, samples.outputs),
}
