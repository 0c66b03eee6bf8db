using DataProducts.Access;
using DataProducts.Lake;
using DataProducts.Query;

namespace DataProducts;

/// <summary>What an erasure would do.</summary>
/// <param name="Plan">The plan; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was made.</param>
public sealed record ErasurePlanOutcome(ErasurePlan? Plan, IReadOnlyList<PolicyReason> Refused);

/// <summary>What became of an erasure from vault and lake.</summary>
/// <param name="Report">The evidence; null if denied.</param>
/// <param name="ReportFile">Where it was written; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record ErasePersonOutcome(ErasureReport? Report, string? ReportFile, IReadOnlyList<PolicyReason> Refused);

/// <content>Erasing a person end to end: vault, every product's rows, what was kept out, files that hold them.</content>
public sealed partial class EmbeddedPlatform
{
    private PortTableWalk TableWalk => new(_catalog, LakeOf, TableLake.Local(Layout.Quarantine, Time));

    private HoldRegister Holds => new(Layout.Holds);

    private ErasureTargets Targets => new(TableWalk, Holds);

    private TableRepublication TablePublication => new(_catalog, Time);

    /// <summary>Says what erasing a person from a jurisdiction would do: which rows, snapshots, branches and tags go, and what forbids it.</summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The plan; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As of <see cref="EraseAsync"/>; or a legal hold cannot be read (<c>DP1144</c>).</exception>
    public async Task<ErasurePlanOutcome> PlanErasureAsync(SubjectQuestion question, CancellationToken cancellationToken = default)
    {
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var decided = await AboutAsync(administration, AuditEvent.InspectVault, question, request, cancellationToken).ConfigureAwait(false);
        return decided.Refused.Count > 0
            ? new ErasurePlanOutcome(null, decided.Refused)
            : new ErasurePlanOutcome((await PlanAsync(question, request, cancellationToken).ConfigureAwait(false)).Plan, []);
    }

    /// <summary>
    /// Erases a person from a jurisdiction end to end: the vault as <see cref="EraseAsync"/> does, then the person's rows in every product's
    /// tables, with every snapshot, branch and tag that has them, so that no file of the lake holds them; then writes the evidence. Stopped
    /// anywhere, it is finished by asking the same again. Hydrations of this folder wait meanwhile.
    /// </summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="request">The id of the request; an erasure of the person that was stopped keeps its own.</param>
    /// <param name="progress">Hears how far it is, on the thread that works.</param>
    /// <param name="cancellationToken">Gives up; then ask the same again.</param>
    /// <returns>The evidence; a denial is an answer too.</returns>
    /// <exception cref="DataProductException"><c>DP1141</c>: a legal hold forbids it. <c>DP1142</c>: a table has a batch that was not
    /// published. <c>DP1143</c>: a hydration or removal is under way. Or as of <see cref="PlanErasureAsync"/>.</exception>
    public async Task<ErasePersonOutcome> ErasePersonAsync(
        SubjectQuestion question, Guid request, IProgress<ErasureStep>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        using var alone = await LakeLock.ToRemoveAsync(Layout, cancellationToken).ConfigureAwait(false);
        var decided = await AboutAsync(administration, AuditEvent.Erase, question, request, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new ErasePersonOutcome(null, null, decided.Refused);
        }

        var (plan, tables, unfinished) = await PlanAsync(question, request, cancellationToken).ConfigureAwait(false);
        if (plan.Holds.Count > 0)
        {
            await _audit.AppendAsync([Record(decided, question.Jurisdiction, request, plan.Holds)], cancellationToken).ConfigureAwait(false);
            throw RemovalErrors.Held(plan.Holds);
        }

        foreach (var table in tables)
        {
            await TablePublication.CheckAsync(table, cancellationToken).ConfigureAwait(false);
        }

        var run = RunOf(plan, unfinished, decided.Trail.Principal);
        var job = new ErasureJob(Layout, _tokens, Targets, TableWalk, TablePublication, Time, progress);
        var (report, text, sha256) = await job.RunAsync(run, question.Subject, cancellationToken).ConfigureAwait(false);
        await RecordAsync(run, question.Jurisdiction, sha256, cancellationToken).ConfigureAwait(false);
        progress?.Report(ErasureStep.Recorded);
        var folder = RemovalFolder.Of(Layout, question.Jurisdiction, run.Request);
        folder.End(text);
        return new ErasePersonOutcome(report, folder.Report, []);
    }

