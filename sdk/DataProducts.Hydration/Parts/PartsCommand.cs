using System.Globalization;
using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>The arguments <c>plan</c>, <c>work</c> and <c>commit</c> of a product's own program: what a container runs, in each of many
/// processes (<c>docs/scale-out.md</c>).</summary>
/// <param name="Step">What is to be done.</param>
/// <param name="Plan">The plan's name; empty of <see cref="PartsStep.Plan"/>.</param>
/// <param name="Part">The part's number, of <see cref="PartsStep.Work"/>.</param>
/// <param name="RowsPerPart">How many rows a part has at most, of <see cref="PartsStep.Plan"/>.</param>
/// <param name="IsJson">Whether the answer is JSON.</param>
public sealed record PartsCommand(PartsStep Step, string Plan, int Part, int RowsPerPart, bool IsJson)
{
    /// <summary>What to type.</summary>
    public const string Usage = """
        plan [--rows N] [--json]    names the batch and divides it; prints the plan's name and its parts
        work PLAN PART [--json]     works one part; again does no harm
        commit PLAN [--json]        commits the batch once every part is there; again does no harm

          --rows  how many rows a part has at most (default: 1000000)
          --json  answers in JSON, one object on one line
        """;

    private const int DefaultRows = 1_000_000;
    private const int MostRows = 100_000_000;

    /// <summary>Reads arguments.</summary>
    /// <param name="arguments">The arguments, from the step's name on.</param>
    /// <returns>The command, or null if they are not understood.</returns>
    public static PartsCommand? Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var words = arguments.Where(word => word != "--json").ToList();
        var json = words.Count < arguments.Count;
        return words switch
        {
            ["plan"] => new(PartsStep.Plan, "", 0, DefaultRows, json),
            ["plan", "--rows", var text] when Number(text) is > 0 and <= MostRows and var rows => new(PartsStep.Plan, "", 0, rows, json),
            ["work", var plan, var text] when !plan.StartsWith('-') && Number(text) is { } part => new(PartsStep.Work, plan, part, 0, json),
            ["commit", var plan] when !plan.StartsWith('-') => new(PartsStep.Commit, plan, 0, 0, json),
            _ => null,
        };
    }

    /// <summary>Does it, and prints what was done.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="parts">The divided hydration.</param>
    /// <param name="source">The input, the same in every process.</param>
    /// <param name="output">Receives the answer; what went wrong is thrown.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">As of <see cref="HydrationParts{TRow}"/>.</exception>
    public async Task RunAsync<TRow>(
        HydrationParts<TRow> parts, HydrationSource source, TextWriter output, IProgress<HydrationProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(output);
        var answer = Step switch
        {
            PartsStep.Plan => Text(await parts.PlanAsync(source, RowsPerPart, progress, cancellationToken).ConfigureAwait(false)),
            PartsStep.Work => Text(await parts.WorkAsync(source, Plan, Part, progress, cancellationToken).ConfigureAwait(false)),
            _ => Text(await parts.CommitAsync(source, Plan, progress, cancellationToken).ConfigureAwait(false)),
        };
        await output.WriteLineAsync(answer.AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Text(PartsPlan plan) => IsJson
        ? JsonSerializer.Serialize(plan, PartsAnswers.Default.PartsPlan)
        : plan.AlreadyHydrated
            ? $"batch {plan.Batch} is published already; nothing to do"
            : string.Create(CultureInfo.InvariantCulture, $"plan {plan.Name}\n{plan.Rows} rows in {plan.Parts.Count} parts, 0 to {plan.Parts.Count - 1}");

    private string Text(HydrationPartReport part) => IsJson
        ? JsonSerializer.Serialize(part, PartsAnswers.Default.HydrationPartReport)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"part {part.Number}: {part.RowsWritten} rows written, {part.RowsQuarantined} kept out{(part.AlreadyWorked ? " (before)" : "")}");

    private string Text(HydrationReport report) => IsJson
        ? JsonSerializer.Serialize(
            new PartsCommitAnswer(
                report.Batch, report.AlreadyHydrated, report.Published, report.RowsRead, report.RowsWritten.Values.Sum(), report.RowsQuarantined),
            PartsAnswers.Default.PartsCommitAnswer)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"batch {report.Batch}: {report.RowsRead} rows read, {report.RowsWritten.Values.Sum()} written, {report.RowsQuarantined} kept out")
            + (report.AlreadyHydrated ? " (before)" : "");
}

/// <summary>A step of a divided hydration.</summary>
public enum PartsStep
{
    /// <summary>Divide the input.</summary>
    Plan = 1,

    /// <summary>Work one part.</summary>
    Work,

    /// <summary>Commit the batch.</summary>
    Commit,
}
