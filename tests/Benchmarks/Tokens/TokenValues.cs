using System.Globalization;

namespace DataProducts.Benchmarks;

/// <summary>Made-up e-mail addresses of 20 to 40 characters, as many as a column batch holds.</summary>
internal static class TokenValues
{
    public const int Count = 4096;

    public static string[] Make() =>
    [
        .. Enumerable.Range(0, Count).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"person.{i * 7919}.{new string('x', i % 16)}@example{i % 97}.org")),
    ];
}
