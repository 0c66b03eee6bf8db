using DataProducts.Hydration;

namespace DataProducts;

/// <summary>The command <c>hydrate</c> of a product's own program, which <c>dataproduct hydrate</c> starts: only that program has the record's code.</summary>
/// <remarks>
/// <code>
/// var (own, hydrate) = HydrateCommand.Split(args);
/// …
/// if (hydrate is not null)
/// {
///     return await HydrateCommand.RunAsync&lt;Customer&gt;(platform, source, hydrate, stop);
/// }
/// </code>
/// </remarks>
public static class HydrateCommand
{
    /// <summary>The command's name: it and what follows it in a program's arguments are its own.</summary>
    internal const string Name = "hydrate";

    /// <summary>The variable of the environment that has the command's name where <c>dataproduct</c> started the program.</summary>
    internal const string Variable = "DATAPRODUCT_COMMAND";

    private static readonly AsyncLocal<bool> IsRunning = new();

    private const int Done = 0;
    private const int Finding = 1;

    /// <summary>Divides a program's arguments: its own, and what stands behind <c>hydrate</c>.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The program's own, and the command's; those are null if the command was not given.</returns>
    public static (string[] Own, string[]? Hydrate) Split(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var place = Array.IndexOf(arguments, Name);
        return place < 0 ? (arguments, null) : (arguments[..place], arguments[(place + 1)..]);
    }

    /// <summary>Hydrates, plans or replays, as the arguments say, and writes what was done to standard output.</summary>
    /// <typeparam name="TRow">The annotated record of a registered product.</typeparam>
    /// <param name="platform">Where to.</param>
    /// <param name="source">The input.</param>
    /// <param name="arguments">What was typed behind <c>hydrate</c>; <c>--help</c> says what may be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code: 0 done, 1 the batch was refused (<c>DP1160</c>, <c>DP1161</c>) or a dry run says that it would be.</returns>
    /// <exception cref="DataProductException"><c>DP1002</c>: the arguments are not understood. Otherwise as of
    /// <see cref="EmbeddedPlatform.HydrateAsync{TRow}(HydrationSource, HydrationOptions, IProgress{HydrationProgress}?, CancellationToken)"/>.</exception>
    public static async Task<int> RunAsync<TRow>(
        EmbeddedPlatform platform, HydrationSource source, string[] arguments, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(source);
        var asked = HydrateArguments.Parse(arguments);
        if (asked.IsHelp)
        {
            Console.Out.WriteLine(HydrateArguments.Help);
            return Done;
        }

        var input = asked.From is null && asked.To is null ? source : source.RangeOf(asked.From, asked.To);
        using var progress = ConsoleProgress.OfStandardError();
        IsRunning.Value = true;
        try
        {
            return asked.Plan
                ? ShowPlan(await platform.PlanHydrationAsync<TRow>(input, asked.Options, progress, cancellationToken).ConfigureAwait(false), asked, progress)
                : ShowReport<TRow>(
                    await platform.HydrateAsync<TRow>(input, asked.Options, progress, cancellationToken).ConfigureAwait(false), asked, progress);
        }
        catch (DataProductException refusal) when (HydrationErrors.IsRefusal(refusal))
        {
            progress.End();
            Console.Error.WriteLine($"error {refusal.Id}: {refusal.Message}");
            if (asked.Json)
            {
                var now = TimeProvider.System.GetUtcNow();
                Console.Out.WriteLine(new RunDocument(TRow.Schema, asked.Options, now).Of(refusal, now));
            }

            return Finding;
        }
    }

    /// <summary>Refuses to hydrate in a program that was started to do something of this command and does not know it.</summary>
    /// <exception cref="DataProductException"><c>DP1168</c>.</exception>
    internal static void RefuseOther()
    {
        if (!IsRunning.Value && string.Equals(Environment.GetEnvironmentVariable(Variable), Name, StringComparison.Ordinal))
        {
            throw new DataProductException(
                "DP1168", "'dataproduct hydrate' started this program, and it hydrates by itself: what was asked, perhaps a dry run, would be "
                + "ignored. Nothing was done; let it call HydrateCommand.RunAsync where its arguments have 'hydrate' (docs/hydration.md).");
        }
    }

    private static int ShowPlan(HydrationPlan plan, HydrateArguments asked, ConsoleProgress progress)
    {
        progress.End();
        Console.Out.WriteLine(asked.Json ? HydrationPlanDocument.Of(plan) : HydrationPlanText.Of(plan));
        return plan.Report.Refusal is null ? Done : Finding;
    }

    private static int ShowReport<TRow>(HydrationReport report, HydrateArguments asked, ConsoleProgress progress)
        where TRow : class, IDataProductRow<TRow>
    {
        progress.End();
        var ended = TimeProvider.System.GetUtcNow();
        Console.Out.WriteLine(asked.Json
            ? new RunDocument(TRow.Schema, asked.Options, ended - report.Duration).Of(report, ended)
            : ReportText.Of(report));
        return report.Refusal is null ? Done : Finding;
    }
}
