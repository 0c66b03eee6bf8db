namespace DataProducts.Cedar;

/// <summary>The columns that hold the attributes of a row type.</summary>
internal sealed class RowColumns
{
    private readonly Dictionary<string, RowColumn> _usable = new(StringComparer.Ordinal);

    public RowColumns(RecordType attributes, IReadOnlyDictionary<string, RowColumn> columns)
    {
        foreach (var (name, attribute) in attributes.Attributes)
        {
            if (!columns.TryGetValue(name, out var column))
            {
                continue;
            }

            if (attribute.IsRequired && column.Nullable)
            {
                Guards.Add(RowLogic.Not(new IsNullPredicate(column)));
            }

            if (column.Type.Holds(attribute.Type))
            {
                // Behind the guard the column is never NULL.
                _usable.Add(name, attribute.IsRequired ? column with { Nullable = false } : column);
            }
        }
    }

    /// <summary>Gets what keeps rows out that lack a required attribute. It covers the whole filter: within a policy, a forbid would err
    /// and be told nothing.</summary>
    public List<RowPredicate> Guards { get; } = [];

    public RowColumn? Find(string attribute) => _usable.GetValueOrDefault(attribute);
}
