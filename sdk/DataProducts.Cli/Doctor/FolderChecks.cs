using System.Runtime.Versioning;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Doctor;

/// <summary>What the platform's folder must be like.</summary>
internal static class FolderChecks
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private const long LeastFreeBytes = 1L << 30;

    public static async Task<IReadOnlyList<CheckDocument>> RunAsync(string? given, CancellationToken cancellation)
    {
        string folder;
        try
        {
            folder = StateFolder.Find(given);
        }
        catch (DataProductException missing) when (given is null)
        {
            // A machine on which nothing has been run yet is healthy.
            return [new CheckDocument("platform folder", true, "none yet", missing.Message)];
        }

        try
        {
            await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = folder });
            return
            [
                new CheckDocument("platform folder", true, platform.Layout.Root, null),
                Space(platform.Layout.Root),
                Secrets(platform.Layout),
                await ProductsAsync(platform, cancellation).ConfigureAwait(false),
                await TransfersAsync(platform, cancellation).ConfigureAwait(false),
                await AuditAsync(platform, cancellation).ConfigureAwait(false),
            ];
        }
        catch (DataProductException broken)
        {
            return [new CheckDocument("platform folder", false, $"{broken.Id}: {broken.Message}", "see docs/errors.md")];
        }
    }

    private static CheckDocument Space(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return new CheckDocument("free space", free >= LeastFreeBytes, $"{free >> 20} MB", free >= LeastFreeBytes ? null : "free at least 1 GB");
    }

    private static CheckDocument Secrets(EmbeddedLayout layout)
    {
        if (OperatingSystem.IsWindows())
        {
            return new CheckDocument("keys and vaults", true, "protected by the folder's access list", null);
        }

        var open = Files(layout.Keys).Concat(Files(layout.Vaults)).Where(IsOpenToOthers).ToList();
        return open.Count == 0
            ? new CheckDocument("keys and vaults", true, "readable by their owner alone", null)
            : new CheckDocument("keys and vaults", false, $"{open.Count} files can be read by others, first {open[0]}", $"chmod -R go-rwx {layout.Keys} {layout.Vaults}");
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpenToOthers(string file) => (File.GetUnixFileMode(file) & Others) != 0;

    private static async Task<CheckDocument> ProductsAsync(EmbeddedPlatform platform, CancellationToken cancellation)
    {
        var products = await platform.Catalog.ListAsync(cancellation).ConfigureAwait(false);
        return new CheckDocument("products", true, products.Count == 0 ? "none registered" : string.Join(", ", products.Select(one => $"{one.Id} {one.Version}")), null);
    }

    private static async Task<CheckDocument> TransfersAsync(EmbeddedPlatform platform, CancellationToken cancellation)
    {
        var reports = await platform.TransfersAsync(cancellation).ConfigureAwait(false);
        var ended = reports.FirstOrDefault(report => report.Standing.IsExpired);
        var soon = reports.Sum(report => report.Endings.Count);
        return ended is not null
            ? new CheckDocument("transfer matrix", false, ended.Standing.Sentence, "publish standards with a reviewed matrix (docs/transfers.md)")
            : new CheckDocument(
                "transfer matrix",
                true,
                reports.Count == 0 ? "none in use" : string.Join(' ', reports.Select(report => report.Standing.Sentence)),
                soon == 0 ? null : "dataproduct transfers");
    }

    private static async Task<CheckDocument> AuditAsync(EmbeddedPlatform platform, CancellationToken cancellation)
    {
        var logs = await platform.VerifyAuditAsync(cancellation).ConfigureAwait(false);
        var bad = logs.FirstOrDefault(log => !log.Verified);
        return bad is null
            ? new CheckDocument("audit log", true, $"{logs.Sum(log => log.Records)} records in {logs.Count} logs verify", null)
            : new CheckDocument("audit log", false, $"{bad.Name} does not verify", "dataproduct audit verify");
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
