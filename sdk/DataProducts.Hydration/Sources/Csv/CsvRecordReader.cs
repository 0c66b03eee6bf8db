using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Sylvan.Data.Csv;

namespace DataProducts.Hydration;

/// <summary>Reads CSV records.</summary>
internal sealed class CsvRecordReader : RecordReader
{
    private readonly string _part;
    private readonly EscapingUtf8Reader _text;
    private readonly ContentDigest _expected;
    private readonly CsvDataReader _csv;
    private readonly int _limit;
    private readonly QuotedFields _quoted = new();
    private int[] _places = [];
    private int _width;

    private CsvRecordReader(string part, EscapingUtf8Reader text, ContentDigest expected, CsvDataReader csv, int limit) =>
        (_part, _text, _expected, _csv, _limit) = (part, text, expected, csv, limit);

    public override long BytesRead => _text.BytesRead;

    public override ReadOnlySpan<char> this[int index] => _places[index] is var place and >= 0 ? Field(place) : default;

    public static async ValueTask<RecordReader> OpenAsync(
        string part,
        EscapingUtf8Reader text,
        ContentDigest expected,
        PortSchema schema,
        IReadOnlySet<string> ignored,
        SourceDrift drift,
        int limit,
        CancellationToken cancellationToken)
    {
        try
        {
            var csv = await CsvDataReader.CreateAsync(text, Options(limit), cancellationToken).ConfigureAwait(false);
            var reader = new CsvRecordReader(part, text, expected, csv, limit);
            await reader.ReadHeaderAsync(schema, ignored, drift, cancellationToken).ConfigureAwait(false);
            return reader;
        }
        catch (CsvRecordTooLargeException)
        {
            throw HydrationErrors.TooLarge(part, 0, limit);
        }
        catch (CsvFormatException)
        {
            throw HydrationErrors.Malformed(part, 0);
        }
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await NextAsync(cancellationToken).ConfigureAwait(false))
        {
            return _text.FinishHash().AsSpan().SequenceEqual(_expected.Sha256) ? false : throw HydrationErrors.Changed(_part);
        }

        Row++;
        return true;
    }

    public override void AddFaults(RowProblems problems)
    {
        if (_csv.RowFieldCount != _width)
        {
            problems.Add(RowRule.FieldCount, null);
        }

        if (EscapingUtf8Reader.HasEscape(_csv.GetRawRecordSpan()))
        {
            problems.Add(RowRule.Encoding, null);
        }
    }

    public override void WriteRaw(IBufferWriter<byte> target)
    {
        for (var i = 0; i < _csv.RowFieldCount; i++)
        {
            // UTF-16, because an escaped byte (a lone surrogate) has no UTF-8.
            var bytes = MemoryMarshal.AsBytes(Field(i));
            BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), bytes.Length);
            target.Advance(sizeof(int));
            target.Write(bytes);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync().ConfigureAwait(false);
        _text.Dispose();
    }

    private static CsvDataReaderOptions Options(int limit) => new()
    {
        HasHeaders = false, // the header is a record to us: its bytes, doublets and width are ours to judge
        Delimiter = ',', // never guessed from the content
        Comment = '\uDC00', // no record can start with it, so none is taken for a comment and dropped
        BufferSize = 4096,
        MaxBufferSize = limit,
    };

    private async ValueTask ReadHeaderAsync(
        PortSchema schema, IReadOnlySet<string> ignored, SourceDrift drift, CancellationToken cancellationToken)
    {
        if (!await NextAsync(cancellationToken).ConfigureAwait(false) || EscapingUtf8Reader.HasEscape(_csv.GetRawRecordSpan()))
        {
            throw HydrationErrors.NoHeader(_part);
        }

        _width = _csv.RowFieldCount;
        var header = new string[_width];
        for (var i = 0; i < _width; i++)
        {
            header[i] = Field(i).ToString();
        }

        _places = SourceNames.Map(_part, header, schema, ignored, drift);
    }

    private async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var raw = _csv.GetRawRecordSpan();
                if (raw.ContainsAnyExcept('\r', '\n'))
                {
                    _quoted.Hold(_csv, raw);
                    return true;
                }
            }

            return false;
        }
        catch (CsvRecordTooLargeException)
        {
            throw HydrationErrors.TooLarge(_part, Row, _limit);
        }
        catch (CsvFormatException)
        {
            throw HydrationErrors.Malformed(_part, Row);
        }
        catch (Exception failure) when (ContentPart.IsReading(failure))
        {
            throw HydrationErrors.Unreadable(_part, failure);
        }
    }

    private ReadOnlySpan<char> Field(int place) => _quoted.IsHeld ? _quoted[place] : _csv.GetFieldSpan(place);
}
