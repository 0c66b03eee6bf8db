namespace DataProducts.Cedar.Fuzz;

/// <summary>An attribute of a random row type, or of a record in it, and the column that holds it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scalar">What it holds, or what the elements of its set are; null for a record.</param>
/// <param name="IsSet">Whether it is a set.</param>
/// <param name="IsRequired">Whether the schema requires it.</param>
/// <param name="Column">The column, or the struct's field.</param>
/// <param name="Fields">The attributes of a record.</param>
internal sealed record RowAttribute(
    string Name, RowScalar? Scalar, bool IsSet, bool IsRequired, RowColumn Column, IReadOnlyList<RowAttribute> Fields)
{
    /// <summary>Gets the attribute's type as a schema writes it.</summary>
    public string CedarType => Scalar is null ? $"{{ {string.Join(", ", Fields.Select(one => one.Declaration))} }}"
        : IsSet ? $"Set<{Scalar.Cedar}>" : Scalar.Cedar;

    /// <summary>Gets the attribute as a schema declares it.</summary>
    public string Declaration => $"{CedarText.Quote(Name)}{(IsRequired ? "" : "?")}: {CedarType}";

    /// <summary>Gets the column's type in DuckDB.</summary>
    public string SqlType => Scalar is null
        ? $"STRUCT({string.Join(", ", Fields.Select(one => $"{Quoted(one.Column.Column)} {one.SqlType}"))})"
        : IsSet ? $"{Scalar.Sql}[]" : Scalar.Sql;

    /// <summary>Gives a cell of the column: the attribute's value, or null where the column is NULL; the cell in SQL; whether a row with
    /// it is an entity of the schema.</summary>
    public (CedarValue? Value, string Sql, bool Conforms) Cell(Dice dice)
    {
        if (Column.Nullable && dice.Chance(IsRequired ? 0.05 : 0.35))
        {
            return (null, "NULL", !IsRequired);
        }

        if (Scalar is null)
        {
            var cells = Fields.Select(field => (field, cell: field.Cell(dice))).ToList();
            var value = CedarValue.Record(cells.Where(one => one.cell.Value is not null).Select(one => KeyValuePair.Create(one.field.Name, one.cell.Value!.Value)));
            var sql = string.Join(", ", cells.Select(one => $"{Quoted(one.field.Column.Column)}: {one.cell.Sql}"));
            return (value, $"{{{sql}}}::{SqlType}", cells.All(one => one.cell.Conforms));
        }

        if (!IsSet)
        {
            var value = Scalar.Value(dice);
            return (value, Scalar.Literal(value), true);
        }

        var elements = Enumerable.Range(0, dice.Next(4)).Select(_ => Scalar.Value(dice)).ToList();
        var literals = elements.Select(Scalar.Literal).ToList();
        var hasNull = dice.Chance(0.04);
        if (hasNull)
        {
            literals.Insert(dice.Next(literals.Count + 1), "NULL");
        }

        return (CedarValue.Set(elements), $"[{string.Join(", ", literals)}]::{SqlType}", !hasNull);
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
