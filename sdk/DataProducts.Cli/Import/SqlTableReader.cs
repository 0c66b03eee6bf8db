namespace DataProducts.Cli.Import;

/// <summary>Reads <c>CREATE TABLE</c> as PostgreSQL, SQL Server, MySQL, Oracle, Snowflake, Trino, Athena and DuckDB write it. What it does not
/// know of a column or table it passes over; what it cannot follow is an error with its place.</summary>
internal sealed class SqlTableReader
{
    private readonly TextCursor _cursor;
    private readonly string _path;
    private readonly List<ImportedTable> _tables = [];

    private SqlTableReader(string text, string path) => (_cursor, _path) = (new(text, path), path);

    /// <summary>Reads all tables of a script.</summary>
    /// <param name="text">The script.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <returns>The tables in their order.</returns>
    /// <exception cref="DataProductException"><c>DP1271</c> or <c>DP1273</c>.</exception>
    public static IReadOnlyList<ImportedTable> Read(string text, string path)
    {
        var reader = new SqlTableReader(text, path);
        reader.Script();
        return reader._tables;
    }

    private void Script()
    {
        while (!_cursor.AtEnd)
        {
            if (_cursor.Take("create"))
            {
                Create();
            }
            else if (_cursor.Take("comment"))
            {
                Comment();
            }
            else
            {
                SkipStatement();
            }
        }
    }

    private void Create()
    {
        // OR REPLACE, TEMPORARY, EXTERNAL, TRANSIENT …: at most a few words before TABLE.
        for (var words = 0; words < 6 && !_cursor.Is("table") && _cursor.Kind == WordKind.Name; words++)
        {
            _cursor.Next();
        }

        if (!_cursor.Take("table"))
        {
            SkipStatement();
            return;
        }

        if (_cursor.Take("if"))
        {
            _cursor.Take("not");
            _cursor.Take("exists");
        }

        var name = QualifiedName();
        if (!_cursor.Is('('))
        {
            SkipStatement(); // CREATE TABLE … AS SELECT says no types
            return;
        }

        var columns = new SqlColumns(_cursor, _path);
        columns.ReadList();
        _tables.Add(Options(columns, name));
    }

    // PARTITIONED BY (…) adds columns in Hive; COMMENT 'text' or COMMENT = 'text' says what the table is.
    private ImportedTable Options(SqlColumns columns, string name)
    {
        string? description = null;
        while (!_cursor.AtEnd && !_cursor.Is(';'))
        {
            if (_cursor.Take("comment"))
            {
                _cursor.Take('=');
                description = _cursor.Kind == WordKind.Text ? _cursor.TakeWord() : description;
            }
            else if (_cursor.Take("partitioned"))
            {
                _cursor.Take("by");
                columns.ReadPartition();
            }
            else if (_cursor.Is('('))
            {
                _cursor.SkipParentheses();
            }
            else
            {
                _cursor.Next();
            }
        }

        return new(name, columns.ToList()) { Description = description };
    }

    // PostgreSQL: COMMENT ON TABLE t IS 'text'; COMMENT ON COLUMN t.c IS 'text'.
    private void Comment()
    {
        if (_cursor.Take("on") && (_cursor.Is("table") || _cursor.Is("column")))
        {
            var onColumn = _cursor.Is("column");
            _cursor.Next();
            var parts = NameParts();
            if (_cursor.Take("is") && _cursor.Kind == WordKind.Text)
            {
                Describe(parts, onColumn, _cursor.Word);
            }
        }

        SkipStatement();
    }

    private void Describe(List<string> name, bool onColumn, string text)
    {
        var table = onColumn && name.Count > 1 ? name[^2] : name[^1];
        var index = _tables.FindIndex(one => string.Equals(one.Name, table, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            return;
        }

        _tables[index] = onColumn
            ? _tables[index] with
            {
                Columns =
                [
                    .. _tables[index].Columns.Select(column =>
                        string.Equals(column.Name, name[^1], StringComparison.OrdinalIgnoreCase) ? column with { Description = text } : column),
                ],
            }
            : _tables[index] with { Description = text };
    }

    private string QualifiedName() => NameParts()[^1];

    private List<string> NameParts()
    {
        List<string> parts = [_cursor.Name()];
        while (_cursor.Take('.'))
        {
            parts.Add(_cursor.Name());
        }

        return parts;
    }

    private void SkipStatement()
    {
        while (!_cursor.AtEnd && !_cursor.Take(';'))
        {
            _cursor.Next();
        }
    }
}
