using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>Reads the limits of a column, which stand in the manifest as a source writes them.</summary>
internal static class ColumnLimit
{
    /// <summary>Gives the limit of a column of numbers as JSON writes it.</summary>
    /// <exception cref="DataProductException"><c>DP1234</c> it is no number.</exception>
    public static string Number(PortManifest port, ColumnManifest column, string text) =>
        YamlCore.TryNumber(text, out var number) ? number : throw Invalid(port, column, text);

    private static DataProductException Invalid(PortManifest port, ColumnManifest column, string text) => new(
        ManifestErrors.InvalidLimit,
        string.Create(CultureInfo.InvariantCulture, $"The limit '{text}' of column '{port.Name}.{column.Name}' is no {column.Type}. Correct its [Range]."));
}
