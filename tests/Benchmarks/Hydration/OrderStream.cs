using System.Globalization;
using System.Text;

namespace DataProducts.Benchmarks;

/// <summary>Orders as CSV, made while they are read, the same each time; every fiftieth has a price that is none.</summary>
internal sealed class OrderStream(int rows) : Stream
{
    private const int BadEvery = 50;
    private const int LongestRow = 256;
    private const string Header = "o_orderkey,o_custkey,o_orderstatus,o_totalprice,o_orderdate,o_orderpriority,o_clerk,o_shippriority,o_comment\n";

    private static readonly string[] Priorities = ["1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW"];

    private readonly byte[] _made = new byte[64 * 1024];
    private int _from;
    private int _to = -1;
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Tells whether a row is to be kept out.</summary>
    public static bool IsBad(int row) => row % BadEvery == BadEvery - 1;

    /// <summary>Gives a row's price in hundredths.</summary>
    public static long Cents(int row) => (long)(Mix(row, 2) % 50_000_000);

    public override int Read(Span<byte> buffer)
    {
        if (_from >= _to)
        {
            Make();
        }

        var count = Math.Min(buffer.Length, _to - _from);
        _made.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Make()
    {
        (_from, _to) = (0, _to < 0 ? Encoding.ASCII.GetBytes(Header, _made) : 0);
        for (; _next < rows && _made.Length - _to >= LongestRow; _next++)
        {
            _to += Write(_next, _made.AsSpan(_to));
        }
    }

    private static int Write(int row, Span<byte> target)
    {
        var (day, cents) = (new DateOnly(1992, 1, 1).AddDays((int)(Mix(row, 3) % 2_400)), Cents(row));
        _ = System.Text.Unicode.Utf8.TryWrite(
            target,
            CultureInfo.InvariantCulture,
            $"""
            {row * 4L},{Mix(row, 0) % 150_000},{"OFP"[(int)(Mix(row, 1) % 3)]},{(IsBad(row) ? "x" : "")}{cents / 100}.{cents % 100:00},{day:yyyy-MM-dd},{Priorities[Mix(row, 4) % 5]},Clerk#{Mix(row, 5) % 1_000:000000000},0,carefully final deposits {Mix(row, 6)} sleep furiously

            """,
            out var length);
        return length;
    }

    // SplitMix64 (Steele, Lea, Flood 2014): as good as random, and the same for the same row.
    private static ulong Mix(int row, int field)
    {
        var z = (((ulong)row << 3) | (uint)field) * 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
