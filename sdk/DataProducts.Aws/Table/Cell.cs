using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>Attribute values of the three types that rows are made of.</summary>
internal static class Cell
{
    public static AttributeValue Of(ReadOnlySpan<byte> bytes) => new() { B = new MemoryStream(bytes.ToArray(), 0, bytes.Length, false, true) };

    public static AttributeValue Of(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Of(string text) => new() { S = text };

    public static byte[]? Bytes(this Dictionary<string, AttributeValue> row, string name) => row.GetValueOrDefault(name)?.B?.ToArray();

    public static string? Text(this Dictionary<string, AttributeValue> row, string name) => row.GetValueOrDefault(name)?.S;

    public static long? Number(this Dictionary<string, AttributeValue> row, string name) =>
        long.TryParse(row.GetValueOrDefault(name)?.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
