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

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        // Most records stand in the buffer and have no quotes: for these nothing is awaited and nothing copied.
        var read = _csv.ReadAsync(cancellationToken);
        if (read.IsCompletedSuccessfully && read.Result && IsPlain(_csv.GetRawRecordSpan()))
        {
            _quoted.Release();
            Row++;
            return ValueTask.FromResult(true);
        }

        return ReadOnAsync(read, cancellationToken);
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
        // No field is longer than what it was made of.
        var room = target.GetSpan((_csv.RowFieldCount * sizeof(int)) + (_csv.GetRawRecordSpan().Length * sizeof(char)));
        var used = 0;
        for (var i = 0; i < _csv.RowFieldCount; i++)
        {
            // UTF-16, because an escaped byte (a lone surrogate) has no UTF-8.
            var bytes = MemoryMarshal.AsBytes(Field(i));
            BinaryPrimitives.WriteInt32LittleEndian(room[used..], bytes.Length);
            bytes.CopyTo(room[(used + sizeof(int))..]);
            used += sizeof(int) + bytes.Length;
        }

        target.Advance(used);
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
        if (!await NextAsync(_csv.ReadAsync(cancellationToken), cancellationToken).ConfigureAwait(false) || EscapingUtf8Reader.HasEscape(_csv.GetRawRecordSpan()))
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

    private async ValueTask<bool> ReadOnAsync(Task<bool> read, CancellationToken cancellationToken)
    {
        if (!await NextAsync(read, cancellationToken).ConfigureAwait(false))
        {
            return _text.FinishHash().AsSpan().SequenceEqual(_expected.Sha256) ? false : throw HydrationErrors.Changed(_part);
        }

        Row++;
        return true;
    }

    private async ValueTask<bool> NextAsync(Task<bool> read, CancellationToken cancellationToken)
    {
        try
        {
            for (; await read.ConfigureAwait(false); read = _csv.ReadAsync(cancellationToken))
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

    private static bool IsPlain(ReadOnlySpan<char> raw) => raw.ContainsAnyExcept('\r', '\n') && !raw.Contains('"');

    private ReadOnlySpan<char> Field(int place) => _quoted.IsHeld ? _quoted[place] : _csv.GetFieldSpan(place);
}
