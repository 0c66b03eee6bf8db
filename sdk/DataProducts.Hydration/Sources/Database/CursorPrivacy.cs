namespace DataProducts.Hydration;

/// <summary>Keeps personal data out of cursors: what one stands at is kept in clear in the table's metadata.</summary>
internal static class CursorPrivacy
{
    /// <summary>Refuses columns with personal data, and those of the contract's source of which nothing says that they are not.</summary>
    /// <exception cref="DataProductException"><c>DP1126</c>.</exception>
    public static void Refuse(string query, PortSchema schema, string column, string? key)
    {
        foreach (var name in new[] { column, key }.OfType<string>())
        {
            var source = schema.Source.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
            var read = source?.Column is { } place ? schema.Columns[place].Name : null;
            if (source is not null && schema.Pii.Any(pii => read is null || pii.Name == read))
            {
                throw HydrationErrors.CursorPersonal(query, name);
            }
        }
    }
}
