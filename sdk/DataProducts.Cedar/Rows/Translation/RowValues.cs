using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Puts values of one kind into the order in which filters list them, so that equal lists have one text.</summary>
internal static class RowValues
{
    public static IComparer<CedarValue> Order { get; } = Comparer<CedarValue>.Create(Compare);

    /// <summary>Gives each value once, in order.</summary>
    public static ImmutableArray<CedarValue> Distinct(IEnumerable<CedarValue> values)
    {
        CedarValue[] ordered = [.. values.Distinct()];
        Array.Sort(ordered, Order);
        return ImmutableArray.Create(ordered);
    }

    private static int Compare(CedarValue left, CedarValue right) => left.Kind switch
    {
        CedarKind.String => string.CompareOrdinal(left.AsString, right.AsString),
        CedarKind.Entity => Compare(left.AsEntity, right.AsEntity),
        _ => left.RawBits.CompareTo(right.RawBits),
    };

    private static int Compare(EntityUid left, EntityUid right) =>
        string.CompareOrdinal(left.Type, right.Type) is not 0 and var types ? types : string.CompareOrdinal(left.Id, right.Id);
}
