using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>Damaged files give rows, faults or a typed error, and nothing else.</summary>
public sealed class ParquetFuzzTests
{
    private const int Seed = 20_261_124;

    private static readonly PortSchema Schema = ReadSource.Schema(
        ("id", new(LakeKind.String)), ("name?", new(LakeKind.String)), ("at?", new(LakeKind.TimestampTz)),
        ("tags?", LakeType.List(new LakeType(LakeKind.Long), true)), ("amount?", new(LakeKind.Decimal, 38, 2)));

    [Fact]
    public async Task DamagedFile_IsRowsFaultsOrATypedError()
    {
        var good = DuckParquet.Write(
            "select i as id, 'n' || (i % 7) as name, timestamp '2024-01-01' + interval (i) second as at, [i, null] as tags, (i / 4)::decimal(20,2) as amount "
            + "from range(300) t(i)", ", row_group_size 2048, compression snappy");
        var random = new Random(Seed);
        var (refused, read) = (0, 0);
        for (var round = 0; round < 700; round++)
        {
            var bytes = good.ToArray();
            var footer = bytes.Length - 8 - BitConverter.ToInt32(bytes, bytes.Length - 8);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var at = random.Next(2) == 0 ? random.Next(footer, bytes.Length) : random.Next(bytes.Length);
                bytes[at] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(bytes[at] ^ (1 << random.Next(8)));
            }

            try
            {
                _ = await ReadSource.RowsAsync(DuckParquet.Of(random.Next(9) == 0 ? bytes[..random.Next(bytes.Length)] : bytes), Schema);
                read++;
            }
            catch (DataProductException failure)
            {
                Assert.True(failure.Id is "DP1101" or "DP1102" or "DP1103" or "DP1113" or "DP1114" or "DP1115" or "DP1117", $"seed {Seed}, round {round}: {failure.Id}");
                refused++;
            }
        }

        Assert.True(refused > 100, $"{refused} refused, {read} read");
    }

    // The decoder would go down by recursion until the stack, and with it the process, ends.
    [Theory]
    [InlineData(101)]
    [InlineData(200_000)]
    public async Task SchemaThatIsNestedDeeply_IsRefusedBeforeItIsDecoded(int depth)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(() => ReadSource.RowsAsync(DuckParquet.Of(DeepSchema.File(depth)), Schema));

        Assert.Equal("DP1113", failure.Id);
    }
}
