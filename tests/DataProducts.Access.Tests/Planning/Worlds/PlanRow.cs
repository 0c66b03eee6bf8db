using System.Globalization;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>A row by the lake's column names; null where there is no value.</summary>
internal sealed record PlanRow(IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>The row's attributes by the names of its Cedar type; none where it holds null.</summary>
    public Dictionary<string, CedarValue> Attributes(ProductManifest product, PortManifest port)
    {
        var attributes = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
        foreach (var attribute in RowEntityType.Of(product, port).Attributes)
        {
            if (attribute.Name != RowEntityType.JurisdictionAttribute && Values[attribute.Column!] is { } value)
            {
                attributes[attribute.Name] = value switch
                {
                    string text => CedarValue.Of(text),
                    bool flag => CedarValue.Of(flag),
                    long number => CedarValue.Of(number),
                    decimal number => CedarValue.Decimal((long)(number * 10_000)),
                    _ => throw new InvalidOperationException("No column holds such a value."),
                };
            }
        }

        return attributes;
    }

    /// <summary>A value as DuckDB's SQL has it.</summary>
    public static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
