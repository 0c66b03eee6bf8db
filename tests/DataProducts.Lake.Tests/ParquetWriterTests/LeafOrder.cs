using System.Text;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>The order that Parquet gives to values (Parquet format, Statistics, ColumnOrder).</summary>
internal static class LeafOrder
{
    public static int Compare(object a, object b) => (a, b) switch
    {
        (string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)),
        (byte[] x, byte[] y) => x.AsSpan().SequenceCompareTo(y),
        (Guid x, Guid y) => x.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(y.ToByteArray(bigEndian: true)),
        _ => ((IComparable)a).CompareTo(b),
    };
}
