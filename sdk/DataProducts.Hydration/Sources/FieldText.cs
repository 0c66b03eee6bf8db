using System.Globalization;
using System.Numerics;

namespace DataProducts.Hydration;

/// <summary>Writes a computed cell as the text that <see cref="FieldReader"/> reads; null becomes the empty text, as in every
/// source. A nested cell becomes the JSON that generated code reads in such a field.</summary>
internal static class FieldText
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    public static string Of(string part, string column, object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or decimal or float or double =>
            ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture) + "Z",
        DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime().ToString(Time, CultureInfo.InvariantCulture) + "Z",
        DateTime time => time.ToString(Time, CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ when NestedJson.IsNested(cell) => new NestedJson(value => Of(part, column, value)).Of(cell),
        _ => throw HydrationErrors.NoText(part, column, cell.GetType()),
    };
}
