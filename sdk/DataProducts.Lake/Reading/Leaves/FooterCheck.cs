using System.Buffers.Binary;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>
/// Looks at a file's end and at the shape of its schema before the decoder does: that is native code, which goes down the schema by
/// recursion and takes the process with it when the stack ends.
/// </summary>
internal static class FooterCheck
{
    private const int MostFooterBytes = 64 * 1024 * 1024;
    private const int SchemaField = 2;
    private const int ChildCountField = 5;

    /// <summary>Checks a file.</summary>
    /// <exception cref="InvalidDataException">It is no Parquet file, or its schema has no end.</exception>
    /// <exception cref="NotSupportedException">Its footer is encrypted.</exception>
    public static void Check(Stream stream)
    {
        Span<byte> end = stackalloc byte[8];
        if (stream.Length < 12)
        {
            throw new InvalidDataException("it is no Parquet file");
        }

        stream.Position = stream.Length - end.Length;
        stream.ReadExactly(end);
        if (end[4..].SequenceEqual("PARE"u8))
        {
            throw new NotSupportedException("encryption");
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(end);
        if (!end[4..].SequenceEqual("PAR1"u8) || length > stream.Length - 12 || length > MostFooterBytes)
        {
            throw new InvalidDataException("it is no Parquet file");
        }

        var footer = new byte[length];
        stream.Position = stream.Length - end.Length - length;
        stream.ReadExactly(footer);
        stream.Position = 0;
        CheckSchema(footer);
    }

    // Each of several schemas is looked at, since nobody says which one a decoder takes.
    private static void CheckSchema(ReadOnlySpan<byte> footer)
    {
        var reader = new CompactReader(footer);
        for (var id = 0; reader.NextField(ref id, out var type);)
        {
            if (id == SchemaField && type == CompactReader.List)
            {
                CheckDepth(ref reader);
            }
            else
            {
                reader.Skip(type);
            }
        }
    }

    // The schema is a list, depth first, in which each element says how many of the next ones are its own.
    private static void CheckDepth(ref CompactReader reader)
    {
        var left = reader.ListLength(out var isOfStructs);
        if (!isOfStructs || left > FileSchema.MostNodes)
        {
            throw new InvalidDataException("its schema is too large");
        }

        var open = new Stack<long>();
        for (; left > 0; left--)
        {
            while (open.TryPeek(out var own) && own == 0)
            {
                _ = open.Pop();
            }

            if (open.Count > 0)
            {
                open.Push(open.Pop() - 1);
            }

            open.Push(Children(ref reader));
            if (open.Count > FileSchema.DeepestNode)
            {
                throw new InvalidDataException("its schema is nested too deeply");
            }
        }
    }

    private static long Children(ref CompactReader reader)
    {
        var children = 0L;
        for (var id = 0; reader.NextField(ref id, out var type);)
        {
            if (id == ChildCountField && type == CompactReader.Int32)
            {
                children = Math.Max(0, reader.Number());
            }
            else
            {
                reader.Skip(type);
            }
        }

        return children;
    }
}
