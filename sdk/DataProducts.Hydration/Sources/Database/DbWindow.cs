using System.Data.Common;
using DataProducts.Tokens;

namespace DataProducts.Hydration;

/// <summary>
/// Tells rows that an earlier batch took from those that are new, where a range begins with values that the one before ended with.
/// </summary>
/// <remarks>A row is known again by its keyed digest: what is kept in the table's metadata tells nothing about it.</remarks>
internal sealed class DbWindow(string source, string column, CursorValue? keepFrom, KeyedDigest digest)
{
    /// <summary>How many rows may be known again: what a snapshot's summary can reasonably hold.</summary>
    public const int MaximumRows = 4096;

    private const int Size = KeyedDigest.MinimumSize;

    private readonly List<byte[]> _kept = [];
    private readonly Dictionary<UInt128, int> _before = [];
    private int _ordinal;

    /// <summary>Gets the rows that the next range must know again, each in 16 bytes.</summary>
    public string Kept => Convert.ToBase64String([.. _kept.SelectMany(row => row)]);

    /// <summary>Gets from which value on these are all the rows there were; null if that is so of none.</summary>
    public CursorValue? KnownFrom { get; init; }

    /// <summary>Says which rows an earlier batch took.</summary>
    public void Know(byte[] bytes)
    {
        for (var i = 0; i + Size <= bytes.Length; i += Size)
        {
            var row = BitConverter.ToUInt128(bytes, i);
            _before[row] = _before.GetValueOrDefault(row) + 1;
        }
    }

    /// <summary>Finds the cursor's column among those of the rows.</summary>
    public void Find(string[] names)
    {
        _ordinal = Array.FindIndex(names, name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
        if (_ordinal < 0)
        {
            throw HydrationErrors.Cursor(source, column, "is not among the query's columns");
        }
    }

    /// <summary>Takes a row, and tells whether it is a new one.</summary>
    public bool Take(DbDataReader reader, ReadOnlySpan<byte> raw)
    {
        if (keepFrom is null && _before.Count == 0)
        {
            return true;
        }

        var row = digest.Compute(raw);
        if (keepFrom is not null && CursorValue.Of(reader.GetValue(_ordinal)) is { } at && at.CompareTo(keepFrom) >= 0)
        {
            if (_kept.Count == MaximumRows)
            {
                throw HydrationErrors.WindowTooLarge(source, column, MaximumRows);
            }

            _kept.Add(row);
        }

        var known = BitConverter.ToUInt128(row);
        if (!_before.TryGetValue(known, out var times) || times == 0)
        {
            return true;
        }

        _before[known] = times - 1;
        return false;
    }
}
