using System.CommandLine;
using DataProducts.Catalog;
using DataProducts.Cli.Output;
using DataProducts.Contracts;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct retire</c>: an earlier major version goes, with notice, and not while anybody reads it.</summary>
internal static class RetireCommand
{
    private const long Day = 86_400;

    public static Command Make()
    {
        var product = new Argument<string>("product") { Description = "The major version, for example retail.customers@1." };
        var notice = new Option<string?>("--notice") { Description = $"How long the notice lasts, in days; P{RetirementDesk.NoticeDays}D by default.", HelpName = "duration" };
        var apply = new Option<bool>("--apply") { Description = "Retires it: refused before the notice is over, and while anybody reads it." };
        var cancel = new Option<bool>("--cancel") { Description = "Takes the notice back." };
        var quiet = new Option<int?>("--quiet-days")
        {
            Description = $"With --apply: for how many days nobody may have read it, {RetirementDesk.QuietDays} by default.",
            HelpName = "days",
        };
        var person = new Option<string>("--as") { Description = "Who administers the product; an id of people.json. Works only in embedded mode.", Required = true };
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("retire", "Gives notice of an earlier major version, and after it retires the version.")
        {
            product, notice, apply, cancel, quiet, person, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (isApply, isCancel) = (parsed.GetValue(apply), parsed.GetValue(cancel));
            if ((isApply && isCancel) || ((isApply || isCancel) && parsed.GetValue(notice) is not null) || (!isApply && parsed.GetValue(quiet) is not null))
            {
                throw new DataProductException("DP1002", "Give one of --notice, --apply and --cancel; --quiet-days goes with --apply.");
            }

            var days = DaysOf(parsed.GetValue(notice));
            var (reference, who) = (ProductReference.Parse(parsed.GetRequiredValue(product)), parsed.GetRequiredValue(person));
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var desk = platform.Retirements;
            var done = isCancel ? await desk.CancelAsync(reference, who, cancellation).ConfigureAwait(false)
                : isApply ? await desk.RetireAsync(reference, parsed.GetValue(quiet) ?? RetirementDesk.QuietDays, who, cancellation).ConfigureAwait(false)
                : await desk.AnnounceAsync(reference, days, who, cancellation).ConfigureAwait(false);
            RetirementOutput.Write(done, isCancel, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static int DaysOf(string? notice) => notice is null ? RetirementDesk.NoticeDays
        : IsoDuration.TryParse(notice, out var duration) && duration is { Months: 0 } && duration.Seconds % Day == 0 && duration.Seconds / Day <= RetirementDesk.MostDays
            ? (int)(duration.Seconds / Day)
            : throw new DataProductException("DP1298", $"--notice takes 1 to {RetirementDesk.MostDays} whole days as ISO 8601 writes them, for example P90D.");
}
