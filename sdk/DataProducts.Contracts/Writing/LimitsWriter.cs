using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes the limits of the values of a column, or of a field within one.</summary>
internal static class LimitsWriter
{
    public static void Write(Utf8JsonWriter json, ValueLimits limits)
    {
        json.WriteText("minimum", limits.Minimum);
        json.WriteText("maximum", limits.Maximum);
        json.WriteFlag("exclusiveMinimum", limits.ExclusiveMinimum);
        json.WriteFlag("exclusiveMaximum", limits.ExclusiveMaximum);
        WriteCount(json, "minLength", limits.MinimumLength);
        WriteCount(json, "maxLength", limits.MaximumLength);
        json.WriteText("pattern", limits.Pattern);
    }

    private static void WriteCount(Utf8JsonWriter json, string member, int? count)
    {
        if (count is { } number)
        {
            json.WriteNumber(member, number);
        }
    }
}
