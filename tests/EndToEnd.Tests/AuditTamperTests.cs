using System.Buffers.Binary;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>One changed byte in one log is found, and the record that it is in.</summary>
public sealed class AuditTamperTests(SmallState state) : IClassFixture<SmallState>
{
    [Fact]
    public async Task FlippedByte_IsNamedByLogAndRecord()
    {
        using var folder = new TempFolder();
        foreach (var person in (string[])["anna", "clara"])
        {
            await state.Platform.QueryAsync(
                "select email from retail.customers", $"{person}@bank.example", "fraud-detection", null, TestContext.Current.CancellationToken);
        }

        var copy = folder["state"];
        CopyFolder(Path.Combine(state.Folder, "audit"), Path.Combine(copy, "audit"));
        var bundle = Directory.GetFiles(Path.Combine(copy, "audit", "EU", "retail", "tile", "entries"), "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(bundle, TestContext.Current.CancellationToken);
        var (record, place) = Middle(bytes);

        Assert.Equal((0, null), await VerifyAsync(copy));
        bytes[place] ^= 0x01;
        await File.WriteAllBytesAsync(bundle, bytes, TestContext.Current.CancellationToken);
        Assert.Equal((1, $"EU/retail {record}"), await VerifyAsync(copy));
        bytes[place] ^= 0x01;
        await File.WriteAllBytesAsync(bundle, bytes, TestContext.Current.CancellationToken);
        Assert.Equal((0, null), await VerifyAsync(copy));
    }

    private static async Task<(int ExitCode, string? Bad)> VerifyAsync(string folder)
    {
        var ended = await Child.ToolAsync(folder, "audit", "verify", "--json", "--state", folder);
        using var document = JsonDocument.Parse(ended.Output);
        var logs = document.RootElement.GetProperty("logs").EnumerateArray().ToList();
        Assert.Equal(5, logs.Count);
        var bad = logs.Where(log => !log.GetProperty("verified").GetBoolean())
            .Select(log => $"{log.GetProperty("log")} {log.GetProperty("firstBadRecord")}").ToList();
        Assert.Equal(bad.Count == 0, document.RootElement.GetProperty("verified").GetBoolean());
        return (ended.ExitCode, bad.Count == 0 ? null : Assert.Single(bad));
    }

    // An entry bundle (c2sp.org/tlog-tiles) is a list of entries, each behind its length in two bytes.
    private static (int Record, int Place) Middle(byte[] bundle)
    {
        for (var (record, start) = (0, 0); ; record++)
        {
            var end = start + 2 + BinaryPrimitives.ReadUInt16BigEndian(bundle.AsSpan(start));
            if (end > bundle.Length / 2)
            {
                return (record, Math.Max(start + 2, bundle.Length / 2));
            }

            start = end;
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