    private async Task<(ErasurePlan Plan, IReadOnlyList<FoundTable> Tables, ErasureRun? Unfinished)> PlanAsync(
        SubjectQuestion question, Guid request, CancellationToken cancellationToken)
    {
        var standing = await _tokens.StandingAsync(question.Jurisdiction, question.Subject, cancellationToken).ConfigureAwait(false);
        var found = await Targets.FindAsync(question.Jurisdiction, standing.Subject, cancellationToken).ConfigureAwait(false);
        var unfinished = RemovalFolder.Unfinished(Layout, question.Jurisdiction, standing.Subject);
        string[] products = [.. found.Select(one => one.Removal.Product).Concat(unfinished?.Tables.Select(table => table.Product) ?? []).Distinct()];
        var holds = await Targets.HoldsAsync(question.Jurisdiction, standing.Subject, products, cancellationToken).ConfigureAwait(false);
        var derived = await Targets.DerivedAsync(products, cancellationToken).ConfigureAwait(false);
        var plan = new ErasurePlan(
            request, question.Jurisdiction.Code, standing.Subject.ToString(), standing.State.ToString(), [.. found.Select(one => one.Removal)], holds,
            derived, unfinished?.Request);
        return (plan, [.. found.Select(one => one.Table)], unfinished);
    }

    // What a run found before it was stopped counts: by now some of it may be gone.
    private ErasureRun RunOf(ErasurePlan plan, ErasureRun? unfinished, string principal) => unfinished is null
        ? new ErasureRun(plan.Request, plan.Jurisdiction, plan.Subject, principal, Time.GetUtcNow(), plan.Vault, 0, 0, 0, plan.Tables, plan.HydrateAgain)
        : unfinished with
        {
            Tables =
            [
                .. unfinished.Tables,
                .. plan.Tables.ExceptBy(unfinished.Tables.Select(table => (table.Table, table.IsQuarantine)), table => (table.Table, table.IsQuarantine)),
            ],
            HydrateAgain = [.. unfinished.HydrateAgain.Union(plan.HydrateAgain, StringComparer.Ordinal)],
        };

    private async Task RecordAsync(ErasureRun run, Jurisdiction jurisdiction, string sha256, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        foreach (var product in run.Tables.GroupBy(table => table.Product, StringComparer.Ordinal))
        {
            var model = await ModelAsync(product.Key, cancellationToken).ConfigureAwait(false);
            records.Add(RemovalRecords.Of(
                AuditEvent.EraseRows, model, jurisdiction, run.Request, run.Principal, Time.GetUtcNow(), sha256, product.Sum(table => table.Rows)));
        }

        await _audit.AppendAsync(records, cancellationToken).ConfigureAwait(false);
    }

    private AuditRecord Record(Administration decided, Jurisdiction jurisdiction, Guid request, IReadOnlyList<LegalHold> holds) =>
        RemovalRecords.Of(
            AuditEvent.EraseRows, decided.Model, jurisdiction, request, decided.Trail.Principal, Time.GetUtcNow(), RemovalRecords.HashOf($"{request}"), 0) with
        {
            Allowed = false,
            Policies = [.. holds.Select(hold => $"hold.{hold.Id}").Order(StringComparer.Ordinal)],
        };

    // For what destroys originals alone: the rows may stay, but under a hold nobody could read them any more.
    private async Task RefuseHeldAsync(SubjectQuestion question, CancellationToken cancellationToken)
    {
        var standing = await _tokens.StandingAsync(question.Jurisdiction, question.Subject, cancellationToken).ConfigureAwait(false);
        if ((await Holds.AllAsync(cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return;
        }

        var found = await Targets.FindAsync(question.Jurisdiction, standing.Subject, cancellationToken).ConfigureAwait(false);
        var holds = await Targets.HoldsAsync(
            question.Jurisdiction, standing.Subject, found.Select(one => one.Removal.Product), cancellationToken).ConfigureAwait(false);
        if (holds.Count > 0)
        {
            throw RemovalErrors.Held(holds);
        }
    }
}
