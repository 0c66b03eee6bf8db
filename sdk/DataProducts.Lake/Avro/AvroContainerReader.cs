using System.IO.Compression;

namespace DataProducts.Lake.Avro;

/// <summary>
/// Reads object container files (Avro 1.12 specification, Object Container Files) with the codecs <c>null</c> and <c>deflate</c>.
/// </summary>
internal static class AvroContainerReader
{
    // Iceberg aims at manifests of 8 MB; what inflates beyond this is an attack or an accident.
    private const int MostInflatedBytes = 256 * 1024 * 1024;
    private const int MostRecords = 2_000_000;
    private const int SyncLength = 16;

    /// <summary>Reads a whole file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="where">Its name for messages.</param>
    /// <exception cref="LakeException"><c>DP1504</c> or <c>DP1502</c>.</exception>
    public static AvroFile Read(ReadOnlySpan<byte> bytes, string where)
    {
        try
        {
            return Read(bytes);
        }
        catch (AvroFormatException failure)
        {
            throw LakeErrors.InvalidAvro(where, failure.Message, failure);
        }
        catch (AvroUnsupportedException failure)
        {
            throw LakeErrors.Unsupported($"The Avro file {where}", failure.Message);
        }
    }

    private static AvroFile Read(ReadOnlySpan<byte> bytes)
    {
        var input = new AvroInput(bytes);
        if (!input.Take(4).SequenceEqual("Obj\u0001"u8))
        {
            throw new AvroFormatException("it does not begin as a container file");
        }

        var header = ReadHeader(ref input);
        var sync = input.Take(SyncLength);
        var schema = AvroSchemaParser.Parse(
            header.TryGetValue("avro.schema", out var json) ? json : throw new AvroFormatException("it has no schema"));
        if (schema.Kind != AvroKind.Record)
        {
            throw new AvroFormatException("its schema is not a record");
        }

        var deflated = IsDeflated(header);
        var records = new List<AvroRecord>();
        var budget = MostInflatedBytes;
        while (input.Remaining > 0)
        {
            var count = input.ReadLong();
            var block = input.ReadBytes();
            if (count < 0 || count > MostRecords - records.Count)
            {
                throw new AvroFormatException("it has too many records");
            }

            var plain = deflated ? Inflate(block, ref budget) : block;
            ReadBlock(plain, schema, count, records);
            if (!input.Take(SyncLength).SequenceEqual(sync))
            {
                throw new AvroFormatException("a block does not end with the file's marker");
            }
        }

        return new AvroFile(schema, header, records);
    }

    private static Dictionary<string, byte[]> ReadHeader(ref AvroInput input)
    {
        var header = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var block = input.ReadBlockCount(); block > 0; block = input.ReadBlockCount())
        {
            for (; block > 0; block--)
            {
                var key = input.ReadString();
                header[key] = input.ReadBytes().ToArray();
            }
        }

        return header;
    }

    private static bool IsDeflated(Dictionary<string, byte[]> header)
    {
        if (!header.TryGetValue("avro.codec", out var codec) || codec.AsSpan().SequenceEqual("null"u8))
        {
            return false;
        }

        return codec.AsSpan().SequenceEqual("deflate"u8) ? true : throw new AvroUnsupportedException("a codec other than null and deflate");
    }

    private static void ReadBlock(ReadOnlySpan<byte> plain, AvroType schema, long count, List<AvroRecord> records)
    {
        var input = new AvroInput(plain);
        for (; count > 0; count--)
        {
            records.Add((AvroRecord)AvroDecoder.ReadItem(ref input, schema)!);
        }

        if (input.Remaining > 0)
        {
            throw new AvroFormatException("a block has bytes after its last record");
        }
    }

    private static byte[] Inflate(ReadOnlySpan<byte> block, ref int budget)
    {
        try
        {
            using var source = new MemoryStream(block.ToArray(), writable: false);
            using var inflater = new DeflateStream(source, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (var read = inflater.Read(buffer); read > 0; read = inflater.Read(buffer))
            {
                if ((budget -= read) < 0)
                {
                    throw new AvroFormatException("it inflates beyond all measure");
                }

                plain.Write(buffer, 0, read);
            }

            return plain.ToArray();
        }
        catch (InvalidDataException failure)
        {
            throw new AvroFormatException("a block cannot be inflated", failure);
        }
    }
}
