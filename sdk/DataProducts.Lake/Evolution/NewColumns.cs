namespace DataProducts.Lake.Evolution;

/// <summary>Checks the columns that a table is to have.</summary>
internal static class NewColumns
{
    private const int DeepestType = 16;
    private const int MostFields = 10_000;

    /// <summary>Checks the columns.</summary>
    /// <exception cref="ArgumentException">They cannot be a table's.</exception>
    public static void Check(IReadOnlyList<LakeColumn> columns)
    {
        if (Problem(columns) is { } problem)
        {
            throw new ArgumentException(problem, nameof(columns));
        }
    }

    /// <summary>Gives what keeps columns from being a table's, or null.</summary>
    public static string? Problem(IReadOnlyList<LakeColumn> columns)
    {
        var left = MostFields;
        return columns.Count == 0
            ? "A table has at least one column."
            : Problem([.. columns.Select(column => new LakeField(column.Name, column.Type, column.Nullable))], "", 0, ref left);
    }

    private static string? Problem(IReadOnlyList<LakeField> fields, string path, int depth, ref int left)
    {
        if (depth > DeepestType || (left -= fields.Count) < 0)
        {
            return $"A table's types stand in each other {DeepestType} deep at most, and have {MostFields} fields at most.";
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // engines differ in case sensitivity
        foreach (var field in fields)
        {
            if (!IsName(field.Name) || !names.Add(field.Name))
            {
                return $"Column '{path}{field.Name}' is no lower-case name in snake case, or is there twice.";
            }

            if (!IsType(field.Type))
            {
                return $"Column '{path}{field.Name}' has type {field.Type}, whose digits or length are out of range, or a nested key of a map.";
            }

            if (field.Type.IsNested && Problem(field.Type.Children, $"{path}{field.Name}.", depth + 1, ref left) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    // Also what makes a name safe in Parquet's dotted paths and in property keys.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 128 && (char.IsAsciiLetterLower(name[0]) || name[0] == '_')
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private static bool IsType(LakeType type) => type.Kind switch
    {
        LakeKind.Decimal => type.Precision is >= 1 and <= 38 && type.Scale >= 0 && type.Scale <= type.Precision,
        LakeKind.Fixed => type.Precision is >= 1 and <= 1024 * 1024 && type.Scale == 0,
        LakeKind.Map => !type.Children[0].Type.IsNested,
        _ => Enum.IsDefined(type.Kind) && type is { Precision: 0, Scale: 0 } && type.IsNested == type.Children.Count > 0,
    };
}
