"""All trades by name, and which kinds of paper each gives out."""

from invoices.samples.trade import Trade
from invoices.samples.trades_abroad import ABROAD
from invoices.samples.trades_home import HOME
from invoices.samples.trades_services import SERVICES
from invoices.samples.trades_shops import SHOPS
from invoices.samples.trades_travel import TRAVEL

TRADES: dict[str, Trade] = HOME | SHOPS | SERVICES | TRAVEL | ABROAD
TILL_ONLY = ("bakery", "cafe", "supermarket", "petrol", "parking", "post", "till_en", "till_asia", "till_de")
TILLS = tuple(name for name, trade in TRADES.items() if trade.is_till)
INVOICING = tuple(name for name in TRADES if name not in TILL_ONLY)
UTILITIES = tuple(name for name, trade in TRADES.items() if trade.is_utility)
