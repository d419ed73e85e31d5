"""What alembic runs to migrate over the connection that `storage.schema` hands to it."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.sql.elements import False_
from sqlalchemy.types import TypeEngine

from storage import schema, tables


def render(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Write column types as SQLAlchemy's own: a version must not change when our code does."""
    if kind == "server_default" and isinstance(getattr(item, "arg", None), False_):
        return "sa.false()"
    if kind != "type" or not isinstance(item, tables.UtcDateTime | tables.Choice | tables.Packed):
        return False
    plain: TypeEngine[Any] = item.impl_instance
    return f"sa.{plain!r}"


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tables.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render,
    include_name=schema.is_ours,
)
context.run_migrations()
