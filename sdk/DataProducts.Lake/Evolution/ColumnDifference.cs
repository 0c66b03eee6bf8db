using DataProducts.Iceberg;

namespace DataProducts.Lake.Evolution;

/// <summary>Compares columns, their parts and all field ids; documentation does not count.</summary>
internal static class ColumnDifference
{
    public static string? Find(IReadOnlyList<TableColumn> table, IReadOnlyList<TableColumn> asked)
    {
        for (var i = 0; i < Math.Max(table.Count, asked.Count); i++)
        {
            if (i >= table.Count)
            {
                return $"column '{asked[i].Column.Name}' is not in the table";
            }

            if (i >= asked.Count)
            {
                return $"the table has column '{table[i].Column.Name}' besides";
            }

            if (!IsSame(table[i].AsField(), asked[i].AsField()) || table[i].Column.Bounds != asked[i].Column.Bounds)
            {
                return $"column '{asked[i].Column.Name}' has changed since it was looked at";
            }
        }

        return null;
    }

    private static bool IsSame(TableField one, TableField other) =>
        one.FieldId == other.FieldId && one.Field == other.Field && one.Children.Count == other.Children.Count
        && one.Children.Zip(other.Children).All(pair => IsSame(pair.First, pair.Second));
}
