using System.Globalization;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Writes values with the escapes <c>__entity</c> and <c>__extn</c>, so that they can be read without a schema.</summary>
internal static class ValueJsonWriter
{
    public static void Write(Utf8JsonWriter to, CedarValue value)
    {
        switch (value.Kind)
        {
            case CedarKind.Bool: to.WriteBooleanValue(value.AsBool); break;
            case CedarKind.Long: to.WriteNumberValue(value.AsLong); break;
            case CedarKind.String: to.WriteStringValue(value.AsString); break;
            case CedarKind.Entity:
                to.WriteStartObject();
                to.WritePropertyName(UidJson.Escape);
                UidJson.Write(to, value.AsEntity);
                to.WriteEndObject();
                break;
            case CedarKind.Set:
                to.WriteStartArray();
                foreach (var element in value.Elements)
                {
                    Write(to, element);
                }

                to.WriteEndArray();
                break;
            case CedarKind.Record: WriteFields(to, value.Fields); break;
            default: WriteExtension(to, value); break;
        }
    }

    public static void WriteFields(Utf8JsonWriter to, IEnumerable<KeyValuePair<string, CedarValue>> fields)
    {
        to.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            to.WritePropertyName(name);
            Write(to, value);
        }

        to.WriteEndObject();
    }

    private static void WriteExtension(Utf8JsonWriter to, CedarValue value)
    {
        to.WriteStartObject();
        to.WriteStartObject(ExtensionJson.Escape);
        switch (value.Kind)
        {
            case CedarKind.Decimal: WriteCall(to, "decimal", CedarPrinter.DecimalText(value.AsTenThousandths)); break;
            case CedarKind.Duration: WriteCall(to, "duration", Milliseconds(value.AsDurationMilliseconds)); break;
            case CedarKind.IpAddress: WriteCall(to, "ip", value.AsIp.ToString()); break;
            default: WriteDateTime(to, value.AsUnixMilliseconds); break;
        }

        to.WriteEndObject();
        to.WriteEndObject();
    }

    // Text has no form for most of the instants that 64 bits hold, so an instant is a distance from 1970, as in Cedar's own JSON.
    private static void WriteDateTime(Utf8JsonWriter to, long milliseconds)
    {
        to.WriteString("fn", "offset");
        to.WriteStartArray("args");
        WriteNested(to, "datetime", "1970-01-01");
        WriteNested(to, "duration", Milliseconds(milliseconds));
        to.WriteEndArray();
    }

    private static void WriteNested(Utf8JsonWriter to, string function, string argument)
    {
        to.WriteStartObject();
        to.WriteStartObject(ExtensionJson.Escape);
        WriteCall(to, function, argument);
        to.WriteEndObject();
        to.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter to, string function, string argument)
    {
        to.WriteString("fn", function);
        to.WriteString("arg", argument);
    }

    private static string Milliseconds(long value) => string.Create(CultureInfo.InvariantCulture, $"{value}ms");
}
