namespace DataProducts.Cedar;

/// <summary>A column or field that holds an attribute as the schema declares it.</summary>
/// <param name="Column">The column; nullable if it, or a struct around it, may be NULL behind the filter's guards.</param>
/// <param name="IsOptional">Whether the attribute may be absent from what is around it.</param>
/// <param name="Fields">What holds the attributes of a record, or null.</param>
internal sealed record RowField(RowColumn Column, bool IsOptional, Dictionary<string, RowField>? Fields);

/// <summary>The columns that hold the attributes of a row type.</summary>
internal sealed class RowColumns
{
    private readonly Dictionary<string, RowField> _usable;

    public RowColumns(RecordType attributes, IReadOnlyDictionary<string, RowColumn> columns) => _usable = Fields(attributes, columns, null);

    /// <summary>Gets what keeps rows out that are no entities of the schema: a required attribute is NULL, or an element of a set is. It
    /// covers the whole filter: within a policy, a forbid would err and be told nothing.</summary>
    public List<RowPredicate> Guards { get; } = [];

    public RowField? Find(string attribute) => _usable.GetValueOrDefault(attribute);

    private Dictionary<string, RowField> Fields(RecordType attributes, IReadOnlyDictionary<string, RowColumn> columns, RowColumn? within)
    {
        var fields = new Dictionary<string, RowField>(columns.Count, StringComparer.Ordinal);
        var mayLackParent = within?.Nullable ?? false;
        foreach (var (name, attribute) in attributes.Attributes)
        {
            if (!columns.TryGetValue(name, out var column))
            {
                continue;
            }

            var place = within is null ? column : column with { Within = within, Nullable = column.Nullable || mayLackParent };
            if (attribute.IsRequired && column.Nullable)
            {
                Guard(mayLackParent ? within : null, RowLogic.Not(new IsNullPredicate(place)));
                place = place with { Nullable = mayLackParent }; // behind the guard it is NULL only with the struct around it
            }

            if (!column.Type.Holds(attribute.Type))
            {
                continue;
            }

            if (column.Type.Element is not null)
            {
                Guard(place.Nullable ? place : null, RowLogic.Not(new HasNullElementPredicate(place)));
            }

            var inner = column.Type.Fields is { } below ? Fields((RecordType)attribute.Type, below, place) : null;
            fields.Add(name, new(place, !attribute.IsRequired && column.Nullable, inner));
        }

        return fields;
    }

    private void Guard(RowColumn? unlessNull, RowPredicate condition) =>
        Guards.Add(unlessNull is null ? condition : RowLogic.Or(new IsNullPredicate(unlessNull), condition));
}
