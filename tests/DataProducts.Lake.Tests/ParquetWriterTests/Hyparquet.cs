using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>Reads files with npm hyparquet: their structures as they are, their rows, and what filters find with the page index.</summary>
internal static class Hyparquet
{
    public static async Task<JsonElement[]> ReadAsync(IReadOnlyList<object> requests)
    {
        using var document = JsonDocument.Parse(await NodeOracle.RunAsync("hyparquet", "read.mjs", [], JsonSerializer.Serialize(requests)));
        return [.. document.RootElement.EnumerateArray().Select(result => result.Clone())];
    }

    /// <summary>Gives a value that was written as text, equal to <see cref="Text(JsonElement, LakeType)"/> of the one that was read.</summary>
    public static string Text(object? value, LakeType type) => value switch
    {
        null => "null",
        NestedValue { Kind: LakeKind.Struct } nested => $"{{{string.Join(", ", nested.Parts.Select((part, i) => Text(part, type.Children[i].Type)))}}}",
        NestedValue { Kind: LakeKind.List } nested => $"[{string.Join(", ", nested.Parts.Select(part => Text(part, type.Children[0].Type)))}]",
        NestedValue nested => $"<{string.Join(", ", nested.Parts.Chunk(2)
            .Select(pair => $"{Text(pair[0], type.Children[0].Type)}={Text(pair[1], type.Children[1].Type)}").Order(StringComparer.Ordinal))}>",
        Int128 unscaled => Real((double)unscaled * Math.Pow(10, -type.Scale)), // it has no exact decimals
        float number => Real(number),
        double number => Real(number),
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    public static string Text(JsonElement value, LakeType type) => (value.ValueKind, type.Kind) switch
    {
        (JsonValueKind.Null or JsonValueKind.Undefined, _) => "null",
        (_, LakeKind.Struct) => $"{{{string.Join(", ", type.Children.Select(child => Text(value.GetProperty(child.Name), child.Type)))}}}",
        (_, LakeKind.List) => $"[{string.Join(", ", value.EnumerateArray().Select(part => Text(part, type.Children[0].Type)))}]",
        (_, LakeKind.Map) => $"<{string.Join(", ", value.EnumerateObject().Select(part => $"{part.Name}={Text(part.Value, type.Children[1].Type)}").Order(StringComparer.Ordinal))}>",
        (JsonValueKind.Number, LakeKind.Float or LakeKind.Double or LakeKind.Decimal) => Real(value.GetDouble()),
        (_, LakeKind.Float or LakeKind.Double or LakeKind.Decimal) => value.GetString() switch { "Infinity" => "∞", "-Infinity" => "-∞", var text => text! },
        (JsonValueKind.True, _) => "true",
        (JsonValueKind.False, _) => "false",
        (JsonValueKind.String, _) => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static string Real(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => value.ToString("G14", CultureInfo.InvariantCulture),
    };
}
