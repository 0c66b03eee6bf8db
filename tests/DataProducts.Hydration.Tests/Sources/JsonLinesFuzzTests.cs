using System.Text;

namespace DataProducts.Hydration.Tests;

/// <summary>Whatever bytes come: each line that is not empty is a row or a fault, or the whole is refused with a typed error.</summary>
public sealed class JsonLinesFuzzTests
{
    private const int Seed = 20_261_123;

    private static readonly PortSchema Schema = ReadSource.Schema(
        ("id", new(LakeKind.String)), ("size?", new(LakeKind.Double)), ("tags?", LakeType.List(new LakeType(LakeKind.String))));

    private static readonly byte[][] Pieces =
    [
        [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [0], "\""u8.ToArray(), ","u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "{"u8.ToArray(),
        "}"u8.ToArray(), "[[["u8.ToArray(), "\\u"u8.ToArray(), "\\ud83d"u8.ToArray(), "1e999"u8.ToArray(), "\"id\":"u8.ToArray(),
        "null"u8.ToArray(), "\\"u8.ToArray(), new string('x', 5000).Select(letter => (byte)letter).ToArray(),
    ];

    [Fact]
    public async Task MutatedBytes_AreRowsFaultsOrATypedError()
    {
        var random = new Random(Seed);
        var good = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 8).Select(i =>
            $"{{\"id\":\"n\\u00e9{i}\",\"size\":{i}.5,\"tags\":[\"a\",{{\"b\":[{i}]}}]}}\n")));
        for (var round = 0; round < 3000; round++)
        {
            var content = good;
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                content = Change(random, content);
            }

            await CheckAsync(content, round);
        }
    }

    private static async Task CheckAsync(byte[] content, int round)
    {
        var source = JsonLinesSource.Stream("f.jsonl", _ => ValueTask.FromResult<Stream>(new MemoryStream(content))).LimitLine(4096);
        var bare = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        var lines = Encoding.Latin1.GetString(bare).Split('\n').Count(line => line.Trim(' ', '\t', '\r').Length > 0);
        try
        {
            var rows = await ReadSource.RowsAsync(source, Schema);
            Assert.True(rows.Count == lines, $"seed {Seed}, round {round}: {rows.Count} rows of {lines} lines");
        }
        catch (DataProductException refused)
        {
            Assert.True(refused.Id is "DP1102" or "DP1111" or "DP1112", $"seed {Seed}, round {round}: {refused.Id}");
        }
    }

    private static byte[] Change(Random random, byte[] content)
    {
        var at = random.Next(content.Length + 1);
        var end = Math.Min(content.Length, at + random.Next(1, 40));
        return random.Next(4) switch
        {
            0 => [.. content[..at], .. content[end..]],
            1 => [.. content[..end], .. content[at..]],
            2 => [.. content[..at], .. Pieces[random.Next(Pieces.Length)], .. content[at..]],
            _ => [.. content[..at], (byte)random.Next(256), .. content[Math.Min(content.Length, at + 1)..]],
        };
    }
}
