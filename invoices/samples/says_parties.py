"""What a document says of the seller and of the buyer."""

from invoices.fields import Field
from invoices.samples.figures import grouped
from invoices.samples.look import Job
from invoices.samples.said import Claim, Said, claimed
from invoices.samples.values import Address, Party

COUNTRY_NAMES = {
    "FR": "France",
    "DE": "Deutschland",
    "GB": "United Kingdom",
    "IE": "Ireland",
    "BE": "Belgique",
    "MY": "Malaysia",
}


def supplier_name(job: Job) -> Said:
    """Print the name of the seller."""
    name = job.scene.supplier.name
    printed = name.upper() if job.happens("supplier.upper", 0.25) else name
    return claimed(Field.SUPPLIER_NAME, name, printed)


def address_lines(address: Address, field: Field, *, upper: bool = False, country: str = "") -> list[Said]:
    """Return an address on its lines; the street makes the claim."""
    street, town = address.street, f"{address.postcode} {address.town}"
    if upper:
        street, town = street.upper(), town.upper()
    claim = Claim(field, address.plain, street)
    return [Said(street, (claim,)), Said(town), *([Said(country)] if country else [])]


def supplier_lines(job: Job, *, name: bool = True) -> list[Said]:
    """Return name and address of the seller, and how to reach them."""
    supplier = job.scene.supplier
    lines = [supplier_name(job)] if name else []
    country = COUNTRY_NAMES[supplier.country] if job.happens("supplier.country", 0.25) else ""
    lines += address_lines(supplier.address, Field.SUPPLIER_ADDRESS, country=country)
    return lines + contact_lines(job)


def contact_lines(job: Job) -> list[Said]:
    """Return how the seller is reached."""
    supplier, lines = job.scene.supplier, []
    if job.happens("supplier.phone", 0.6):
        lines.append(claimed(Field.SUPPLIER_PHONE, supplier.phone, supplier.phone).after(f"{job.label('phone')} "))
    if job.happens("supplier.email", 0.5):
        before = "" if job.happens("supplier.email.bare", 0.4) else f"{job.label('email')} "
        lines.append(claimed(Field.SUPPLIER_EMAIL, supplier.email, supplier.email).after(before))
    if job.happens("supplier.site", 0.3):
        lines.append(Said(supplier.site))
    return lines


def identity_lines(job: Job) -> list[Said]:
    """Return the numbers that registers gave the seller, each as a piece of its own."""
    supplier = job.scene.supplier
    pieces = [_capital(job), _siret(job), _siren(job), _ape(job), vat_number(job)]
    return [piece for piece in pieces if piece] if supplier.siren or supplier.vat_number else []


def _capital(job: Job) -> Said:
    supplier = job.scene.supplier
    if not supplier.capital or supplier.country != "FR" or not job.happens("capital", 0.6):
        return Said("")
    amount = job.look.figures.money(supplier.capital, places=0 if job.happens("capital.round", 0.7) else 2)
    form = f"{supplier.form} " if job.happens("capital.form", 0.6) else ""
    return Said(form + job.words["capital"].format(amount=amount))


def _siret(job: Job) -> Said:
    supplier = job.scene.supplier
    if not supplier.siret or not job.happens("siret", 0.8):
        return Said("")
    compact = job.pick("siret.groups", (True, False, False))
    printed = supplier.siret if compact else grouped(supplier.siret, 3, 3, 3, 5)
    claims = (
        Claim(Field.SUPPLIER_SIRET, supplier.siret, printed),
        Claim(Field.SUPPLIER_SIREN, supplier.siren, printed[: 9 if compact else 11]),
    )
    return Said(printed, claims).after(f"{job.label('siret')} ")


def _siren(job: Job) -> Said:
    supplier = job.scene.supplier
    if not supplier.siren or not job.happens("siren", 0.45):
        return Said("")
    printed = grouped(supplier.siren, 3) if job.happens("siren.groups", 0.7) else supplier.siren
    label = job.words["siren"].format(town=supplier.register)
    return claimed(Field.SUPPLIER_SIREN, supplier.siren, printed).after(f"{label} ")


def _ape(job: Job) -> Said:
    supplier = job.scene.supplier
    if supplier.country != "FR" or not job.happens("ape", 0.5):
        return Said("")
    return Said(f"{job.label('ape')} {supplier.ape}")


def vat_number(job: Job) -> Said:
    """Return the VAT number of the seller, grouped or not; those who charge no tax often have none."""
    supplier = job.scene.supplier
    if not supplier.vat_number or not job.happens("vat_number", 0.2 if "293 B" in job.scene.mention else 0.85):
        return Said("")
    number = supplier.vat_number
    shapes = (
        number,
        number,
        f"{number[:2]} {number[2:]}",
        f"{number[:4]} {grouped(number[4:], 3)}",
        f"{number[:2]} {number[2:4]} {grouped(number[4:], 3)}",
    )
    printed = job.pick("vat_number.shape", shapes if supplier.country == "FR" else shapes[:3])
    return claimed(Field.SUPPLIER_VAT_NUMBER, number, printed).after(f"{job.label('vat_number')} ")


def customer_lines(job: Job) -> list[Said]:
    """Return the buyer as an address field shows them."""
    customer = job.scene.customer
    upper = job.happens("customer.upper", 0.35)
    name = customer.name.upper() if upper else customer.name
    lines = [claimed(Field.CUSTOMER_NAME, customer.name, name)]
    if job.happens("customer.attention", 0.12):
        lines.append(
            Said(
                job.pick(
                    "customer.attention", ("Service comptabilité", "Comptabilité fournisseurs", "Accounts payable")
                )
            )
        )
    country = COUNTRY_NAMES[customer.country] if job.happens("customer.country", 0.2) else ""
    lines += address_lines(
        customer.address, Field.CUSTOMER_ADDRESS, upper=upper, country=country.upper() if upper else country
    )
    return lines


def delivery_lines(job: Job) -> list[Said]:
    """Return where the goods went, when that is somewhere else: a company that is neither seller nor buyer."""
    delivery: Party | None = job.scene.delivery
    if delivery is None:
        return []
    address = delivery.address
    return [Said(delivery.name), Said(address.street), Said(f"{address.postcode} {address.town}")]
