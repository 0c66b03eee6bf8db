namespace DataProducts.Lake.Commit;

/// <summary>Checks the columns of a table that is to be created.</summary>
internal static class NewColumns
{
    /// <summary>Checks the columns.</summary>
    /// <exception cref="ArgumentException">They cannot be a table's.</exception>
    public static void Check(IReadOnlyList<LakeColumn> columns)
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("A table has at least one column.", nameof(columns));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // engines differ in case sensitivity
        foreach (var column in columns)
        {
            if (!IsName(column.Name) || !names.Add(column.Name))
            {
                throw new ArgumentException(
                    $"Column '{column.Name}' is no lower-case name in snake case, or is there twice.", nameof(columns));
            }

            if (!IsType(column.Type))
            {
                throw new ArgumentException(
                    $"Column '{column.Name}' has type {column.Type}, whose digits or length are out of range.", nameof(columns));
            }
        }
    }

    // Also what makes a name safe in Parquet's dotted paths and in property keys.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 128 && (char.IsAsciiLetterLower(name[0]) || name[0] == '_')
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private static bool IsType(LakeType type) => type.Kind switch
    {
        LakeKind.Decimal => type.Precision is >= 1 and <= 38 && type.Scale >= 0 && type.Scale <= type.Precision,
        LakeKind.Fixed => type.Precision is >= 1 and <= 1024 * 1024 && type.Scale == 0,
        _ => Enum.IsDefined(type.Kind) && type is { Precision: 0, Scale: 0 },
    };
}
