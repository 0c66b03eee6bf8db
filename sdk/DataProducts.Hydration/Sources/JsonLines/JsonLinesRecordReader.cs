using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace DataProducts.Hydration;

/// <summary>Reads JSON objects, one a line.</summary>
internal sealed class JsonLinesRecordReader : BufferedRecordReader
{
    /// <summary>How deeply a line may be nested.</summary>
    public const int MaximumDepth = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaximumDepth };

    private readonly string _part;
    private readonly Utf8LineReader _lines;
    private readonly ContentDigest _expected;
    private readonly JsonMembers _members;

    private JsonLinesRecordReader(string part, Utf8LineReader lines, ContentDigest expected, PortSchema schema, JsonMembers members)
        : base(schema) => (_part, _lines, _expected, _members) = (part, lines, expected, members);

    public override long BytesRead => _lines.BytesRead;

    public static async ValueTask<RecordReader> OpenAsync(
        string part, Utf8LineReader lines, ContentDigest expected, PortSchema schema, JsonMembers members, CancellationToken cancellationToken)
    {
        var head = (await lines.PeekAsync(cancellationToken).ConfigureAwait(false)).Span;
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF])
        {
            throw HydrationErrors.NotUtf8(part);
        }

        lines.Skip(head is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        return new JsonLinesRecordReader(part, lines, expected, schema, members);
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (_lines.LongLine is not null || _lines.Line.ContainsAnyExcept(" \t\r"u8))
                {
                    Begin();
                    Read(_lines.Line);
                    return true;
                }
            }
        }
        catch (Exception failure) when (ContentPart.IsReading(failure))
        {
            throw HydrationErrors.Unreadable(_part, failure);
        }

        return _lines.FinishHash().AsSpan().SequenceEqual(_expected.Sha256) ? false : throw HydrationErrors.Changed(_part);
    }

    /// <summary>Writes the line as it stands, which says more than its fields; of a line that is too long, its digest.</summary>
    public override void WriteRaw(IBufferWriter<byte> target)
    {
        var line = _lines.LongLine ?? _lines.Line;
        BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), _lines.LongLine is null ? line.Length : -1);
        target.Advance(sizeof(int));
        target.Write(line);
    }

    public override ValueTask DisposeAsync()
    {
        _lines.Dispose();
        return base.DisposeAsync();
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        if (_lines.LongLine is not null)
        {
            Fault(RowRule.RecordLength);
            return;
        }

        if (!Utf8.IsValid(line))
        {
            Fault(RowRule.Encoding);
            return;
        }

        if (Row == 1 && line.Trim(" \t\r"u8) is [(byte)'{' or (byte)'['])
        {
            throw HydrationErrors.JsonOverLines(_part);
        }

        try
        {
            ReadObject(line);
        }
        catch (JsonException)
        {
            Fault(RowRule.Malformed);
        }
        catch (InvalidOperationException)
        {
            Fault(RowRule.Encoding); // an escape of half a surrogate pair
        }
    }

    private void ReadObject(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line, Options);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            Fault(RowRule.Malformed);
            return;
        }

        _members.Begin();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var place = _members.Next(ref json);
            json.Read();
            if (place == JsonMembers.None)
            {
                json.Skip();
            }
            else if (place == JsonMembers.Twice)
            {
                json.Skip();
                Fault(RowRule.MemberDuplicate);
            }
            else
            {
                ReadValue(place, ref json, line);
            }
        }

        if (json.Read())
        {
            Fault(RowRule.Malformed);
        }
        else if (!HasFaults && _members.Unknown() is { } unknown)
        {
            throw HydrationErrors.UnknownMember(_part, Row, unknown);
        }
    }

    private void ReadValue(int place, ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.String when json.ValueIsEscaped:
                Fields.Take(place, json.CopyString(Fields.Room(json.ValueSpan.Length)));
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var start = (int)json.TokenStartIndex;
                json.Skip();
                if (!_members.MayNest(place))
                {
                    Fault(RowRule.Type, place);
                }

                _ = Fields.TrySetUtf8(place, line[start..(int)json.BytesConsumed]);
                break;
            default:
                _ = Fields.TrySetUtf8(place, json.ValueSpan); // true, false, and a number with all its digits
                break;
        }
    }
}
