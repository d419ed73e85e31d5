"""What can be searched: the words of each record, as an index reads them."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from storage.tables.columns import identity, metadata, workspace

documents = Table(
    "documents",
    metadata,
    identity(),
    workspace(),
    Column("channel", String, nullable=False),
    Column("record", String, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index(None, "team", "channel", "record"),
)
