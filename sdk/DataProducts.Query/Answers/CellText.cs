using System.Globalization;

namespace DataProducts.Query;

/// <summary>Writes a cell of an answer as text, the same in every place: ISO 8601 for time, hex for bytes, invariant numbers.</summary>
public static class CellText
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK";

    /// <summary>Writes a cell.</summary>
    /// <param name="cell">The cell, as <see cref="GovernedAnswer.Rows"/> holds it.</param>
    /// <returns>The text, or null where there is no value.</returns>
    public static string? Of(object? cell) => cell switch
    {
        null => null,
        string text => text,
        DateTime time => time.ToString(TimeForm, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString(TimeForm, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}
