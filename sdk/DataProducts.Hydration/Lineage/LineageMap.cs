namespace DataProducts.Hydration;

/// <summary>What a run reads and writes, column by column, as far as it is known before it runs.</summary>
internal sealed class LineageMap
{
    private readonly string _space;
    private readonly PortSchema _schema;
    private readonly IReadOnlyList<(string Column, string Source)> _pairs;
    private readonly HashSet<string> _personal;
    private readonly DerivedSource? _derived;

    public LineageMap(string space, PortSchema schema, string manifest, HydrationSource source, JurisdictionTable jurisdictions)
    {
        (_space, _schema, _derived) = (space, schema, source as DerivedSource);
        _pairs = ContractSources.Of(schema, manifest);
        _personal = schema.Pii.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        Inputs = _derived?.Origin is { } origin ? Tables(origin) : SourceDatasets.Of(space, schema, source.PartNames);
        var columns = PortTable.Columns(schema, source.Write).Select(column => new LineageColumn(column.Name, column.Type.ToString(), column.Documentation)).ToArray();
        Outputs = [.. jurisdictions.Jurisdictions.Select(place => new LineageOutput(
            Name(PortTable.Id(schema, place)), place, columns, Origins(place)))];
    }

    public IReadOnlyList<LineageInput> Inputs { get; }

    public IReadOnlyList<LineageOutput> Outputs { get; }

    private LineageName Name(TableId id) => new(_space, $"{id.Namespace}.{id.Name}");

    private LineageName Name(DerivedTable table, Jurisdiction place) => Name(Lake.TableNames.Of(table.Product, table.Major, table.Port, place));

    private LineageInput[] Tables(DerivedOrigin origin) =>
    [
        .. origin.Tables.SelectMany(table => table.Jurisdictions.OrderBy(place => place.Code, StringComparer.Ordinal).Select(place => new LineageInput(
            Name(table, place), null,
            [.. origin.Columns.Values.SelectMany(fields => fields).Where(field => field.Table == table).Select(field => field.Column)
                .Distinct(StringComparer.Ordinal).Select(column => new LineageColumn(column, null))]))),
    ];

    private Dictionary<string, IReadOnlyList<LineageField>> Origins(Jurisdiction place)
    {
        var origins = new Dictionary<string, IReadOnlyList<LineageField>>(StringComparer.Ordinal);
        foreach (var group in _pairs.GroupBy(pair => pair.Column, StringComparer.Ordinal))
        {
            var fields = group.SelectMany(pair => Fields(place, pair.Column, pair.Source)).Distinct().ToArray();
            if (fields.Length > 0)
            {
                origins.Add(group.Key, fields);
            }
        }

        return origins;
    }

    private IEnumerable<LineageField> Fields(Jurisdiction place, string column, string source)
    {
        var own = _personal.Contains(column) ? LineageStep.Tokenise : LineageStep.Identity;
        if (_derived?.Origin is { } origin)
        {
            // What is made of a jurisdiction's rows stays in it, so another jurisdiction's table is no origin of this one.
            return (origin.Columns.GetValueOrDefault(source) ?? []).Where(field => field.Table.Jurisdictions.Contains(place)).Select(field => new LineageField(
                Name(field.Table, place), field.Column, own == LineageStep.Identity && !field.IsUnchanged ? LineageStep.Transformation : own));
        }

        return Inputs.Where(input => _derived is null || string.Equals(input.Name.Name, place.Code, StringComparison.Ordinal))
            .Select(input => new LineageField(input.Name, source, own));
    }
}
