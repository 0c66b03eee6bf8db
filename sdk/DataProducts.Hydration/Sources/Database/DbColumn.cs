using System.Data.Common;
using System.Numerics;

namespace DataProducts.Hydration;

/// <summary>Reads one column of a database's rows as text.</summary>
/// <param name="ordinal">Its place in the reader.</param>
/// <param name="type">The contract's type, if one is told.</param>
/// <param name="isDay">Whether the database calls it a date, whatever .NET type it is given as.</param>
internal sealed class DbColumn(int ordinal, LakeType? type, bool isDay)
{
    /// <summary>Tells what a column is by the types that the reader says it has.</summary>
    public static SourceKind KindOf(Type type, string databaseType) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => SourceKind.Boolean,
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32
            or TypeCode.Int64 or TypeCode.UInt64 => SourceKind.Integer,
        TypeCode.Single or TypeCode.Double => SourceKind.Float,
        TypeCode.Decimal => SourceKind.Decimal,
        TypeCode.String or TypeCode.Char => SourceKind.String,
        TypeCode.DateTime => IsDay(databaseType) ? SourceKind.Date : SourceKind.Timestamp,
        _ when type == typeof(BigInteger) => SourceKind.Integer,
        _ when type == typeof(Guid) => SourceKind.Uuid,
        _ when type == typeof(DateOnly) => SourceKind.Date,
        _ when type == typeof(DateTimeOffset) => SourceKind.Timestamp,
        _ when type == typeof(TimeOnly) || (type == typeof(TimeSpan) && databaseType != "interval") => SourceKind.Time,
        _ when type == typeof(object) || type == typeof(byte[]) => SourceKind.Unknown, // SQLite says so of every column without a value
        _ when typeof(Array).IsAssignableFrom(type) => SourceKind.List,
        _ => SourceKind.Other,
    };

    public static bool IsDay(string databaseType) => string.Equals(databaseType, "date", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the current row's value into a field.</summary>
    /// <returns>Whether it could be read, and has a text that a column can hold.</returns>
    public bool TryWrite(DbDataReader reader, FieldBuffer fields, int place)
    {
        if (reader.IsDBNull(ordinal))
        {
            return true;
        }

        switch (Plain(CellOf(reader)))
        {
            case null:
                return false;
            case string text:
                fields.Set(place, text);
                return true;
            case { } plain:
                fields.Set(place, FieldText.Of("", "", plain));
                return true;
        }
    }

    // Null of a value that .NET's type does not hold, such as a number of 40 digits.
    private object? CellOf(DbDataReader reader)
    {
        try
        {
            return reader.GetValue(ordinal);
        }
        catch (Exception failure) when (IsNoValue(failure))
        {
            try
            {
                return NullableElements.Read(reader, ordinal, type);
            }
            catch (Exception again) when (IsNoValue(again))
            {
                return null;
            }
        }
    }

    private static bool IsNoValue(Exception failure) =>
        failure is OverflowException or InvalidCastException or FormatException or ArgumentException;

    private object? Plain(object? cell) => cell switch
    {
        null => null,
        char letter => letter.ToString(),
        DateTime time when IsDayHere() && time.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(time),
        TimeSpan time => time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) ? TimeOnly.FromTimeSpan(time) : null,
        byte[] => cell,
        Array { Rank: 1 } list => Elements(list),
        _ => KindOf(cell.GetType(), "") is SourceKind.Other or SourceKind.List ? null : cell,
    };

    private bool IsDayHere() => isDay || type is { Kind: LakeKind.Date };

    private object?[]? Elements(Array list)
    {
        var elements = new object?[list.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var element = list.GetValue(i);
            elements[i] = element is null or DBNull ? null : Plain(element);
            if (element is not (null or DBNull) && elements[i] is null)
            {
                return null;
            }
        }

        return elements;
    }
}
