using System.Text.Json;
using DataProducts.Lake;

namespace DataProducts;

/// <content>Removing rows whose time is over (<see cref="RetentionAttribute"/>).</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>
    /// Removes the rows that have been kept as long as their contract allows, with every snapshot, branch and tag that has them, and writes the
    /// evidence. What a legal hold is on stays. Hydrations of this folder wait meanwhile; stopped anywhere, the next run does the rest.
    /// </summary>
    /// <param name="apply">Whether to remove; false only says what would go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What goes, or went.</returns>
    /// <exception cref="DataProductException"><c>DP1142</c>: a table has a batch that was not published. <c>DP1143</c>: a hydration or
    /// removal is under way. <c>DP1144</c>: a legal hold cannot be read.</exception>
    public async Task<RetentionReport> RetainAsync(bool apply, CancellationToken cancellationToken = default)
    {
        var now = Time.GetUtcNow();
        var request = Guid.CreateVersion7(now);
        using var alone = apply ? await LakeLock.ToRemoveAsync(Layout, cancellationToken).ConfigureAwait(false) : null;
        var holds = await Holds.AllAsync(cancellationToken).ConfigureAwait(false);
        var ports = new List<RetainedPort>();
        var files = new List<RemovedTableFile>();
        foreach (var jurisdiction in Jurisdictions())
        {
            foreach (var found in await TableWalk.TablesAsync(jurisdiction, cancellationToken).ConfigureAwait(false))
            {
                if (found.Jurisdiction is null || found.Port.Retention is not { } retention)
                {
                    continue;
                }

                var before = RetentionRule.Before(retention, now);
                string[] people = [.. holds.Where(hold => hold.Jurisdiction == jurisdiction.Code).Select(hold => hold.Subject).OfType<string>()];
                var test = await RetentionRule.OfAsync(found, before, people, cancellationToken).ConfigureAwait(false);
                var plan = await found.Table.PlanRemovalAsync(test, cancellationToken).ConfigureAwait(false);
                var hold = holds.FirstOrDefault(one => one.Jurisdiction == jurisdiction.Code && one.Product == found.Version.Id)?.Id;
                ports.Add(new RetainedPort(jurisdiction.Code, retention.Period.ToString(), retention.Column, before, found.Of(plan), hold));
                if (apply && hold is null && !plan.IsEmpty)
                {
                    await RetainAsync(found, test, plan, request, jurisdiction, files, cancellationToken).ConfigureAwait(false);
                }
                else if (apply && hold is null)
                {
                    await found.Table.SweepOrphansAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false); // of a run that was killed
                }
            }
        }

        var report = new RetentionReport(request, apply, now, ports, files);
        if (apply)
        {
            Write(report);
        }

        return report;
    }

    // Recorded before anything goes: what was removed unrecorded nobody could account for.
    private async Task RetainAsync(
        FoundTable found, RowTest test, RemovalPlan plan, Guid request, Jurisdiction jurisdiction, List<RemovedTableFile> files,
        CancellationToken cancellationToken)
    {
        await TablePublication.CheckAsync(found, cancellationToken).ConfigureAwait(false);
        var model = await ModelAsync(found.Version.Reference.ToString(), cancellationToken).ConfigureAwait(false);
        var table = found.Table.Id.ToString();
        await _audit.AppendAsync(
            [
                RemovalRecords.Of(
                    AuditEvent.Retain, model, jurisdiction, request, found.Version.Id, Time.GetUtcNow(), RemovalRecords.HashOf(table), plan.Rows) with
                {
                    Actions = ["retain"],
                },
            ],
            cancellationToken).ConfigureAwait(false);
        var steps = new RemovalSteps
        {
            Publish = (snapshot, stop) => TablePublication.PublishAsync(found, snapshot, stop),
            Removing = (file, _) =>
            {
                files.Add(new RemovedTableFile(
                    table, Path.GetRelativePath(Layout.Root, file.Location).Replace(Path.DirectorySeparatorChar, '/'), file.Bytes, file.Sha256));
                return ValueTask.CompletedTask;
            },
        };
        var summary = new Dictionary<string, string>(StringComparer.Ordinal) { ["dp.request"] = request.ToString() };
        await found.Table.RemoveForGoodAsync(test, summary, steps, cancellationToken).ConfigureAwait(false);
    }

    private void Write(RetentionReport report)
    {
        var folder = Path.Combine(Layout.Removals, "retention");
        PrivateFolders.Ensure(folder);
        DurableFile.Replace(
            Path.Combine(folder, $"{report.Request:D}.json"), JsonSerializer.SerializeToUtf8Bytes(report, RemovalJson.Default.RetentionReport));
    }
}
