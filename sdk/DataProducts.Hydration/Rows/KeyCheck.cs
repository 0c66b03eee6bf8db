namespace DataProducts.Hydration;

/// <summary>Says whether a row may have its key: one row of a port where rows are appended, one jurisdiction where they are merged.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <remarks>A row that is merged may come again in its own jurisdiction. In another one it would be a second row of the port: moving a person
/// is not for a source to do.</remarks>
internal sealed class KeyCheck<TRow>(LiveKeys<TRow> live, PortWrite write) : IDisposable
    where TRow : class, IDataProductRow<TRow>
{
    private readonly KeyPlaces _keys = new();

    /// <summary>Takes the key for the row.</summary>
    /// <returns>False if another row has it.</returns>
    public bool TryTake(TRow row)
    {
        var place = TRow.JurisdictionOf(row);
        if (live.Find(row) is { } held && !(write.IsMerge && held == place))
        {
            return false;
        }

        var key = KeyHash.Of(TRow.KeyOf(row));
        return _keys.Take(key, place) is not { } taken || (write.IsMerge && taken == place);
    }

    public void Dispose() => _keys.Dispose();
}
