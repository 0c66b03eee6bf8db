using System.Data.Common;

namespace DataProducts.Hydration;

/// <summary>
/// Reads a list with nulls in it from a driver that gives such a list only to who asks for elements that may be null, as Npgsql does.
/// </summary>
internal static class NullableElements
{
    /// <summary>Gives the list; null if it is none of elements that the contract's type has.</summary>
    /// <exception cref="InvalidCastException">It holds other elements.</exception>
    public static object? Read(DbDataReader reader, int ordinal, LakeType? list) => list is not { Kind: LakeKind.List } type
        ? null
        : type.Children[0].Type.Kind switch
        {
            LakeKind.Boolean => reader.GetFieldValue<bool?[]>(ordinal),
            LakeKind.Int => reader.GetFieldValue<int?[]>(ordinal),
            LakeKind.Long => reader.GetFieldValue<long?[]>(ordinal),
            LakeKind.Float => reader.GetFieldValue<float?[]>(ordinal),
            LakeKind.Double => reader.GetFieldValue<double?[]>(ordinal),
            LakeKind.Decimal => reader.GetFieldValue<decimal?[]>(ordinal),
            LakeKind.Uuid => reader.GetFieldValue<Guid?[]>(ordinal),
            LakeKind.Date => reader.GetFieldValue<DateOnly?[]>(ordinal),
            LakeKind.TimestampTz => reader.GetFieldValue<DateTime?[]>(ordinal),
            _ => null,
        };
}
