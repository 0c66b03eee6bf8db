namespace DataProducts.Lake.Commit;

/// <summary>Compares columns; documentation does not count.</summary>
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

            if (Find(table[i], asked[i]) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Find(TableColumn table, TableColumn asked)
    {
        var (has, wants) = (table.Column, asked.Column);
        if (has.Name != wants.Name)
        {
            return $"column '{wants.Name}' is asked for where the table has '{has.Name}'";
        }

        if (table.FieldId != asked.FieldId)
        {
            return $"column '{has.Name}' has field id {table.FieldId}, not {asked.FieldId}";
        }

        if (has.Type != wants.Type)
        {
            return $"column '{has.Name}' has type {has.Type}, not {wants.Type}";
        }

        if (has.Nullable != wants.Nullable)
        {
            return $"column '{has.Name}' is {(has.Nullable ? "optional" : "required")} in the table only";
        }

        return has.Bounds != wants.Bounds ? $"column '{has.Name}' {(has.Bounds ? "has" : "has no")} bounds in the table only" : null;
    }
}
