using System.Security.Cryptography;
using System.Text.Json;
using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>
/// Erases a person from a jurisdiction: the vault first, so that no token opens any more; then each table's rows for good; then the evidence.
/// </summary>
/// <remarks>Every step may be repeated. What a run that was killed had found and done stands in its folder, and the next run goes on.</remarks>
internal sealed class ErasureJob(
    EmbeddedLayout layout, JurisdictionVaults vaults, ErasureTargets targets, PortTableWalk walk, TableRepublication publication, TimeProvider time,
    IProgress<ErasureStep>? progress)
{
    private static readonly string[] Kept =
    [
        "The audit log: it names the person nowhere, and no record of it is removed before or after its minimum time.",
        "The erasure ledger and the vault's tombstone: the person's reference, so that nobody takes the person up again unasked.",
        "This report and its audit records: the person's reference.",
        "Quarantine records without a subject: digests under a key, which tell nobody whose they are.",
    ];

    /// <summary>Begins, or goes on; <paramref name="run"/> is what is known by now.</summary>
    /// <returns>The report, not yet written, and its SHA-256.</returns>
    public async Task<(ErasureReport Report, byte[] Text, string Sha256)> RunAsync(
        ErasureRun run, string person, CancellationToken cancellationToken)
    {
        var jurisdiction = Jurisdiction.Parse(run.Jurisdiction);
        var folder = RemovalFolder.Of(layout, jurisdiction, run.Request);
        folder.Write(run);
        progress?.Report(ErasureStep.Planned);
        var erased = await vaults.EraseAsync(jurisdiction, person, run.Request, cancellationToken).ConfigureAwait(false);
        run = run with { VaultKeys = run.VaultKeys + erased.Keys, VaultItems = run.VaultItems + erased.Items };
        folder.Write(run);
        progress?.Report(ErasureStep.VaultErased);
        run = run with { TokenPairs = run.TokenPairs + TokenPairs.BlotOut(Path.Combine(layout.Retokenisations, jurisdiction.Code), erased.Order.Subject) };
        folder.Write(run);
        progress?.Report(ErasureStep.PairsBlotted);
        await RemoveRowsAsync(run, jurisdiction, erased.Order.Subject, folder, cancellationToken).ConfigureAwait(false);
        var report = new ErasureReport(
            run.Request, run.Jurisdiction, run.Subject, run.Principal, run.Begun, time.GetUtcNow(), run.VaultBefore, run.VaultKeys, run.VaultItems,
            run.TokenPairs, run.Tables, folder.Files(), run.HydrateAgain, Kept);
        var text = JsonSerializer.SerializeToUtf8Bytes(report, RemovalJson.Default.ErasureReport);
        return (report, text, Convert.ToHexStringLower(SHA256.HashData(text)));
    }

    private async Task RemoveRowsAsync(
        ErasureRun run, Jurisdiction jurisdiction, SubjectRef subject, RemovalFolder folder, CancellationToken cancellationToken)
    {
        // The plan's tables, whatever is left in them: of a run that was killed, files may lie about that no snapshot names.
        var planned = run.Tables.Select(table => (table.Table, table.IsQuarantine)).ToHashSet();
        foreach (var found in await walk.TablesAsync(jurisdiction, cancellationToken).ConfigureAwait(false))
        {
            if (!planned.Contains((found.Table.Id.ToString(), found.Jurisdiction is null)))
            {
                await found.Table.SweepOrphansAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var steps = new RemovalSteps
            {
                Publish = async (snapshot, stop) =>
                {
                    progress?.Report(ErasureStep.RowsRemoved);
                    await publication.PublishAsync(found, snapshot, stop).ConfigureAwait(false);
                    progress?.Report(ErasureStep.Republished);
                },
                Removing = (file, _) =>
                {
                    folder.Add(found.Table.Id.ToString(), file);
                    progress?.Report(ErasureStep.RemovingFile);
                    return ValueTask.CompletedTask;
                },
            };
            var summary = new Dictionary<string, string>(StringComparer.Ordinal) { ["dp.request"] = run.Request.ToString() };
            await found.Table.RemoveForGoodAsync(ErasureTargets.RowsOf(subject), summary, steps, cancellationToken).ConfigureAwait(false);
            progress?.Report(ErasureStep.TableDone);
        }

        // Nobody hydrates meanwhile, so there is nothing any more; were there, it must be told and not reported as erased.
        if (await targets.FindAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false) is [var (left, _), ..])
        {
            throw RemovalErrors.Left(left.Table.Id.ToString());
        }
    }
}
