using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Damaged files give typed errors, never another exception, and never take the process down.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 4000;
    private const int Seed = 1502;

    [Fact]
    public async Task DamagedMetadata_GivesTypedErrors()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Sample.Columns, Sample.Rows());
        Mutate(await File.ReadAllBytesAsync(Path.Combine(lake.TableFolder, "metadata", "v2.metadata.json"), TestContext.Current.CancellationToken),
            bytes => TableMetadataReader.Read(bytes, "x"));
    }

    [Fact]
    public async Task DamagedMetadataOfANestedAndDividedTable_GivesTypedErrors()
    {
        using var lake = new TestLake { Partition = [new("id", "bucket[4]")] };
        _ = await lake.OpenAsync([new("id", new LakeType(LakeKind.Int), false), new("c", new RandomValues(3).Type(4), true)]);
        Mutate(await File.ReadAllBytesAsync(Path.Combine(lake.TableFolder, "metadata", "v1.metadata.json"), TestContext.Current.CancellationToken),
            bytes => TableMetadataReader.Read(bytes, "x"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DamagedAvro_GivesTypedErrors(bool deflated)
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Sample.Columns, Sample.Rows());
        var manifest = await File.ReadAllBytesAsync(Directory.GetFiles(lake.TableFolder, "*-m0.avro", SearchOption.AllDirectories)[0], TestContext.Current.CancellationToken);
        var list = await File.ReadAllBytesAsync(Directory.GetFiles(lake.TableFolder, "snap-*.avro", SearchOption.AllDirectories)[0], TestContext.Current.CancellationToken);
        var owner = ManifestListReader.Read(list, "x")[0];
        if (!deflated)
        {
            (manifest, list) = (Inflated(manifest), Inflated(list)); // so that damage reaches the decoder
            Assert.Equal(Sample.RowCount, Assert.Single(ManifestReader.Read(manifest, owner).Entries).File.Rows);
        }

        Mutate(manifest, bytes => ManifestReader.Read(bytes, owner));
        Mutate(list, bytes => ManifestListReader.Read(bytes, "x"));
    }

    [Fact]
    public async Task DamagedDataFile_GivesTypedErrors()
    {
        using var lake = new TestLake();
        var snapshot = await lake.AppendAsync("b1", Sample.Columns, Sample.Rows());
        var table = await lake.OpenAsync();
        var file = Directory.GetFiles(Path.Combine(lake.TableFolder, "data"))[0];
        var intact = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        foreach (var length in (int[])[0, 3, 8, intact.Length / 2, intact.Length - 1])
        {
            await File.WriteAllBytesAsync(file, intact[..length], TestContext.Current.CancellationToken);
            Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => TestLake.ReadAsync(table, snapshot, "id"))).Id);
        }
    }

    private static void Mutate(byte[] intact, Action<byte[]> read)
    {
        read(intact);
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Damaged(intact, random);
            try
            {
                read(bytes);
            }
            catch (LakeException failure)
            {
                Assert.Contains(failure.Id, (string[])["DP1501", "DP1502", "DP1504"]);
            }
            catch (Exception failure)
            {
                Assert.Fail($"Seed {Seed}, round {round}: {failure}");
            }
        }
    }

    internal static byte[] Damaged(byte[] intact, Random random)
    {
        var bytes = intact.ToList();
        for (var changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 20), bytes.Count - at))); break;
                default: bytes[at] = (byte)(random.Next(2) == 0 ? 0xFF : 0x80); break;
            }
        }

        return [.. bytes];
    }

    // The same file with the codec null: header, marker, then one block.
    private static byte[] Inflated(byte[] file)
    {
        var header = file.AsSpan().IndexOf("deflate"u8);
        var sync = file[^16..];
        var headerEnd = file.AsSpan().IndexOf(sync) + 16;
        var input = new Avro.AvroInput(file.AsSpan(headerEnd));
        var count = input.ReadLong();
        using var inflater = new System.IO.Compression.DeflateStream(new MemoryStream(input.ReadBytes().ToArray()), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflater.CopyTo(plain);
        var output = new Avro.AvroOutput();
        output.Raw(file.AsSpan(0, header - 1));
        output.Text("null");
        output.Raw(file.AsSpan((header + 7)..headerEnd));
        output.Long(count);
        output.Bytes(plain.ToArray());
        output.Raw(sync);
        return output.Written.ToArray();
    }
}
