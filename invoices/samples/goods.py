"""What was bought, drawn from the goods of a trade."""

from datetime import date
from decimal import Decimal
from random import Random

from invoices.samples.arithmetic import amount_of
from invoices.samples.placeholders import filled
from invoices.samples.registers import digits, letters
from invoices.samples.trade import Good, Trade
from invoices.samples.values import CENT, ZERO, Item

REBATES = ("5", "10", "10", "15", "20", "2.5")
HOW_OFTEN_LONG = 0.07


def items_of(
    chance: Random, trade: Trade, day: date, *, at_till: bool, with_rebates: bool, long: bool
) -> tuple[Item, ...]:
    """Draw the lines of one bill."""
    count = chance.randint(1, trade.most_lines)
    if long:
        count = chance.randint(14, 60)
        goods = [chance.choice(trade.goods) for _ in range(count)]
    else:
        goods = chance.sample(trade.goods, min(count, len(trade.goods)))
        goods += [chance.choice(trade.goods) for _ in range(count - len(goods))]
    style = chance.choice(("letters", "digits", "ean", "dotted"))
    return tuple(_item(chance, trade, good, day, style, at_till=at_till, with_rebates=with_rebates) for good in goods)


def _item(
    chance: Random, trade: Trade, good: Good, day: date, style: str, *, at_till: bool, with_rebates: bool
) -> Item:
    quantity, price = Decimal(chance.choice(good.quantities)), _price(chance, good)
    rebate = Decimal(chance.choice(REBATES)) if with_rebates and chance.random() < 0.5 else ZERO
    return Item(
        description=filled(good.description, chance, day, language=trade.language),
        details=() if at_till else tuple(filled(text, chance, day, language=trade.language) for text in good.details),
        code=_code(chance, style),
        quantity=quantity,
        unit=good.unit,
        unit_price=price,
        rebate=rebate,
        rate=Decimal(good.rate),
        amount=amount_of(quantity, price, rebate),
    )


def _price(chance: Random, good: Good) -> Decimal:
    low, high = Decimal(good.low), Decimal(good.high)
    step = CENT if "." not in good.low or len(good.low.partition(".")[2]) <= 2 else Decimal("0.0001")
    if low >= 200:
        step = Decimal(chance.choice(("0.01", "1", "10")))
    return low + step * chance.randint(0, int((high - low) / step))


def _code(chance: Random, style: str) -> str:
    if style == "letters":
        return f"{letters(chance, 3)}{digits(chance, 3)}"
    if style == "ean":
        return f"3{digits(chance, 12)}"
    return (
        f"{digits(chance, 2)}.{digits(chance, 4)}"
        if style == "dotted"
        else f"{chance.choice('123456789')}{digits(chance, 5)}"
    )
