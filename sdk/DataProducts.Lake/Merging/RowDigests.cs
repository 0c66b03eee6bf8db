using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataProducts.Lake.Merging;

/// <summary>
/// Hashes rows, by some of their columns, to 16 bytes. By SHA-256: a source must not be able to make the keys of two rows meet.
/// </summary>
/// <param name="columns">The columns of the batches that are read.</param>
/// <param name="ordinals">Which of them count, in their order.</param>
internal sealed class RowDigests(IReadOnlyList<LakeColumn> columns, IReadOnlyList<int> ordinals)
{
    private readonly ValueDigest[] _values = [.. ordinals.Select(ordinal => ValueDigest.Of(columns[ordinal].Type))];
    private readonly ArrayBufferWriter<byte> _row = new(256);

    /// <summary>Hashes the rows of a batch.</summary>
    public void Fill(ColumnBatch rows, Span<UInt128> digests)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i].Begin(rows[ordinals[i]]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var row = 0; row < rows.RowCount; row++)
        {
            _row.ResetWrittenCount();
            foreach (var value in _values)
            {
                value.Write(row, _row);
            }

            _ = SHA256.HashData(_row.WrittenSpan, hash);
            digests[row] = MemoryMarshal.Read<UInt128>(hash);
        }
    }
}
