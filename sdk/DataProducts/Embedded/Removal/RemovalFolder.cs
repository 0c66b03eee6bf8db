using System.Text.Json;

namespace DataProducts;

/// <summary>The folder of one removal: what it is about until it ends, each file before it goes, and in the end the report.</summary>
/// <param name="root">The platform's folder.</param>
/// <param name="path">The folder.</param>
internal sealed class RemovalFolder(string root, string path)
{
    private const string RunName = "run.json";
    private const string ReportName = "report.json";

    public string Report => Path.Combine(path, ReportName);

    private string Run => Path.Combine(path, RunName);

    private string Journal => Path.Combine(path, "removed.jsonl");

    /// <summary>Gives the folder of a request.</summary>
    public static RemovalFolder Of(EmbeddedLayout layout, Jurisdiction jurisdiction, Guid request) =>
        new(layout.Root, Path.Combine(layout.Removals, jurisdiction.Code, request.ToString("D")));

    /// <summary>Finds the erasure of a person that was stopped, or null.</summary>
    /// <exception cref="DataProductException"><c>DP1147</c>: a run cannot be read, so that nobody knows whose it is.</exception>
    public static ErasureRun? Unfinished(EmbeddedLayout layout, Jurisdiction jurisdiction, SubjectRef subject)
    {
        var folder = Path.Combine(layout.Removals, jurisdiction.Code);
        return !Directory.Exists(folder) ? null : Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Select(one => new RemovalFolder(layout.Root, one)).Select(one => one.Read())
            .FirstOrDefault(run => run is not null && run.Subject == subject.ToString());
    }

    public ErasureRun? Read()
    {
        try
        {
            return File.Exists(Run)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(Run), RemovalJson.Default.ErasureRun) ?? throw RemovalErrors.RunUnreadable(Run)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw RemovalErrors.RunUnreadable(Run, failure);
        }
    }

    public void Write(ErasureRun run)
    {
        PrivateFolders.Ensure(path);
        DurableFile.Replace(Run, JsonSerializer.SerializeToUtf8Bytes(run, RemovalJson.Default.ErasureRun));
    }

    /// <summary>Takes down a file before it goes.</summary>
    public void Add(string table, Lake.RemovedFile file)
    {
        PrivateFolders.Ensure(path);
        var line = new RemovedTableFile(table, Path.GetRelativePath(root, file.Location).Replace(Path.DirectorySeparatorChar, '/'), file.Bytes, file.Sha256);
        using var journal = DurableFile.Append(Journal);
        journal.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, RemovalLineJson.Default.RemovedTableFile), (byte)'\n']);
        journal.Flush(flushToDisk: true);
    }

    /// <summary>Gives what was taken down, each file once. A line that a kill cut short is of a file that was still there, and was taken down anew.</summary>
    public IReadOnlyList<RemovedTableFile> Files() => !File.Exists(Journal) ? [] :
        [.. File.ReadLines(Journal).Select(Parse).OfType<RemovedTableFile>().Distinct()];

    /// <summary>Ends: the report stands, and what it was made of goes.</summary>
    public void End(byte[] report)
    {
        PrivateFolders.Ensure(path);
        DurableFile.Replace(Report, report);
        File.Delete(Run);
        File.Delete(Journal);
    }

    private static RemovedTableFile? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RemovalLineJson.Default.RemovedTableFile);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
