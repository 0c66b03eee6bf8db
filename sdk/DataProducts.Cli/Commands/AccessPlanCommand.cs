using System.CommandLine;
using DataProducts.Access;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct access plan</c>: what would each engine be given?</summary>
internal static class AccessPlanCommand
{
    private const string All = "all";

    public static Command Make()
    {
        var inputs = new AccessInputs();
        var target = new Option<string>("--target") { Description = "The engine.", DefaultValueFactory = _ => All };
        target.AcceptOnlyFromAmong([.. Enum.GetNames<PlanTarget>().Select(name => name.ToLowerInvariant()), All]);
        var polarity = new Option<string?>("--polarity") { Description = "What a row filter of this Starburst does with the rows that it matches, as somebody has tried it." };
        polarity.AcceptOnlyFromAmong("exclusion", "visibility");
        var stricter = new Option<bool>("--allow-stricter") { Description = "Takes it for no finding that an engine shows less than Cedar allows." };
        var command = new Command("plan", "Prints what engines would be given so that they show what policy allows; changes nothing.") { target, polarity, stricter };
        inputs.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var plans = await inputs.PlanAsync(parsed, OptionsOf(parsed.GetValue(target)!, parsed.GetValue(polarity)), cancellation).ConfigureAwait(false);
            if (inputs.WantsJson(parsed))
            {
                JsonOutput.Write<IReadOnlyList<PlanDocument>>([.. plans.Select(PlanDocument.Of)], CliJson.Default.IReadOnlyListPlanDocument);
            }
            else
            {
                PlanOutput.Write(plans);
            }

            var accepted = parsed.GetValue(stricter) ? PlanSeverity.Stricter : PlanSeverity.Note;
            return plans.All(plan => plan.Worst <= accepted) ? ExitCode.Done : ExitCode.Finding;
        });
        return command;
    }

    private static PlanOptions OptionsOf(string target, string? polarity) => new()
    {
        Targets = target == All ? Enum.GetValues<PlanTarget>() : [Enum.Parse<PlanTarget>(target, ignoreCase: true)],
        Polarity = polarity is null ? FilterPolarity.Unverified : Enum.Parse<FilterPolarity>(polarity, ignoreCase: true),
    };
}
