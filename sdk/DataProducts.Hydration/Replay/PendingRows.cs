using System.Buffers;
using DataProducts.Tokens;

namespace DataProducts.Hydration;

/// <summary>The rows of one part that are to be read again, and which of them were found.</summary>
internal sealed class PendingRows(IReadOnlyList<QuarantinedRow> rows, KeyedDigest digest)
{
    private const int DigestSize = 32;

    private readonly ArrayBufferWriter<byte> _raw = new(1024);
    private Dictionary<long, QuarantinedRow> _byNumber = [];
    private Dictionary<string, Queue<QuarantinedRow>> _byDigest = [];
    private bool _goesByNumber;

    /// <summary>Gets what was not found.</summary>
    public IEnumerable<QuarantinedRow> Missing => _goesByNumber ? _byNumber.Values : _byDigest.Values.SelectMany(one => one);

    /// <summary>Begins a reading of the part.</summary>
    /// <param name="isSame">
    /// Whether the rows are proved to be those of before: then their numbers say which they are. Otherwise their digests do.
    /// </param>
    public void Begin(bool isSame)
    {
        _goesByNumber = isSame;
        _byNumber = rows.ToDictionary(row => row.Row);
        _byDigest = rows.GroupBy(row => Convert.ToHexString(row.Digest), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<QuarantinedRow>(group), StringComparer.Ordinal);
    }

    /// <summary>Tells whether the record that was read last is one of them.</summary>
    public bool Take(RecordReader record)
    {
        if (_goesByNumber)
        {
            return _byNumber.Remove(record.Row);
        }

        _raw.ResetWrittenCount();
        record.WriteRaw(_raw);
        Span<byte> own = stackalloc byte[DigestSize];
        digest.Compute(_raw.WrittenSpan, own);
        return _byDigest.TryGetValue(Convert.ToHexString(own), out var left) && left.TryDequeue(out _);
    }
}
