using System.IO.Compression;
using System.Text;

namespace DataProducts.Hydration.Tests;

public sealed class GzipTests
{
    private static readonly string Text = "id,name\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"{i},name {i * 7919 % 1000}\n"));

    [Fact]
    public async Task Gzip_GivesTheSameRowsAsPlain() =>
        Assert.Equal(await ReadCsv.RowsAsync(ReadCsv.Of(Text)), await ReadCsv.RowsAsync(ReadCsv.Of(Compress(Text))));

    [Fact]
    public async Task SeveralMembers_AreReadAsOne()
    {
        var bytes = Compress(Text[..1000]).Concat(Compress("")).Concat(Compress(Text[1000..])).ToArray();
        Assert.Equal(300, (await ReadCsv.RowsAsync(ReadCsv.Of(bytes))).Count);
    }

    [Fact]
    public async Task FileCutOffAnywhere_IsAnErrorAndNeverFewerRows()
    {
        var bytes = Compress(Text);
        for (var length = 2; length < bytes.Length; length++)
        {
            Assert.Equal("DP1100", (await ReadCsv.FailureAsync(ReadCsv.Of(bytes[..length]))).Id);
        }
    }

    [Fact]
    public async Task FileWithAFlippedBit_IsAnErrorOrHasAllRows()
    {
        var bytes = Compress(Text);
        var expected = await ReadCsv.RowsAsync(ReadCsv.Of(Text));
        for (var i = 10; i < bytes.Length; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x10;
            try
            {
                Assert.Equal(expected, await ReadCsv.RowsAsync(ReadCsv.Of(damaged)));
            }
            catch (DataProductException failure)
            {
                Assert.Equal("DP1100", failure.Id);
            }
        }
    }

    private static byte[] Compress(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
