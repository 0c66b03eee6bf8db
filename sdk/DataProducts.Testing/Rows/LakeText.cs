using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataProducts.Testing;

/// <summary>Writes lake values in the form in which a source writes them; nested ones as JSON.</summary>
internal static class LakeText
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gives one text a row; null where a row has no value.</summary>
    public static string?[] Of(ColumnBuffer column, LakeType type)
    {
        var texts = new string?[column.Count];
        var present = 0;
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = column.Present[row] == 0 ? null : type.IsNested ? Json(column, type, present++) : Scalar(column, type, present++);
        }

        return texts;
    }

    private static string Scalar(ColumnBuffer column, LakeType type, int at)
    {
        var culture = CultureInfo.InvariantCulture;
        return type.Kind switch
        {
            LakeKind.Boolean => ((FixedColumn<bool>)column).Values[at] ? "true" : "false",
            LakeKind.Int => ((FixedColumn<int>)column).Values[at].ToString(culture),
            LakeKind.Long => ((FixedColumn<long>)column).Values[at].ToString(culture),
            LakeKind.Float => ((FixedColumn<float>)column).Values[at].ToString("R", culture),
            LakeKind.Double => ((FixedColumn<double>)column).Values[at].ToString("R", culture),
            LakeKind.Decimal => Decimal(((FixedColumn<Int128>)column).Values[at], type.Scale),
            LakeKind.Date => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(((FixedColumn<int>)column).Values[at]).ToString("yyyy-MM-dd", culture),
            LakeKind.Time => Time(((FixedColumn<long>)column).Values[at]),
            LakeKind.Timestamp => Timestamp(((FixedColumn<long>)column).Values[at]).TrimEnd('Z'),
            LakeKind.TimestampTz => Timestamp(((FixedColumn<long>)column).Values[at]),
            LakeKind.Uuid => ((FixedColumn<Guid>)column).Values[at].ToString("D"),
            LakeKind.String => Encoding.UTF8.GetString(((BytesColumn)column)[at]),
            LakeKind.Fixed or LakeKind.Binary => Convert.ToBase64String(((BytesColumn)column)[at]),
            _ => throw new InvalidOperationException($"A {type} is no single value."),
        };
    }

    /// <summary>Writes a number of a given scale.</summary>
    public static string Decimal(Int128 unscaled, int scale)
    {
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = unscaled < 0 ? "-" : string.Empty;
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    /// <summary>Writes a point of time that is given in microseconds since 1970.</summary>
    public static string Timestamp(long micros) =>
        DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a time of day that is given in microseconds since midnight.</summary>
    public static string Time(long micros) =>
        new TimeOnly(micros * TimeSpan.TicksPerMicrosecond).ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private static string Json(ColumnBuffer column, LakeType type, int at)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            Write(json, column, type, at);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ColumnBuffer column, LakeType type, int at)
    {
        switch (type.Kind)
        {
            case LakeKind.Struct:
                json.WriteStartObject();
                for (var field = 0; field < type.Children.Count; field++)
                {
                    json.WritePropertyName(type.Children[field].Source ?? type.Children[field].Name);
                    WriteRow(json, ((StructColumn)column)[field], type.Children[field].Type, at);
                }

                json.WriteEndObject();
                break;
            case LakeKind.List:
                json.WriteStartArray();
                var list = (ListColumn)column;
                for (var element = Start(list, at); element < list.Ends[at]; element++)
                {
                    WriteRow(json, list.Elements, type.Children[0].Type, element);
                }

                json.WriteEndArray();
                break;
            case LakeKind.Map:
                json.WriteStartObject();
                var map = (MapColumn)column;
                for (var entry = Start(map, at); entry < map.Ends[at]; entry++)
                {
                    json.WritePropertyName(Scalar(map.Keys, type.Children[0].Type, entry));
                    WriteRow(json, map.Values, type.Children[1].Type, entry);
                }

                json.WriteEndObject();
                break;
            case LakeKind.Boolean:
                json.WriteBooleanValue(((FixedColumn<bool>)column).Values[at]);
                break;
            case LakeKind.Int or LakeKind.Long or LakeKind.Float or LakeKind.Double or LakeKind.Decimal:
                json.WriteRawValue(Scalar(column, type, at));
                break;
            default:
                json.WriteStringValue(Scalar(column, type, at));
                break;
        }
    }

    // A part of a nested value is counted by rows, its value by the rows before that have one.
    private static void WriteRow(Utf8JsonWriter json, ColumnBuffer column, LakeType type, int row)
    {
        if (column.Present[row] == 0)
        {
            json.WriteNullValue();
        }
        else
        {
            Write(json, column, type, column.Present[..row].Count((byte)1));
        }
    }

    private static int Start(RepeatedColumn column, int at) => at == 0 ? 0 : column.Ends[at - 1];
}
