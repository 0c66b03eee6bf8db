namespace DataProducts.Cedar.Fuzz;

/// <summary>A row of a random row type.</summary>
/// <param name="Values">Its attributes; none where the column is NULL.</param>
/// <param name="Cells">Its columns in SQL, in their order.</param>
/// <param name="Conforms">Whether it is an entity of the schema: no required attribute is NULL, no element of a set is.</param>
internal sealed record RandomRow(IReadOnlyDictionary<string, CedarValue> Values, IReadOnlyList<string> Cells, bool Conforms)
{
    public static RandomRow Of(Dice dice, RowWorld world)
    {
        var values = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
        var cells = new List<string>();
        var conforms = true;
        foreach (var attribute in world.Attributes)
        {
            var (value, sql, fits) = attribute.Cell(dice);
            cells.Add(sql);
            conforms &= fits;
            if (value is { } present)
            {
                values.Add(attribute.Name, present);
            }
        }

        return new(values, cells, conforms);
    }

    public override string ToString() => string.Join(", ", Values.Select(value => $"{value.Key}={value.Value}"));
}
