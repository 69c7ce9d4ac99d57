"""What the models say of themselves: tables with their columns, and what the database guards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from invoices.management.data_model.comments import comments_of

APPS = ("accounts", "learning", "invoices", "monitoring")
TYPES = {
    "BigAutoField": "bigint",
    "BigIntegerField": "bigint",
    "BooleanField": "boolean",
    "CharField": "varchar({max_length})",
    "DateField": "date",
    "DateTimeField": "timestamptz",
    "DecimalField": "numeric({max_digits},{decimal_places})",
    "EmailField": "varchar({max_length})",
    "FloatField": "double",
    "ForeignKey": "bigint",
    "JSONField": "jsonb",
    "OneToOneField": "bigint",
    "PositiveBigIntegerField": "bigint",
    "PositiveIntegerField": "integer",
    "PositiveSmallIntegerField": "smallint",
    "TextField": "text",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a model."""

    name: str
    kind: str
    is_null: bool = False
    is_key: bool = False
    is_unique: bool = False
    target: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What the database guards, or keeps in order, and who needs it."""

    name: str
    kind: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One model."""

    name: str
    app: str
    table: str
    says: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]


def tables() -> tuple[Table, ...]:
    """Return every model of ours, app by app, as the models stand now."""
    return tuple(table_of(model) for app in APPS for model in apps.get_app_config(app).get_models())


def table_of(model: type[models.Model]) -> Table:
    """Return one model as a table."""
    meta, comments = model._meta, comments_of(model)
    columns = tuple(_column(field, comments) for field in meta.concrete_fields)
    rules = (
        *(_constraint(one, comments) for one in meta.constraints),
        *(_index(one, comments) for one in meta.indexes),
    )
    said = " ".join((model.__doc__ or "").split())
    return Table(meta.object_name or "", meta.app_label, meta.db_table, said, columns, rules)


def _column(field: "models.Field[Any, Any]", comments: Mapping[str, str]) -> Column:
    target = field.related_model._meta.object_name if isinstance(field.related_model, type) else ""
    return Column(
        field.name,
        TYPES.get(field.get_internal_type(), field.get_internal_type()).format(**vars(field)),
        is_null=field.null,
        is_key=field.primary_key,
        is_unique=field.unique and not field.primary_key,
        target=target or "",
        says=comments.get(field.name, ""),
    )


def _constraint(rule: models.BaseConstraint, comments: Mapping[str, str]) -> Rule:
    why = comments.get(rule.name, "")
    if isinstance(rule, models.UniqueConstraint):
        return Rule(rule.name, "unique", _with_condition(_parts(rule), rule.condition), why)
    condition = rule.condition if isinstance(rule, models.CheckConstraint) else ""
    return Rule(rule.name, "check", _written(condition), why)


def _index(rule: models.Index, comments: Mapping[str, str]) -> Rule:
    return Rule(
        rule.name, "index", _with_condition(", ".join(rule.fields), rule.condition), comments.get(rule.name, "")
    )


def _parts(rule: models.UniqueConstraint) -> str:
    return ", ".join([*rule.fields, *(_written(part) for part in rule.expressions)])


def _with_condition(parts: str, condition: object) -> str:
    return f"{parts} where {_written(condition)}" if condition else parts


def _written(part: object) -> str:
    """Write a condition or an expression as a person would, without the words of the library."""
    if isinstance(part, models.Q):
        inner = f" {part.connector} ".join(_written(child) for child in part.children)
        return f"not ({inner})" if part.negated else inner
    if isinstance(part, tuple):
        return _compared(*part)
    if isinstance(part, models.F):
        return str(vars(part)["name"])
    if isinstance(part, models.Func):
        inner = ", ".join(_written(one) for one in part.get_source_expressions())
        return f"{type(part).__name__.lower()}({inner})"
    return str(part)


def _compared(path: str, value: object) -> str:
    name, _, how = path.partition("__")
    if how == "isnull" or value is None:
        return f"{name} is {'' if value is None or value is True else 'not '}null"
    if how == "in" and isinstance(value, list | tuple):
        return f"{name} in ({', '.join(map(str, value))})"
    sign = {"": "=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}.get(how, how)
    return f"{name} {sign} {_written(value) if not isinstance(value, str) else repr(value)}"
