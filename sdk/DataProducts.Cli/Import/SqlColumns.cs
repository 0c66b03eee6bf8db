namespace DataProducts.Cli.Import;

/// <summary>Reads what stands in the parentheses of <c>CREATE TABLE</c>: columns, and the constraints that say which are the key.</summary>
internal sealed class SqlColumns(TextCursor cursor, string path)
{
    private readonly List<ImportedColumn> _columns = [];
    private readonly List<string> _key = [];
    private readonly HashSet<string> _unique = new(StringComparer.OrdinalIgnoreCase);

    public void ReadList()
    {
        cursor.Expect('(');
        do
        {
            if (!Constraint())
            {
                Column();
            }

            SkipElement();
        }
        while (cursor.Take(','));

        cursor.Expect(')');
    }

    /// <summary>Reads Hive's partition columns, which have types; the names and transforms of other dialects are passed over.</summary>
    public void ReadPartition()
    {
        cursor.Expect('(');
        do
        {
            if (cursor.Kind is WordKind.Name or WordKind.Quoted)
            {
                var name = cursor.TakeWord();
                if (!cursor.Is(',') && !cursor.Is(')') && !cursor.Is('('))
                {
                    Column(name);
                }
            }

            SkipElement();
        }
        while (cursor.Take(','));

        cursor.Expect(')');
    }

    public IReadOnlyList<ImportedColumn> ToList() =>
    [
        .. _columns.Select(column => column with
        {
            KeyPosition = _key.FindIndex(name => Same(name, column.Name)) is >= 0 and var position ? position : null,
            Nullable = column.Nullable && !_key.Exists(name => Same(name, column.Name)),
            Unique = column.Unique || _unique.Contains(column.Name),
        }),
    ];

    private bool Constraint()
    {
        if (cursor.Take("constraint"))
        {
            cursor.Name();
        }

        if (cursor.Take("primary"))
        {
            cursor.Take("key");
            cursor.Take("clustered");
            cursor.Take("nonclustered");
            _key.AddRange(Names());
            return true;
        }

        if (cursor.Take("unique"))
        {
            cursor.Take("key");
            cursor.Take("index");
            if (cursor.Kind == WordKind.Name && !cursor.Is('('))
            {
                cursor.Next();
            }

            if (Names() is [var alone])
            {
                _unique.Add(alone);
            }

            return true;
        }

        return cursor.Is("foreign") || cursor.Is("check") || cursor.Is("exclude") || cursor.Is("like") || cursor.Is("index")
            || cursor.Is("fulltext") || cursor.Is("spatial") || cursor.Is("period");
    }

    private List<string> Names()
    {
        var names = new List<string>();
        cursor.Expect('(');
        do
        {
            names.Add(cursor.Name());
            cursor.Take("asc");
            cursor.Take("desc");
        }
        while (cursor.Take(','));

        cursor.Expect(')');
        return names;
    }

    private void Column() => Column(cursor.Name());

    private void Column(string name)
    {
        if (_columns.Count == ImportLimits.Columns)
        {
            throw ImportErrors.TooMuch(path, $"more than {ImportLimits.Columns} columns");
        }

        if (_columns.Exists(column => Same(column.Name, name)))
        {
            throw cursor.Error($"the column '{name}' stands here a second time");
        }

        var type = new ForeignTypeReader(cursor, hive: false).Read();
        var column = new ImportedColumn(name, type.Type, Nullable: true) { MaximumLength = type.Length, Note = type.Note };
        _columns.Add(Attributes(column));
    }

    private ImportedColumn Attributes(ImportedColumn column)
    {
        while (!cursor.AtEnd && !cursor.Is(',') && !cursor.Is(')'))
        {
            if (cursor.Take("not"))
            {
                column = cursor.Take("null") ? column with { Nullable = false } : column;
            }
            else if (cursor.Take("primary"))
            {
                cursor.Take("key");
                _key.Add(column.Name);
            }
            else if (cursor.Take("unique"))
            {
                column = column with { Unique = true };
            }
            else if (cursor.Take("comment"))
            {
                column = cursor.Kind == WordKind.Text ? column with { Description = cursor.TakeWord() } : column;
            }
            else if (cursor.Is('('))
            {
                cursor.SkipParentheses();
            }
            else
            {
                cursor.Next();
            }
        }

        return column;
    }

    private void SkipElement()
    {
        while (!cursor.AtEnd && !cursor.Is(',') && !cursor.Is(')'))
        {
            if (cursor.Is('('))
            {
                cursor.SkipParentheses();
            }
            else
            {
                cursor.Next();
            }
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
