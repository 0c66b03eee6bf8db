using System.Globalization;
using System.Text;
using DataProducts.TestKit;

namespace DataProducts.Audit.Tests;

/// <summary>A log in a folder of its own, and what a test does with one.</summary>
internal sealed class TestLog : IDisposable
{
    private readonly TempFolder _temp = new();

    public static NoteSigner Signer { get; } = NoteSigner.Generate("test/log");

    public string Folder => _temp["log"];

    public static ReadOnlyMemory<byte>[] Records(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(n => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(n.ToString("record 0", CultureInfo.InvariantCulture)))];

    public static async Task<TestLog> OfAsync(params int[] batches)
    {
        var test = new TestLog();
        using var log = await AuditLog.OpenAsync(test.Folder, Signer);
        foreach (var batch in batches)
        {
            await log.AppendAsync(Records(batch, (int)log.Checkpoint.Size));
        }

        return test;
    }

    public Task<AuditLog> OpenAsync() => AuditLog.OpenAsync(Folder, Signer);

    public Task<AuditVerification> VerifyAsync(Checkpoint? known = null) => AuditVerifier.VerifyAsync(Folder, Signer.Verifier, known);

    public async Task<List<string>> ReadAsync() => await ReadAsync(Folder, Signer.Verifier);

    public static async Task<List<string>> ReadAsync(string folder, NoteVerifier key)
    {
        var records = new List<string>();
        await foreach (var entry in AuditEntries.ReadAsync(folder, key))
        {
            Assert.Equal(records.Count, entry.Index);
            records.Add(Encoding.UTF8.GetString(entry.Bytes.Span));
        }

        return records;
    }

    public string[] Files() =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    public string this[string path] => Path.Combine(Folder, path);

    public void Dispose() => _temp.Dispose();
}
