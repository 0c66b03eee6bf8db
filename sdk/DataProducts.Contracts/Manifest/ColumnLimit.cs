namespace DataProducts.Contracts;

/// <summary>Reads the limits of values, which stand in the manifest as a source writes them.</summary>
internal static class ColumnLimit
{
    /// <summary>Gives the limit of numbers as JSON writes it.</summary>
    /// <param name="place">The column, or the field within one, with the port's name before it.</param>
    /// <param name="type">What the limit should be.</param>
    /// <param name="text">The limit.</param>
    /// <exception cref="DataProductException"><c>DP1234</c> it is no number.</exception>
    public static string Number(string place, LakeType type, string text) =>
        YamlCore.TryNumber(text, out var number) ? number : throw Invalid(place, type, text);

    private static DataProductException Invalid(string place, LakeType type, string text) =>
        new(ManifestErrors.InvalidLimit, $"The limit '{text}' of '{place}' is no {type}. Correct its [Range].");
}
