using System.Globalization;

namespace DataProducts.Query;

/// <summary>Writes a cell of an answer as text, the same in every place: ISO 8601 for time, hex for bytes, invariant numbers, JSON for
/// what is nested.</summary>
public static class CellText
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK";

    private static readonly NestedJson Nested = new(cell => Of(cell)!);

    /// <summary>Writes a cell.</summary>
    /// <param name="cell">The cell, as <see cref="GovernedAnswer.Rows"/> holds it.</param>
    /// <returns>The text, or null where there is no value. A struct is a JSON object, a list an array, a map an object of its keys as
    /// text; what is no number, truth value or nested value in it is the text that it would be in a cell of its own.</returns>
    public static string? Of(object? cell) => cell switch
    {
        null => null,
        string text => text,
        DateTime time => time.ToString(TimeForm, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString(TimeForm, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ when NestedJson.IsNested(cell) => Nested.Of(cell),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}
